/** The members of a family: asked for, or as lists that were read before know them. */
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { callOf } from '../compute/methods.ts'
import type { Image } from '../compute/schema.ts'
import { isUnread } from '../compute/unread.ts'
import { ApiError } from './http/error.ts'
import { send } from './http/http.ts'
import { imagesQuery } from './images.ts'
import { imageKeys } from './keys.ts'
import { nextToken, readImages, shareImages } from './http/read.ts'

const unreadable = (number: number, family: string) =>
  new ApiError({
    failure: 'unexpected',
    message: `${number} of the images of ${family} could not be read: the name is missing.`,
  })

/** The API filter (AIP-160) that asks `images.list` for a family's members only. */
export const membersFilter = (family: string): string => `family = ${JSON.stringify(family)}`

/**
 * The members of a family, each whole and once (`images.list` with that filter), to plan its head by:
 * whether that can be told of them is `headUnknown`'s to say.
 * @throws ApiError (`unexpected`) when one has no name: it cannot be told from the others, nor what the
 * family resolves to
 */
export const membersQuery = (project: string, family: string) =>
  queryOptions({
    queryKey: imageKeys.members(project, family),
    queryFn: async ({ signal }): Promise<Image[]> => {
      const call = callOf('images.list', { project })
      const members = new Map<string, Image>()
      const given: string[] = []
      for (let pageToken: string | undefined = ''; pageToken !== undefined;) {
        given.push(pageToken)
        const query = { maxResults: 500, filter: membersFilter(family), pageToken }
        // oxlint-disable-next-line no-await-in-loop -- a page needs the token of the one before
        const page = readImages(await send({ ...call, query, signal }))
        if (page.unreadable > 0) throw unreadable(page.unreadable, family)
        for (const image of page.items) members.set(image.name, image)
        pageToken = nextToken(page, given)
      }
      return [...members.values()]
    },
    structuralSharing: shareImages,
  })

/**
 * A family's members without asking: from the project's list, or from the family's own.
 * @returns undefined when neither has been read to its end and whole, so that members could be missing
 */
export function membersFromLists(
  client: QueryClient,
  project: string,
  family: string,
): Image[] | undefined {
  for (const filter of [membersFilter(family), '']) {
    const pages = client.getQueryData(imagesQuery(project, filter).queryKey)?.pages
    if (!pages || pages.at(-1)?.nextPageToken !== undefined) continue
    const images = pages.flatMap((page) => page.items)
    const missing = pages.some((page) => page.unreadable > 0)
    if (missing || images.some((image) => isUnread(image, 'family'))) continue
    return images.filter((image) => image.family === family)
  }
  return undefined
}
