/**
 * Images grouped by family, once, so that questions about many families don't each go through all
 * images.
 */
import { canBeHead, headUnknown, newestFirstOf, newestStray } from './family.ts'
import type { Image } from './schema.ts'
import { isUnread, isWhole as isReadWhole } from './unread.ts'

/** The members of one family, sorted when first needed. */
export class Family {
  readonly #images: readonly Image[]
  /** Whether all members could be read completely. */
  readonly isWhole: boolean
  #members: readonly Image[] | undefined
  /** null: there is none. */
  #head: Image | null | undefined

  /** @param members `images` in sorted order, if already known */
  constructor(images: readonly Image[], isWhole: boolean, members?: readonly Image[]) {
    this.#images = images
    this.isWhole = isWhole
    this.#members = members
  }

  /** Newest first. */
  get members(): readonly Image[] {
    return (this.#members ??= newestFirstOf(this.#images))
  }

  /**
   * What the family resolves to, as far as its members could be read: see {@link Families.isGuess}.
   */
  get head(): Image | undefined {
    if (this.#head === undefined) this.#head = this.members.find(canBeHead) ?? null
    return this.#head ?? undefined
  }

  /** The family after changes to its members. */
  with({ replaced, joined }: Moves): Family {
    const members: Image[] = []
    for (const image of this.members) {
      const now = replaced.has(image.name) ? replaced.get(image.name) : image
      if (now) members.push(now)
    }
    const isWhole = [...replaced.values(), ...joined].every((image) => !image || isReadWhole(image))
    const all = [...members, ...joined]
    // A replaced image keeps its age, and so its position.
    return new Family(all, this.isWhole && isWhole, joined.length > 0 ? undefined : all)
  }
}

/** How changes affect the members of one family. */
interface Moves {
  /** By name; undefined for one that leaves. */
  replaced: Map<string, Image | undefined>
  joined: Image[]
}

const NONE = new Family([], true)

/**
 * The images of a project, by name and by family. Immutable: `with` returns a changed copy, at the
 * cost of the changes and the families they affect.
 */
export class Families {
  readonly #images: ReadonlyMap<string, Image>
  /** The images changed since; undefined for a deleted one. */
  readonly #changed: ReadonlyMap<string, Image | undefined>
  readonly #families: ReadonlyMap<string, Family>
  /** Images whose family couldn't be read. */
  readonly #strays: readonly Image[]
  readonly #stray: Image | undefined
  #ids: ReadonlyMap<string | undefined, Image> | undefined
  readonly #guesses = new Map<string, boolean>()

  private constructor(
    images: ReadonlyMap<string, Image>,
    changed: ReadonlyMap<string, Image | undefined>,
    families: ReadonlyMap<string, Family>,
    strays: readonly Image[],
  ) {
    this.#images = images
    this.#changed = changed
    this.#families = families
    this.#strays = strays
    this.#stray = newestStray(strays)
  }

  /** @param images of one project; of two with the same name the later one counts */
  static of(images: Iterable<Image>): Families {
    const byName = new Map<string, Image>()
    for (const image of images) byName.set(image.name, image)
    const groups = new Map<string, Image[]>()
    const partly = new Set<string>()
    const strays: Image[] = []
    for (const image of byName.values()) {
      if (!isReadWhole(image)) {
        partly.add(image.family ?? '')
        if (isStray(image)) strays.push(image)
      }
      if (!image.family) continue
      const members = groups.get(image.family)
      if (members) members.push(image)
      else groups.set(image.family, [image])
    }
    const families = new Map<string, Family>()
    for (const [name, members] of groups) families.set(name, new Family(members, !partly.has(name)))
    return new Families(byName, new Map(), families, strays)
  }

  /** The names of all families, including ones that have lost all members. */
  get names(): Iterable<string> {
    return this.#families.keys()
  }

  /** A family; an empty one if there is none with that name. */
  family(name: string): Family {
    return this.#families.get(name) ?? NONE
  }

  /**
   * Whether the head of a family is a guess: an image that may be the head couldn't be read
   * completely.
   */
  isGuess(name: string): boolean {
    const { members, isWhole } = this.family(name)
    if (isWhole && !this.#stray) return false
    const isGuess =
      this.#guesses.get(name) ?? headUnknown(members, this.#stray ? [this.#stray] : [])
    this.#guesses.set(name, isGuess)
    return isGuess
  }

  /** The image with this name or, if there is none, with this id. */
  find(nameOrId: string): Image | undefined {
    const image = this.#byName(nameOrId)
    if (image) return image
    this.#ids ??= new Map(Array.from(this.all(), (each) => [each.id, each]))
    return this.#ids.get(nameOrId)
  }

  /**
   * The images after changes.
   * @param changed images by name; undefined for a deleted one
   */
  with(changed: ReadonlyMap<string, Image | undefined>): Families {
    const moves = new Map<string, Moves>()
    const movesOf = (family: string) => {
      const known = moves.get(family)
      if (known) return known
      const made: Moves = { replaced: new Map(), joined: [] }
      moves.set(family, made)
      return made
    }
    const all = new Map(this.#changed)
    for (const [name, after] of changed) {
      all.set(name, after)
      const before = this.#byName(name)
      const stays = before && after && before.family === after.family && sameAge(before, after)
      if (before?.family) movesOf(before.family).replaced.set(name, stays ? after : undefined)
      if (after?.family && !stays) movesOf(after.family).joined.push(after)
    }
    const families = new Map(this.#families)
    for (const [name, move] of moves) families.set(name, this.family(name).with(move))
    const strays = [
      ...this.#strays.filter(({ name }) => !changed.has(name)),
      ...[...changed.values()].flatMap((image) => (image && isStray(image) ? [image] : [])),
    ]
    return new Families(this.#images, all, families, strays)
  }

  #byName(name: string): Image | undefined {
    return this.#changed.has(name) ? this.#changed.get(name) : this.#images.get(name)
  }

  /** Every image, each once. */
  *all(): Generator<Image> {
    for (const [name, image] of this.#images) if (!this.#changed.has(name)) yield image
    for (const image of this.#changed.values()) if (image) yield image
  }
}

const isStray = (image: Image) => isUnread(image, 'family')

const sameAge = (a: Image, b: Image) => a.creationTimestamp === b.creationTimestamp && a.id === b.id
