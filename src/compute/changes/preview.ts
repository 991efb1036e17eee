/**
 * What changes do to the heads of families, from what they stand on: shown before they are made, and
 * worked out once more before they are sent.
 */
import { Families } from '../families.ts'
import { canBeHead } from '../family.ts'
import type { Image } from '../schema.ts'
import { applyChange } from './apply.ts'
import type { Change, ImageChange } from './change.ts'
import { headChanges, leavesNothing, movesHead, type HeadChange } from './heads.ts'

/** What a decision stands on. */
export interface Ground {
  /** The images that are changed, by name; one that is still to be made is not there. */
  images: ReadonlyMap<string, Image>
  /** The members of the families that are touched; undefined where they could not be read. */
  families: ReadonlyMap<string, readonly Image[] | undefined>
}

export interface Preview {
  /** The families that are touched and whose members are known. */
  changes: readonly HeadChange[]
  /** The families that are touched and whose members are not known, or not read whole: their heads cannot be foretold. */
  unknown: readonly string[]
  /** Whether it has to have been seen before the changes are made. */
  matters: boolean
  /** The family whose name has to be typed: it may be left without a head. */
  toType: string | undefined
  /** All of it as text: two previews are the same if this is. */
  text: string
}

/** What the steps do to the heads of the families that they touch. */
export function foresee(steps: readonly ImageChange[], ground: Ground): Preview {
  const touched = familiesTouched(steps, ground.images)
  const members = [...ground.families.values()].flatMap((each) => each ?? [])
  // An image as it was read itself counts, whatever a list of members says of it.
  const all = headChanges(Families.of([...members, ...ground.images.values()]), steps)
  const guesses = new Set(all.filter(({ isGuess }) => isGuess).map(({ family }) => family))
  const unknown = [...touched.keys()]
    .filter((family) => !ground.families.get(family) || guesses.has(family))
    .sort()
  const blind = new Set(unknown)
  const changes = all.filter(({ family }) => touched.has(family) && !blind.has(family))
  return {
    changes,
    unknown,
    matters: unknown.length > 0 || changes.some(movesHead),
    toType: unknown.find((family) => touched.get(family)) ?? changes.find(leavesNothing)?.family,
    text: JSON.stringify([
      unknown,
      changes.map(({ family, before, after }) => [family, before?.name, after?.name]),
    ]),
  }
}

/** Whether a change of that kind can move the head of a family at all. */
export const canMoveHead = (change: Change): boolean =>
  change.kind === 'patch'
    ? change.fields.family !== undefined
    : change.kind !== 'setLabels' && change.kind !== 'setIamPolicy'

/**
 * The families whose heads the steps can move, each with whether they can take its head away.
 * @param images the images that the steps change, by name
 */
export function familiesTouched(
  steps: readonly ImageChange[],
  images: ReadonlyMap<string, Image>,
): Map<string, boolean> {
  const now = new Map(images)
  const touched = new Map<string, boolean>()
  for (const { target, change } of steps) {
    if (!canMoveHead(change)) continue
    const before = now.get(target.image)
    const after = applyChange(before, change)
    if (before?.family) {
      const stays = after?.family === before.family && canBeHead(after)
      touched.set(before.family, !stays || touched.get(before.family) === true)
    }
    if (after?.family) touched.set(after.family, touched.get(after.family) ?? false)
    if (after) now.set(target.image, after)
    else now.delete(target.image)
  }
  return touched
}
