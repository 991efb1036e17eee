/** Reading images: one options factory per query, shared by loader and hook. */
import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { callOf } from '../compute/methods.ts'
import type { Image } from '../compute/schema.ts'
import { isNotFound } from './http/error.ts'
import { send } from './http/http.ts'
import { imagesRequest } from './imagesRequest.ts'
import { imageKeys } from './keys.ts'
import { pollInterval } from './http/poll.ts'
import { otherPage } from './pageSource.ts'
import { nextToken, readImages, readOneImage, shareImages, type Page } from './http/read.ts'

/**
 * All images of a project, in pages of 500 (`images.list`), with the fields that lists show.
 * @param filter an API filter expression, or '' for none
 */
export const imagesQuery = (project: string, filter = '') =>
  infiniteQueryOptions({
    queryKey: imageKeys.list(project, filter),
    queryFn: async ({ pageParam, signal }): Promise<Page<Image>> =>
      (filter === '' &&
        (await otherPage({ project, pageToken: pageParam, signal, read: readImages }))) ||
      readImages(await send({ ...imagesRequest(project, filter, pageParam), signal })),
    initialPageParam: '',
    getNextPageParam: (last, _all, _param, given) => nextToken(last, given),
    structuralSharing: false,
    // Changes made elsewhere show as soon as the user comes back, except in long lists, where that
    // costs too much.
    staleTime: ({ state }) => 5000 * (state.data?.pages.length ?? 1),
  })

const SETTLING = ['PENDING', 'DELETING']

/**
 * One image with all its fields (`images.get`). Polled every 2 s while it is PENDING or DELETING.
 */
export const imageQuery = (project: string, image: string) =>
  queryOptions({
    queryKey: imageKeys.image(project, image),
    queryFn: async ({ signal }) =>
      readOneImage(await send({ ...callOf('images.get', { project, image }), signal })),
    structuralSharing: shareImages,
    refetchInterval: ({ state }) =>
      SETTLING.includes(state.data?.status ?? '') ? pollInterval(2000, state) : false,
  })

/** What a family resolves to (`images.getFromFamily`); null when it resolves to nothing. */
export const familyQuery = (project: string, family: string) =>
  queryOptions({
    queryKey: imageKeys.family(project, family),
    queryFn: async ({ signal }): Promise<Image | null> => {
      try {
        return readOneImage(
          await send({ ...callOf('images.getFromFamily', { project, family }), signal }),
        )
      } catch (error) {
        if (isNotFound(error)) return null
        throw error
      }
    },
    structuralSharing: shareImages,
  })

/**
 * The image as the project's lists have it: enough to paint the detail page until the full one
 * arrives.
 */
export function imageFromLists(
  client: QueryClient,
  project: string,
  image: string,
): Image | undefined {
  const lists = client.getQueriesData<{ pages: Page<Image>[] }>({
    queryKey: imageKeys.lists(project),
  })
  for (const [, list] of lists) {
    for (const page of list?.pages ?? []) {
      const found = page.items.find((item) => item.name === image || item.id === image)
      if (found) return found
    }
  }
  return undefined
}
