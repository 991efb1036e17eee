/** Reading back the effect of a change. */
import type { QueryClient } from '@tanstack/react-query'
import type { Target } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { fewAtOnce } from '../atOnce.ts'
import { isNotFound } from '../http/error.ts'
import { familyQuery, imageFromLists, imageQuery } from '../images.ts'
import { imageKeys } from '../keys.ts'
import { membersQuery } from '../members.ts'
import { outdate } from '../outdate.ts'
import { readFresh } from '../readFresh.ts'

/** The image as some page has it; undefined when none does. */
export const knownImage = (client: QueryClient, { project, image }: Target): Image | undefined =>
  client.getQueryData<Image>(imageKeys.image(project, image)) ??
  imageFromLists(client, project, image)

/**
 * Reads images again, a few at a time. Those that can't be read are missing from the result, and
 * refetched by the pages.
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
      if (isNotFound(error)) gone.push(nameOrId)
      else isUnread = true
    }
  })
  for (const nameOrId of gone) {
    // Only an id needs a lookup, and ids are all digits.
    const known = /^\d+$/.test(nameOrId) && knownImage(client, { project, image: nameOrId })
    images.set(known ? known.name : nameOrId, undefined)
  }
  if (isUnread) void outdate(client, { queryKey: imageKeys.project(project) })
  return images
}

/**
 * What a family resolves to now (`getFromFamily`); null: nothing; undefined: it couldn't be read.
 */
export const refreshHead = (
  client: QueryClient,
  project: string,
  family: string,
): Promise<Image | null | undefined> =>
  readFresh(client, familyQuery(project, family)).catch(() => undefined)

/**
 * Reads a family's members again for the pages that show them: next to an updated image, outdated
 * members could get the wrong one marked as head.
 * @param shown its members as lists show them; undefined where none does
 * @returns the members; none when no page shows them or they couldn't be read. `isOld` when a list
 * shows one that is gone: deleted, or moved to another family, which only the full list can tell
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
