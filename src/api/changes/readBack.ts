/** Reading back what a change has done. */
import type { QueryClient } from '@tanstack/react-query'
import type { Target } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { fewAtOnce } from '../atOnce.ts'
import { isApiError } from '../http/error.ts'
import { familyQuery, imageFromLists, imageQuery } from '../images.ts'
import { imageKeys } from '../keys.ts'
import { membersQuery } from '../members.ts'
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
 * Reads images anew, a few at a time. What cannot be read is not in the answer, and asked again by the
 * pages.
 * @returns by name; undefined for one that is gone
 */
export async function readImages(
  client: QueryClient,
  project: string,
  namesOrIds: Iterable<string>,
): Promise<Map<string, Image | undefined>> {
  const images = new Map<string, Image | undefined>()
  const gone: string[] = []
  let isUnread = false
  await fewAtOnce([...namesOrIds], async (nameOrId) => {
    try {
      const now = await readFresh(client, imageQuery(project, nameOrId))
      images.set(now.name, now)
    } catch (error) {
      if (isApiError(error, 404)) gone.push(nameOrId)
      else isUnread = true
    }
  })
  for (const nameOrId of gone) {
    // Only an id has to be looked up, and nothing but digits is one.
    const known = /^\d+$/.test(nameOrId) && knownImage(client, { project, image: nameOrId })
    images.set(known ? known.name : nameOrId, undefined)
  }
  if (isUnread) void client.invalidateQueries({ queryKey: imageKeys.project(project) })
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
 * @param shown its members as lists show them; undefined where none does
 * @returns the members, none where no page shows them, or they could not be read; `isOld` when a list
 * shows one that is not there: deleted, or in another family now, only the whole list can tell
 */
export async function refreshMembers(
  client: QueryClient,
  project: string,
  family: string,
  shown: readonly Image[] | undefined,
): Promise<{ members: readonly Image[]; isOld: boolean }> {
  const query = membersQuery(project, family)
  const none = { members: [], isOld: false }
  if (!shown && !client.getQueryState(query.queryKey)) return none
  const members = await readFresh(client, query).catch(() => undefined)
  if (!members) return none
  const names = new Set(members.map(({ name }) => name))
  return { members, isOld: shown?.some(({ name }) => !names.has(name)) ?? false }
}
