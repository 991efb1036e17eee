/** What a family's members come to. */
import { stateOf } from '../compute/deprecation.ts'
import { byAge, headOf } from '../compute/family.ts'
import { STATES, type Image, type State } from '../compute/schema.ts'

export interface Members {
  /** Newest first. */
  images: readonly Image[]
  counts: Record<State, number>
  /** What the family should resolve to by the rule of `getFromFamily`. */
  head: Image | undefined
}

/** Orders and counts the members, and computes the head. An image of a state that we do not know counts in no state. */
export function membersOf(images: Iterable<Image>): Members {
  const sorted = [...images].sort(byAge)
  const counts = { ACTIVE: 0, DEPRECATED: 0, OBSOLETE: 0, DELETED: 0 }
  for (const image of sorted) {
    const state = STATES.find((known) => known === stateOf(image))
    if (state) counts[state]++
  }
  return { images: sorted, counts, head: headOf(sorted) }
}

/** What the family would resolve to if its head were retired; undefined: nothing. */
export const previousHead = ({ images, head }: Members): Image | undefined =>
  headOf(images.filter((image) => image !== head))

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
  members: Pick<Members, 'head'> | undefined,
): Difference | null {
  if (told === undefined || members === undefined) return null
  const difference = { told: told?.name ?? null, computed: members.head?.name ?? null }
  return difference.told === difference.computed ? null : difference
}
