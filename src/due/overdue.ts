/** How many images are overdue, for the navigation. */
import { dueState } from '../compute/deprecation.ts'
import type { Image } from '../compute/schema.ts'

interface Page {
  items: readonly Image[]
  nextPageToken?: string | undefined
}

/**
 * Counts the overdue images of a project's list.
 * @param pages as far as the list was read; undefined when it was not
 * @param now ms since the epoch
 * @returns undefined while images are missing: some of them may be overdue, too
 */
export function countOverdue(pages: readonly Page[] | undefined, now: number): number | undefined {
  if (!pages || pages.at(-1)?.nextPageToken !== undefined) return undefined
  let overdue = 0
  for (const { items } of pages) for (const image of items) if (dueState(image, now)) overdue += 1
  return overdue
}
