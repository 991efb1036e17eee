import { dueState, stateOf, type Due } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { readTime, type Moment } from '../../compute/time.ts'

/** An image with what the list asks of it again and again. It is also its own row. */
export interface Entry {
  readonly kind: 'image'
  /** Stays with the image as long as it lives: another of the same name has another. */
  readonly key: string
  readonly image: Image
  readonly state: string
  readonly due: Due | null
  /** When it was made. */
  readonly made: Moment
  /** The same in ms since the epoch, to sort by; -Infinity, older than all, when it cannot be read. */
  readonly created: number
  /** What the list's filter finds it by; made when that is first asked for. */
  text: string | undefined
}

/**
 * Reads images for the list.
 * @param now in ms since the epoch
 * @param before what was read of the same list, as long as `due` still holds: whatever stayed in its
 * place is taken from there, with the text that it is found by
 */
export function readEntries(
  images: readonly Image[],
  now: number,
  before: readonly Entry[] = [],
): Entry[] {
  return images.map((image, index) => {
    const same = before[index]
    return same?.image === image ? same : readEntry(image, now)
  })
}

function readEntry(image: Image, now: number): Entry {
  const made = readTime(image.creationTimestamp)
  return {
    kind: 'image',
    key: image.id ?? image.name,
    image,
    state: stateOf(image),
    due: dueState(image, now),
    made,
    created: Number.isNaN(made.at) ? -Infinity : made.at,
    text: undefined,
  }
}
