/** The number of overdue images, for the navigation. */
import { dueState, isPlanUnread } from '../compute/deprecation.ts'
import type { Image } from '../compute/schema.ts'

interface Page {
  items: readonly Image[]
  nextPageToken?: string | undefined
  /** How many couldn't be read. */
  unreadable: number
  /** It was kept from an earlier visit. */
  at?: number
}

/**
 * Counts the overdue images of a project's list.
 * @param pages the pages of the list read so far; undefined if none
 * @param now ms since the epoch
 * @returns undefined until all images and their dates are read: the others may be overdue too; nor from what was kept
 */
export function countOverdue(pages: readonly Page[] | undefined, now: number): number | undefined {
  if (!pages || pages.at(-1)?.nextPageToken !== undefined) return undefined
  if (pages.some(({ at, unreadable }) => at !== undefined || unreadable > 0)) return undefined
  let overdue = 0
  for (const { items } of pages) {
    for (const image of items) {
      if (isPlanUnread(image)) return undefined
      if (dueState(image, now)) overdue += 1
    }
  }
  return overdue
}
