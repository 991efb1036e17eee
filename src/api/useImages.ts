import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Image } from '../compute/schema.ts'
import { imagesQuery } from './images.ts'
import { lastResult } from './http/lastResult.ts'
import { cutList, type Page } from './http/read.ts'

export interface Images {
  /** What has arrived so far, each image once; grows at doublings, not with every page. */
  images: readonly Image[]
  /** How many images have arrived, including those not yet in `images`. */
  received: number
  /** Items that couldn't be read. */
  unreadable: number
  /** No page has arrived yet, and none has failed for good. */
  loading: boolean
  /** Pages are missing, whether still to come or never: this isn't everything. */
  more: boolean
  /** The rest is being fetched: false when done, failed or stopped. */
  streaming: boolean
  /** A refresh of existing data is in progress. */
  refreshing: boolean
  /** When the newest data arrived, ms since the epoch; 0 before the first. */
  updatedAt: number
  /** It was kept from an earlier visit and is being refreshed: nothing to decide by. */
  kept: boolean
  error: Error | null
  stop(): void
  /** Continues after `stop` or an error. */
  resume(): void
  refresh(): void
}

const NO_PAGES: readonly Page<Image>[] = []

/**
 * All images of a project, streamed: the first page shows at once, the rest follows until stopped.
 * `project` and `filter` as in {@link imagesQuery}.
 * @param asked a loader has already sent the request: a failure so far waits for `resume`
 */
export function useImages(project: string, filter = '', asked = false): Images {
  const list = `${project} ${filter}`
  const [stopped, setStopped] = useState<string | null>(null)
  const query = useInfiniteQuery({ ...imagesQuery(project, filter), retryOnMount: !asked })
  const { hasNextPage, isFetching, isError, fetchNextPage, refetch } = query
  const streaming = hasNextPage && stopped !== list && !isError

  const pages = query.data?.pages ?? NO_PAGES
  const keptAt = pages[0]?.at

  useEffect(() => {
    if (isFetching || isError) return
    if (streaming) void fetchNextPage()
    // All of it is replaced at once, when all of it has been read.
    else if (keptAt) void refetch({ cancelRefetch: false })
  }, [streaming, isFetching, isError, keptAt, fetchNextPage, refetch])

  const isCut = !hasNextPage && pages.at(-1)?.nextPageToken !== undefined
  const cut = useMemo(() => (isCut ? cutList() : null), [isCut])
  const shown = pagesToShow(pages.length, streaming)
  const settled = streaming ? undefined : pages
  // Rebuilding at every page would be quadratic: while pages stream in, only doublings count.
  const images = useMemo(
    () => lastImages([pages, shown], () => distinct(pages.slice(0, shown))),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `pages` counts as `shown` and `settled` say
    [shown, settled, project, filter],
  )

  return {
    images,
    received: pages.reduce((sum, page) => sum + page.items.length, 0),
    unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
    loading: query.isPending && !query.isError,
    more: hasNextPage || isCut,
    streaming,
    refreshing: isFetching && !query.isFetchingNextPage && !query.isPending,
    updatedAt: keptAt ?? query.dataUpdatedAt,
    kept: keptAt !== undefined,
    error: query.error ?? cut,
    stop: () => setStopped(list),
    resume: () => {
      setStopped(null)
      if (isCut || (isError && !query.data)) void refetch()
      else if (isError) void fetchNextPage()
    },
    refresh: () => void refetch(),
  }
}

const lastImages = lastResult<readonly Image[]>()

/** 1, 2, 4, 8 … pages while streaming; all of them at the end. */
function pagesToShow(count: number, streaming: boolean): number {
  return streaming && count > 0 ? 2 ** Math.floor(Math.log2(count)) : count
}

/** Pages aren't a snapshot: an image can appear twice. The later copy is the newer. */
export function distinct(pages: readonly Page<Image>[]): readonly Image[] {
  const images = new Map<string, Image>()
  for (const page of pages) {
    for (const image of page.items) images.set(image.name, image)
  }
  return [...images.values()]
}
