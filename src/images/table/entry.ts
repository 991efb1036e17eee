import { dueState, PLANNED, stateOf, type Due } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { readTime, type Moment } from '../../compute/time.ts'
import type { Used, UsedBy } from '../use/used.ts'

/** 30 days, ms. */
const MONTH = 30 * 86_400_000

/** An image with the values that the list needs again and again. It is also its own row. */
export interface Entry {
  readonly kind: 'image'
  /**
   * Stays the same for the life of the image: another image with the same name has a different key.
   */
  readonly key: string
  readonly image: Image
  readonly state: string
  readonly due: Due | null
  /** Whether another planned date passes within 30 days. */
  readonly soon: boolean
  /** When either changes, ms since the epoch; Infinity if never. */
  readonly until: number
  /** When it was created. */
  readonly made: Moment
  /**
   * The same in ms since the epoch, for sorting; -Infinity, older than everything, if it can't be
   * read.
   */
  readonly created: number
  /** What is known about its use; undefined if that wasn't read. */
  readonly used: Used | undefined
  /** What the list's filter searches; computed when first needed. */
  text: string | undefined
  /** A word that was looked for in there and doesn't occur. */
  lacks: string | undefined
}

/**
 * Reads images for the list.
 * @param now in ms since the epoch
 * @param before the earlier entries of the same list: those that kept their position and are still
 * right are reused, with their search text
 * @param usedBy what is known about the use of each; the same as for `before`
 * @returns `before` if nothing has changed
 */
export function readEntries(
  images: readonly Image[],
  now: number,
  before: readonly Entry[] = [],
  usedBy?: UsedBy,
): readonly Entry[] {
  let changed = images.length !== before.length
  const entries = images.map((image, index) => {
    const same = before[index]
    if (same?.image === image && now < same.until) return same
    changed = true
    return readEntry(image, now, usedBy)
  })
  return changed ? entries : before
}

function readEntry(image: Image, now: number, usedBy: UsedBy | undefined): Entry {
  const made = readTime(image.creationTimestamp)
  const due = dueState(image, now)
  return {
    kind: 'image',
    key: image.id ?? image.name,
    image,
    state: stateOf(image),
    due,
    soon: dueState(image, now + MONTH)?.state !== due?.state,
    until: nextTurn(image, now),
    made,
    created: Number.isNaN(made.at) ? -Infinity : made.at,
    used: usedBy?.(image),
    text: undefined,
    lacks: undefined,
  }
}

/** When a planned date of the image, or the month before it, begins to count. */
function nextTurn({ deprecated }: Image, now: number): number {
  if (!deprecated) return Infinity
  const turns = PLANNED.flatMap(([, field]) => {
    const { at } = readTime(deprecated[field])
    return [at - MONTH, at]
  })
  return Math.min(...turns.filter((at) => at > now))
}
