/** What a family's members come to. */
import { stateOf } from '../compute/deprecation.ts'
import { headOf, headUnknown, newestFirstOf } from '../compute/family.ts'
import { STATES, type Image, type State } from '../compute/schema.ts'

export interface Members {
  /** Newest first. */
  images: readonly Image[]
  counts: Record<State, number>
  /** What the family should resolve to by the rule of `getFromFamily`. */
  head: Image | undefined
  /** Whether that cannot be told, because of images that could not be read; there is no `head` then. */
  headUnknown: boolean
}

/**
 * Orders and counts the members, and computes the head. An image of a state that we do not know counts
 * in no state.
 * @param unreadable how many members are missing, because they could not be read at all
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

/** What the family would resolve to if its head were retired; undefined: nothing, or it is not known. */
export function previousHead({ images, head }: Members): Image | undefined {
  const left = images.filter((image) => image !== head)
  return headUnknown(left) ? undefined : headOf(left)
}

export interface Difference {
  /** What `getFromFamily` answered; null for nothing. */
  told: string | null
  /** What the members make it; null for nothing. */
  computed: string | null
}

/**
 * How the answer and the members differ.
 * @param told undefined while `getFromFamily` has not answered
 * @param members undefined while not all have come: what is missing could be the head
 * @returns null when they agree, or when it cannot be said
 */
export function differenceOf(
  told: Pick<Image, 'name'> | null | undefined,
  members: Pick<Members, 'head' | 'headUnknown'> | undefined,
): Difference | null {
  if (told === undefined || members === undefined || members.headUnknown) return null
  const difference = { told: told?.name ?? null, computed: members.head?.name ?? null }
  return difference.told === difference.computed ? null : difference
}
