/** The members of a family, as lists that were read before know them. */
import type { QueryClient } from '@tanstack/react-query'
import type { Image } from '../compute/schema.ts'
import { imagesQuery } from './images.ts'

/** The API filter (AIP-160) that asks `images.list` for a family's members only. */
export const membersFilter = (family: string): string => `family = ${JSON.stringify(family)}`

/**
 * A family's members without asking: from the project's list, or from the family's own.
 * @returns undefined when neither has been read to its end, so that members could be missing
 */
export function membersFromLists(
  client: QueryClient,
  project: string,
  family: string,
): Image[] | undefined {
  for (const filter of [membersFilter(family), '']) {
    const pages = client.getQueryData(imagesQuery(project, filter).queryKey)?.pages
    if (!pages || pages.at(-1)?.nextPageToken !== undefined) continue
    return pages.flatMap((page) => page.items).filter((image) => image.family === family)
  }
  return undefined
}
