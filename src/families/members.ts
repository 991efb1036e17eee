/** What follows from a family's members. */
import { stateOf } from '../compute/deprecation.ts'
import { byAge, canBeHead, headOf, headUnknown, newestFirstOf } from '../compute/family.ts'
import { imageNamed, isNamed } from '../compute/links.ts'
import { STATES, type Image, type State } from '../compute/schema.ts'

export interface Members {
  /** Newest first. */
  images: readonly Image[]
  counts: Record<State, number>
  /** What the family should resolve to by the rule of `getFromFamily`. */
  head: Image | undefined
  /**
   * Whether that can't be known, because of images that couldn't be read; there is no `head` then.
   */
  headUnknown: boolean
}

/**
 * Sorts and counts the members, and computes the head. An image in an unknown state isn't counted
 * in any.
 * @param unreadable how many members are missing because they couldn't be read at all
 */
export function membersOf(images: Iterable<Image>, unreadable = 0): Members {
  const sorted = newestFirstOf([...images])
  const counts = { ACTIVE: 0, DEPRECATED: 0, OBSOLETE: 0, DELETED: 0 }
  for (const image of sorted) {
    const state = STATES.find((known) => known === stateOf(image))
    if (state) counts[state]++
  }
  const unknown = unreadable > 0 || headUnknown(sorted)
  return {
    images: sorted,
    counts,
    head: unknown ? undefined : headOf(sorted),
    headUnknown: unknown,
  }
}

/**
 * What the family resolved to before its head: the newest older member that is active, or was deprecated
 * in favor of the head, as publishing does. Undefined: none, or unknown.
 */
export function previousHead({ images, head }: Members, project: string): Image | undefined {
  const left = images.filter((image) => image !== head)
  if (!head || headUnknown(left)) return undefined
  const older = left.filter((image) => byAge(head, image) < 0)
  return older.find((image) => canBeHead(image) || isSucceeded(image, head, project))
}

/** Whether an image was deprecated with this one as its replacement, and could be the head again. */
function isSucceeded({ status, deprecated }: Image, by: Image, project: string): boolean {
  if (status !== 'READY' || deprecated?.state !== 'DEPRECATED') return false
  const name = imageNamed(deprecated.replacement, project)
  return name !== undefined && isNamed(by, name)
}

export interface Difference {
  /** What `getFromFamily` returned; null for nothing. */
  resolved: string | null
  /** The head according to the members; null for none. */
  computed: string | null
}

/**
 * How the response and the members differ.
 * @param resolved undefined while `getFromFamily` has not responded
 * @param members undefined while incomplete: a missing one could be the head
 * @returns null if they agree, or if that isn't known
 */
export function differenceOf(
  resolved: Pick<Image, 'name'> | null | undefined,
  members: Pick<Members, 'head' | 'headUnknown'> | undefined,
): Difference | null {
  if (resolved === undefined || members === undefined || members.headUnknown) return null
  const difference = { resolved: resolved?.name ?? null, computed: members.head?.name ?? null }
  return difference.resolved === difference.computed ? null : difference
}
