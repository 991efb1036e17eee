/** Reading back what a change has done. */
import type { QueryClient } from '@tanstack/react-query'
import type { Target } from '../compute/changes/change.ts'
import type { Image } from '../compute/schema.ts'
import { cacheImage } from './changesCache.ts'
import { isApiError } from './error.ts'
import { familyQuery, imageFromLists, imageKeys, imageQuery } from './images.ts'
import { readFresh } from './readFresh.ts'

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
  const { project, image } = target
  try {
    const now = await readFresh(client, imageQuery(project, image))
    cacheImage(client, project, now.name, now)
    return now
  } catch (error) {
    if (isApiError(error, 404)) {
      cacheImage(client, project, knownImage(client, target)?.name ?? image, undefined)
    } else {
      void client.invalidateQueries({ queryKey: imageKeys.project(project) })
    }
    return undefined
  }
}

/** What a family resolves to now (`getFromFamily`); null: nothing; undefined: it could not be asked. */
export const refreshHead = (
  client: QueryClient,
  project: string,
  family: string,
): Promise<Image | null | undefined> =>
  readFresh(client, familyQuery(project, family)).catch(() => undefined)
