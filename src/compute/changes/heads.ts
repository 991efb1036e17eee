/** How changes move the heads of families: what every dialog that can move one shows beforehand. */
import { isActive } from '../deprecation.ts'
import type { Families } from '../families.ts'
import { canBeHead } from '../family.ts'
import type { Image } from '../schema.ts'
import { isNamed } from '../links.ts'
import { applyChange } from './apply.ts'
import type { ImageChange } from './change.ts'

export interface HeadChange {
  family: string
  /** What the family resolves to now; undefined: nothing. */
  before: Image | undefined
  after: Image | undefined
  /** Still being created: the family will resolve to it once it is READY, without any other change. */
  later?: Image | undefined
  /** One of them is a guess: a member that may be the head couldn't be read completely. */
  isGuess: boolean
}

/** Whether the family will resolve to a different image, to none, or to one for the first time. */
export const movesHead = ({ before, after }: Pick<HeadChange, 'before' | 'after'>): boolean =>
  before?.name !== after?.name

/**
 * Whether a family that resolves to an image now would resolve to nothing: its name has to be typed
 * then.
 */
export const leavesNothing = ({ before, after }: HeadChange): boolean =>
  before !== undefined && after === undefined

/**
 * The heads of all families affected by the steps, before and after all of them, sorted by name.
 * The steps are in one project and are assumed to succeed; a new image counts as READY and newest.
 * @param before all images of the project, as far as they are known
 */
export function headChanges(before: Families, steps: readonly ImageChange[]): HeadChange[] {
  const changed = new Map<string, Image | undefined>()
  const made: string[] = []
  const touched = new Set<string>()
  for (const { target, change } of steps) {
    if (change.kind === 'setLabels' || change.kind === 'setIamPolicy') continue
    const old = currentOf(target.image, before, changed)
    const image = applyChange(old, change)
    const name = old?.name ?? image?.name
    if (name !== undefined) changed.set(name, image)
    if (image && change.kind === 'insert') made.push(image.name)
    for (const family of [old?.family, image?.family]) if (family) touched.add(family)
  }
  const after = before.with(changed)
  const newest = newestMade(made, changed)
  return [...touched].sort().map((family) => ({
    family,
    before: before.family(family).head,
    after: newest.get(family) ?? after.family(family).head,
    later: newest.has(family) ? undefined : laterHead(after.family(family).members),
    isGuess: before.isGuess(family) || (!newest.has(family) && after.isGuess(family)),
  }))
}

/** A PENDING member that is newer than the head. @param members newest first */
function laterHead(members: readonly Image[]): Image | undefined {
  const isPending = (image: Image) => image.status === 'PENDING' && isActive(image)
  const first = members.find((image) => canBeHead(image) || isPending(image))
  return first && isPending(first) ? first : undefined
}

/** The image with a name or id, as the earlier steps have left it. */
function currentOf(
  nameOrId: string,
  before: Families,
  changed: ReadonlyMap<string, Image | undefined>,
): Image | undefined {
  const image = changed.get(nameOrId) ?? before.find(nameOrId)
  if (!image || !changed.has(image.name)) return image
  const now = changed.get(image.name)
  return now && isNamed(now, nameOrId) ? now : undefined
}

/** By family: an image created now is newer than all others; it has no timestamp to compare yet. */
function newestMade(
  made: readonly string[],
  changed: ReadonlyMap<string, Image | undefined>,
): Map<string, Image> {
  const newest = new Map<string, Image>()
  for (const name of made) {
    const image = changed.get(name)
    if (image?.family && canBeHead(image)) newest.set(image.family, image)
  }
  return newest
}
