import { dueState, stateOf, type Due } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { parseTime } from '../../compute/time.ts'
import { searchText } from './terms.ts'

/** An image with what the list asks of it again and again. It is also its own row. */
export interface Entry {
  readonly kind: 'image'
  /** Stays with the image as long as it lives: another of the same name has another. */
  readonly key: string
  readonly image: Image
  readonly state: string
  readonly due: Due | null
  /** ms since the epoch; -Infinity, older than all, when it cannot be read. */
  readonly created: number
  /** See `textOf`. */
  text: string | undefined
}

/** Reads images for the list. `now` in ms since the epoch. */
export function readEntries(images: readonly Image[], now: number): Entry[] {
  return images.map((image): Entry => {
    const state = stateOf(image)
    return {
      kind: 'image',
      key: image.id ?? image.name,
      image,
      state,
      due: dueState(image, now),
      created: parseTime(image.creationTimestamp ?? '') || -Infinity,
      text: undefined,
    }
  })
}

/** What the entry is found by; made when it is first asked for. */
export const textOf = (entry: Entry): string =>
  (entry.text ??= searchText(entry.image, entry.state))
