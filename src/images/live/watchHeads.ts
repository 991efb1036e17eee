/** Notices heads that have moved when a list is read again while the page is open. */
import { hashKey, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { movedBetween, type HeadMove } from '../../api/live/elsewhere.ts'
import type { Page } from '../../api/http/read.ts'
import { imageKeys } from '../../api/keys.ts'
import { wholeItems } from '../../api/wholeList.ts'
import type { Image } from '../../compute/schema.ts'
import { bulkStore } from '../bulk/store.ts'

/** Longer lists aren't compared: it would be noticed. Looking for changes finds their heads, too. */
const MOST = 20_000

type Pages = InfiniteData<Page<Image>>

/**
 * Compares a project's list with itself each time it was read again. What changes made here have put into
 * it isn't news.
 * @returns stops that
 */
export function watchHeads(
  client: QueryClient,
  project: string,
  onMoves: (moves: readonly HeadMove[]) => void,
): () => void {
  const queryKey = imageKeys.list(project, '')
  const hash = hashKey(queryKey)
  let last = wholeImages(client.getQueryData<Pages>(queryKey))
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    if (event.query.queryHash !== hash) return
    const before = last
    last = wholeImages(client.getQueryData<Pages>(queryKey))
    const isOwn = event.action.manual || client.isMutating() > 0 || bulkStore.get().run
    if (isOwn || !before || !last) return
    const now = last
    // After the list is painted.
    setTimeout(() => onMoves(movedBetween(before, now)))
  })
}

/** The images of a list that was read to its end, not kept from an earlier visit, and isn't too long. */
function wholeImages(data: Pages | undefined): readonly Image[] | undefined {
  const images = wholeItems(data?.pages)
  return images && images.length > MOST ? undefined : images
}
