/** What changes do to the heads of families: what every dialog that can move one shows before it does. */
import { canBeHead, headOf, headUnknown } from '../family.ts'
import type { Image } from '../schema.ts'
import { isNamed } from '../links.ts'
import { applyChange } from './apply.ts'
import type { Change, Target } from './change.ts'

export interface Step {
  target: Target
  change: Change
}

export interface HeadChange {
  family: string
  /** What the family resolves to now; undefined: nothing. */
  before: Image | undefined
  after: Image | undefined
  /** One of them is a guess: a member that may be the head could not be read whole. */
  isGuess: boolean
}

/** Whether the family will resolve to another image, or to none, or to one for the first time. */
export const movesHead = ({ before, after }: Pick<HeadChange, 'before' | 'after'>): boolean =>
  before?.name !== after?.name

/** Whether a family that resolves to an image now would resolve to nothing: its name is then to be typed. */
export const leavesNothing = ({ before, after }: HeadChange): boolean =>
  before !== undefined && after === undefined

/**
 * The heads of all families that the steps touch, before and after all of them, in order of name.
 * Steps of one project; what they do is assumed to succeed, a new image to be READY and the newest.
 * @param images all images of the project, as far as they are known
 */
export function headChanges(images: Iterable<Image>, steps: readonly Step[]): HeadChange[] {
  const before = new Map<string, Image>()
  for (const image of images) before.set(image.name, image)
  const after = new Map(before)
  const made: string[] = []
  const families = new Set<string>()
  for (const { target, change } of steps) {
    if (change.kind === 'setLabels' || change.kind === 'setIamPolicy') continue
    const old = after.get(target.image) ?? findById(after, target.image)
    const image = applyChange(old, change)
    if (old && change.kind !== 'insert') after.delete(old.name)
    if (image) after.set(image.name, image)
    if (image && change.kind === 'insert') made.push(image.name)
    for (const family of [old?.family, image?.family]) if (family) families.add(family)
  }
  return [...families].sort().map((family) => ({
    family,
    before: headOf(membersOf(before, family)),
    after: newest(made, after, family) ?? headOf(membersOf(after, family)),
    isGuess:
      headUnknown(membersOf(before, family)) ||
      (newest(made, after, family) === undefined && headUnknown(membersOf(after, family))),
  }))
}

function* membersOf(images: ReadonlyMap<string, Image>, family: string) {
  for (const image of images.values()) if (image.family === family) yield image
}

/** What is made now is newer than all that is there; it has no time to compare yet. */
function newest(made: readonly string[], images: ReadonlyMap<string, Image>, family: string) {
  return made
    .map((name) => images.get(name))
    .findLast((image) => image?.family === family && canBeHead(image))
}

function findById(images: ReadonlyMap<string, Image>, id: string): Image | undefined {
  for (const image of images.values()) if (isNamed(image, id)) return image
  return undefined
}
