/**
 * The expected state while steps are made one after the other: what was shown, plus the steps made
 * so far.
 */
import { Families, type Family } from '../families.ts'
import type { Image } from '../schema.ts'
import { applyChange } from './apply.ts'
import type { ImageChange } from './change.ts'
import { familiesTouched, type Ground } from './preview.ts'

/** What to read before a step is made, and the expected result. */
export interface Look {
  images: readonly string[]
  /**
   * Families read with all members: the step takes their head away, or a member couldn't be read
   * completely.
   */
  families: readonly string[]
  /**
   * Families whose head alone matters: whatever the other members are, the step has the same
   * effect on it.
   */
  heads: readonly string[]
  /** The expected state; families in `heads` have the head as their only member. */
  ground: Ground
}

export class Expected {
  readonly #images: Map<string, Image>
  readonly #families = new Map<string, Family>()

  constructor({ images, families }: Ground) {
    this.#images = new Map(images)
    const members = [...families.values()].flatMap((each) => each ?? [])
    // As in a preview, an image read on its own takes precedence.
    const all = Families.of([...members, ...images.values()])
    for (const [name, known] of families) if (known) this.#families.set(name, all.family(name))
  }

  image(name: string): Image | undefined {
    return this.#images.get(name)
  }

  /** What one step depends on. A family whose members are unknown stays unknown, and isn't read. */
  before(step: ImageChange): Look {
    const { image: name } = step.target
    const image = this.#images.get(name)
    const images = new Map(image && [[name, image]])
    const families = new Map<string, readonly Image[]>()
    const [whole, heads]: [string[], string[]] = [[], []]
    for (const [family, canTake] of familiesTouched([step], images)) {
      const known = this.#families.get(family)
      if (!known) continue
      const { head, members, isWhole } = known
      const needsAll = !isWhole || (canTake && head?.name === name)
      if (needsAll) whole.push(family)
      else heads.push(family)
      families.set(family, needsAll ? members : head ? [head] : [])
    }
    return { images: [...images.keys()], families: whole, heads, ground: { images, families } }
  }

  /** Records that a step was made. */
  make({ target: { image: name }, change }: ImageChange): void {
    const before = this.#images.get(name)
    const after = applyChange(before, change)
    if (after) this.#images.set(name, after)
    else this.#images.delete(name)
    for (const family of new Set([before?.family, after?.family])) {
      const known = family ? this.#families.get(family) : undefined
      if (!family || !known) continue
      const stays = after?.family === family ? after : undefined
      const joins = before?.family !== family && stays
      this.#families.set(
        family,
        known.with({ replaced: new Map([[name, stays]]), joined: joins ? [joins] : [] }),
      )
    }
  }
}
