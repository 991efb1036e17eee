/** Puts images that were read after a change where the pages look for them: they show them without asking again. */
import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query'
import type { Image } from '../../compute/schema.ts'
import { imageKeys } from '../keys.ts'
import type { Page } from '../http/read.ts'
import { settleDependents } from './dependents.ts'

type Pages = InfiniteData<Page<Image>>

/**
 * Puts images into the project's lists and details, all at once, and settles all else that tells of
 * them.
 * @param images by name; undefined for one that is gone
 * @param asked families whose heads were just asked for
 */
export function cacheImages(
  client: QueryClient,
  project: string,
  images: ReadonlyMap<string, Image | undefined>,
  asked: ReadonlySet<string> = new Set(),
): void {
  for (const [name, image] of images) {
    for (const key of image ? [name, image.id ?? name] : []) {
      const queryKey = imageKeys.image(project, key)
      if (client.getQueryState(queryKey)) client.setQueryData(queryKey, image)
    }
  }
  patchList(client, imageKeys.list(project, ''), (pages) => withImages(pages, images))
  settleDependents(client, project, images, asked)
}

/** Pages with the images in their places, new ones at the end of the first, and without those that are gone. */
export function withImages(data: Pages, images: ReadonlyMap<string, Image | undefined>): Pages {
  const left = new Map(images)
  const pages = data.pages.map((page) => {
    if (!page.items.some(({ name }) => images.has(name))) return page
    const items = page.items.flatMap((item) => {
      if (!images.has(item.name)) return [item]
      left.delete(item.name)
      return images.get(item.name) ?? []
    })
    return { ...page, items }
  })
  const added = [...left.values()].flatMap((image) => image ?? [])
  const [first, ...rest] = pages
  if (added.length === 0 || !first) return { ...data, pages }
  return { ...data, pages: [{ ...first, items: [...first.items, ...added] }, ...rest] }
}

/**
 * Changes a list. A page that is on its way was asked for before the change, and comes with the
 * pages as they were then: it is changed again when it is there, and so is the one that may have
 * been begun in between.
 */
function patchList(
  client: QueryClient,
  queryKey: readonly unknown[],
  patch: (pages: Pages) => Pages,
): void {
  const apply = () => {
    const state = client.getQueryState(queryKey)
    // Its age stays: what else is in the list was not read anew.
    const updatedAt = state?.dataUpdatedAt
    client.setQueryData<Pages>(queryKey, (data) => data && patch(data), {
      ...(updatedAt !== undefined && { updatedAt }),
    })
  }
  apply()
  const query = client.getQueryCache().find({ queryKey })
  if (query?.state.fetchStatus === 'fetching') afterFetches(client, query, apply)
}

function afterFetches(client: QueryClient, query: Query, apply: () => void): void {
  let left = 2
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.query !== query || (event.type !== 'updated' && event.type !== 'removed')) return
    if (event.type === 'removed') return stop()
    const isIdle = query.state.fetchStatus === 'idle'
    const hasCome = event.action.type === 'success' && !event.action.manual
    if (hasCome) left -= 1
    // Idle without anything that has come: it has failed, or was stopped as the page was left.
    if (left === 0 || isIdle) stop()
    if (hasCome) apply()
  })
}
