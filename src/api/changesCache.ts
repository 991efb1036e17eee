/** Puts an image that was read after a change where the pages look for it: they show it without asking again. */
import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query'
import type { Image } from '../compute/schema.ts'
import { imageKeys } from './images.ts'
import type { Page } from './read.ts'

type Pages = InfiniteData<Page<Image>>

/**
 * Puts the image into the project's lists and details; lists under a filter are asked again, as only
 * the service knows whether it still belongs there.
 * @param name the image's name
 * @param image undefined when it is gone
 */
export function cacheImage(
  client: QueryClient,
  project: string,
  name: string,
  image: Image | undefined,
): void {
  if (image) {
    for (const key of [name, image.id ?? name]) {
      const queryKey = imageKeys.image(project, key)
      if (client.getQueryState(queryKey)) client.setQueryData(queryKey, image)
    }
  }
  const key = imageKeys.list(project, '')
  patchList(client, key, (pages) => withImage(pages, name, image))
  void client.invalidateQueries({
    queryKey: imageKeys.lists(project),
    predicate: ({ queryKey }) => queryKey[3] !== '',
  })
}

/** Pages with the image in its place, at the end of the first when it is new, or without it. */
export function withImage(data: Pages, name: string, image: Image | undefined): Pages {
  let found = false
  const pages = data.pages.map((page) => {
    const index = page.items.findIndex((item) => item.name === name)
    if (index < 0) return page
    found = true
    return { ...page, items: page.items.toSpliced(index, 1, ...(image ? [image] : [])) }
  })
  const [first, ...rest] = pages
  if (found || !image || !first) return { ...data, pages }
  return { ...data, pages: [{ ...first, items: [...first.items, image] }, ...rest] }
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
