/**
 * How changes move the heads of families, given the state they start from: shown before they are
 * made, and computed again before they are sent.
 */
import { Families } from '../families.ts'
import { canBeHead } from '../family.ts'
import type { Image } from '../schema.ts'
import { applyChange } from './apply.ts'
import type { Change, ImageChange } from './change.ts'
import { headChanges, leavesNothing, movesHead, type HeadChange } from './heads.ts'

/** The state that a decision is based on. */
export interface Ground {
  /** The images to be changed, by name; one that is yet to be created is missing. */
  images: ReadonlyMap<string, Image>
  /** The members of the affected families; undefined where they couldn't be read. */
  families: ReadonlyMap<string, readonly Image[] | undefined>
}

export interface Preview {
  /** The affected families whose members are known. */
  changes: readonly HeadChange[]
  /**
   * The affected families whose members are unknown or only partly read: their heads can't be
   * predicted.
   */
  unknown: readonly string[]
  /** Whether the user has to see it before the changes are made. */
  matters: boolean
  /** The family whose name has to be typed, because it may be left without a head. */
  toType: string | undefined
  /** Everything as text: two previews are equal if this is. */
  text: string
}

const NOTHING_MOVES: Preview = {
  changes: [],
  unknown: [],
  matters: false,
  toType: undefined,
  text: '[[],[]]',
}

/** How the steps move the heads of the families they affect. */
export function foresee(steps: readonly ImageChange[], ground: Ground): Preview {
  if (!canMove(steps)) return NOTHING_MOVES
  const touched = familiesTouched(steps, ground.images)
  const members = [...ground.families.values()].flatMap((each) => each ?? [])
  // An image read on its own takes precedence over a list of members.
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

/** Whether this kind of change can move the head of a family at all. */
export const canMoveHead = (change: Change): boolean =>
  change.kind === 'patch'
    ? change.fields.family !== undefined
    : change.kind !== 'setLabels' && change.kind !== 'setIamPolicy'

/** Whether any of them can. The labels of thousands of images are planned at each key that is typed. */
const canMove = (steps: readonly ImageChange[]) => steps.some(({ change }) => canMoveHead(change))

/**
 * The families whose heads the steps can move, each with whether they can take its head away.
 * @param images the images that the steps change, by name
 */
export function familiesTouched(
  steps: readonly ImageChange[],
  images: ReadonlyMap<string, Image>,
): Map<string, boolean> {
  const touched = new Map<string, boolean>()
  if (!canMove(steps)) return touched
  const now = new Map(images)
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
