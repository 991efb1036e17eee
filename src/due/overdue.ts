/** The number of overdue images, for the navigation. */
import type { Page } from '../api/http/read.ts'
import { wholeItems } from '../api/wholeList.ts'
import { dueState, isPlanUnread } from '../compute/deprecation.ts'
import type { Image } from '../compute/schema.ts'

/**
 * Counts the overdue images of a project's list.
 * @param pages the pages of the list read so far; undefined if none
 * @param now ms since the epoch
 * @returns undefined until all images and their dates are read: the others may be overdue too; nor from what was kept
 */
export function countOverdue(
  pages: readonly Page<Image>[] | undefined,
  now: number,
): number | undefined {
  const images = wholeItems(pages)
  if (!images || images.some(isPlanUnread)) return undefined
  return images.filter((image) => dueState(image, now)).length
}
