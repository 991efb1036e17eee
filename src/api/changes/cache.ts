/**
 * Puts images read back after a change into the caches, so that pages show them without another
 * request.
 */
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Image } from '../../compute/schema.ts'
import { imageKeys } from '../keys.ts'
import type { Page } from '../http/read.ts'
import { settleDependents } from './dependents.ts'
import { settleEach } from './settleEach.ts'

type Pages = InfiniteData<Page<Image>>

/**
 * Puts images into the project's lists and details in one write, and brings every query that
 * depends on them up to date.
 * @param images by name; undefined for one that was deleted
 * @param asked families whose heads were just read
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

/**
 * Pages with the images replaced in place, new ones appended to the first page, and deleted ones
 * removed.
 */
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

/** Patches a list. */
function patchList(
  client: QueryClient,
  queryKey: readonly unknown[],
  patch: (pages: Pages) => Pages,
): void {
  settleEach<Pages>(client, queryKey, (key, shown) => {
    // Its age stays: nothing else in the list was read again.
    const updatedAt = client.getQueryState(key)?.dataUpdatedAt
    client.setQueryData(key, patch(shown), { ...(updatedAt !== undefined && { updatedAt }) })
  })
}
