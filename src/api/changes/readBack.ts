/** Reading back what a change has done. */
import type { QueryClient } from '@tanstack/react-query'
import type { Target } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { isApiError } from '../http/error.ts'
import { familyQuery, imageFromLists, imageQuery } from '../images.ts'
import { imageKeys } from '../keys.ts'
import { membersFromLists, membersQuery } from '../members.ts'
import { readFresh } from '../readFresh.ts'
import { cacheImages } from './cache.ts'

/** The image as the pages know it; undefined when none does. */
export const knownImage = (client: QueryClient, { project, image }: Target): Image | undefined =>
  client.getQueryData<Image>(imageKeys.image(project, image)) ??
  imageFromLists(client, project, image)

/**
 * Reads an image anew and puts it where it is shown; takes it away when it is gone. Never fails: what
 * cannot be read is asked again later.
 * @returns undefined when it is gone or could not be read
 */
export async function refreshImage(
  client: QueryClient,
  target: Target,
): Promise<Image | undefined> {
  const images = await readImages(client, target.project, [target.image])
  cacheImages(client, target.project, images)
  return images.values().next().value
}

/**
 * Reads images anew. What cannot be read is not in the answer, and asked again by the pages.
 * @returns by name; undefined for one that is gone
 */
export async function readImages(
  client: QueryClient,
  project: string,
  names: Iterable<string>,
): Promise<Map<string, Image | undefined>> {
  const images = new Map<string, Image | undefined>()
  const read = async (name: string) => {
    try {
      const now = await readFresh(client, imageQuery(project, name))
      images.set(now.name, now)
    } catch (error) {
      if (isApiError(error, 404)) {
        images.set(knownImage(client, { project, image: name })?.name ?? name, undefined)
      } else {
        void client.invalidateQueries({ queryKey: imageKeys.project(project) })
      }
    }
  }
  await Promise.all(Array.from(names, read))
  return images
}

/** What a family resolves to now (`getFromFamily`); null: nothing; undefined: it could not be asked. */
export const refreshHead = (
  client: QueryClient,
  project: string,
  family: string,
): Promise<Image | null | undefined> =>
  readFresh(client, familyQuery(project, family)).catch(() => undefined)

/**
 * Reads the members of a family anew, for the pages that show them: beside an image as it is now, the
 * others must not be as they were long ago, or another head would be marked than there is.
 * @returns the members, none where no page shows them, or they could not be read; `isOld` when a list
 * shows one that is not there: deleted, or in another family now, only the whole list can tell
 */
export async function refreshMembers(
  client: QueryClient,
  project: string,
  family: string,
): Promise<{ members: readonly Image[]; isOld: boolean }> {
  const query = membersQuery(project, family)
  const shown = membersFromLists(client, project, family)
  const none = { members: [], isOld: false }
  if (!shown && !client.getQueryState(query.queryKey)) return none
  const members = await readFresh(client, query).catch(() => undefined)
  if (!members) return none
  const names = new Set(members.map(({ name }) => name))
  return { members, isOld: shown?.some(({ name }) => !names.has(name)) ?? false }
}
