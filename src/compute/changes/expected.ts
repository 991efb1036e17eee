/** What should be there while steps are made one after the other: what was shown, and what was made of it since. */
import { Families, type Family } from '../families.ts'
import type { Image } from '../schema.ts'
import { applyChange } from './apply.ts'
import type { ImageChange } from './change.ts'
import { familiesTouched, type Ground } from './preview.ts'

/** What has to be looked at before a step is made, and what should be found. */
export interface Look {
  images: readonly string[]
  /** Families of which all members count: the step takes their head away, or not all could be read whole. */
  families: readonly string[]
  /** Families of which only the head counts: whatever the other members are, the step does the same to it. */
  heads: readonly string[]
  /** As it should be; of `heads` with the head as the one member. */
  ground: Ground
}

export class Expected {
  readonly #images: Map<string, Image>
  readonly #families = new Map<string, Family>()

  constructor({ images, families }: Ground) {
    this.#images = new Map(images)
    const members = [...families.values()].flatMap((each) => each ?? [])
    // As in a preview: an image as it was read itself counts.
    const all = Families.of([...members, ...images.values()])
    for (const [name, known] of families) if (known) this.#families.set(name, all.family(name))
  }

  image(name: string): Image | undefined {
    return this.#images.get(name)
  }

  /** What decides on one step. A family whose members are not known stays so, and is not asked. */
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

  /** A step was made. */
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
