/** The members of a family: read from the API, or taken from lists already read. */
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { Families } from '../compute/families.ts'
import { callOf } from '../compute/methods.ts'
import type { Image } from '../compute/schema.ts'
import { isUnread } from '../compute/unread.ts'
import { everyPage } from './everyPage.ts'
import { ApiError } from './http/error.ts'
import { send } from './http/http.ts'
import { readImages, shareImages } from './http/read.ts'
import { imagesQuery } from './images.ts'
import { imageKeys } from './keys.ts'
import { wholeItems } from './wholeList.ts'

const nameless = (number: number, family: string) =>
  new ApiError({
    failure: 'unexpected',
    message: `${number} of the images of ${family} could not be read: the name is missing.`,
  })

/** The API filter (AIP-160) that makes `images.list` return only a family's members. */
export const membersFilter = (family: string): string => `family = ${JSON.stringify(family)}`

/**
 * The members of a family with all their fields, each once (`images.list` with that filter), to
 * predict its head. `headUnknown` says whether they allow that.
 * @throws ApiError (`unexpected`) when a member has no name, since it then can't be told from the
 * others; or when the list can't be read to its end
 */
export const membersQuery = (project: string, family: string) =>
  queryOptions({
    queryKey: imageKeys.members(project, family),
    queryFn: ({ signal }): Promise<Image[]> =>
      listMembers(project, membersFilter(family), family, signal),
    structuralSharing: shareImages,
  })

/**
 * The images that match a filter, each once.
 * @param whose the families that it selects, for the error
 * @throws ApiError, as {@link membersQuery}
 */
export async function listMembers(
  project: string,
  filter: string,
  whose: string,
  signal: AbortSignal,
): Promise<Image[]> {
  const call = callOf('images.list', { project })
  const members = new Map<string, Image>()
  const pages = everyPage(async (pageToken) =>
    readImages(await send({ ...call, query: { maxResults: 500, filter, pageToken }, signal })),
  )
  for await (const { items, unreadable } of pages) {
    if (unreadable > 0) throw nameless(unreadable, whose)
    for (const image of items) members.set(image.name, image)
  }
  return [...members.values()]
}

/**
 * A family's members without a request: from the project's list, or the family's own.
 * @returns undefined unless one of them was read completely, since members could be missing
 */
export const membersFromLists = (
  client: QueryClient,
  project: string,
  family: string,
): readonly Image[] | undefined =>
  ownList(client, project, family) ??
  wholeList(client, project, '')?.filter((image) => image.family === family)

/** As {@link membersFromLists}, for many families: goes through the project's list once. */
export function familiesFromLists(
  client: QueryClient,
  project: string,
): (family: string) => readonly Image[] | undefined {
  const all = wholeList(client, project, '')
  const families = all && Families.of(all)
  return (family) => ownList(client, project, family) ?? families?.family(family).members
}

const ownList = (client: QueryClient, project: string, family: string) =>
  wholeList(client, project, membersFilter(family))?.filter((image) => image.family === family)

/** The images of a list that was read to its end, with every family readable. */
function wholeList(
  client: QueryClient,
  project: string,
  filter: string,
): readonly Image[] | undefined {
  const images = wholeItems(client.getQueryData(imagesQuery(project, filter).queryKey)?.pages)
  return images?.some((image) => isUnread(image, 'family')) ? undefined : images
}
