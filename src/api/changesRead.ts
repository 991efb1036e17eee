/**
 * Reading back what a change has done. Past the cache, so that no answer to what was asked before the
 * change is taken for one after it, and no other change's reading ends this one.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Target } from '../compute/changes/change.ts'
import { Image } from '../compute/schema.ts'
import { cacheImage } from './changesCache.ts'
import { isApiError } from './error.ts'
import { send } from './http.ts'
import { imageFromLists, imageKeys } from './images.ts'
import { retrying } from './pause.ts'
import { read } from './read.ts'
import { retryDelay, shouldRetry } from './retry.ts'

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
  const queryKey = imageKeys.image(project, image)
  try {
    const now = await readImage(`projects/${project}/global/images/${encodeURIComponent(image)}`)
    await client.cancelQueries({ queryKey })
    client.setQueryData(queryKey, now)
    cacheImage(client, project, now.name, now)
    return now
  } catch (error) {
    if (isApiError(error, 404)) {
      cacheImage(client, project, knownImage(client, target)?.name ?? image, undefined)
      void client.invalidateQueries({ queryKey })
    } else {
      void client.invalidateQueries({ queryKey: imageKeys.project(project) })
    }
    return undefined
  }
}

/** What a family resolves to now (`getFromFamily`); null: nothing; undefined: it could not be asked. */
export async function refreshHead(
  client: QueryClient,
  project: string,
  family: string,
): Promise<Image | null | undefined> {
  const queryKey = imageKeys.family(project, family)
  const path = `projects/${project}/global/images/family/${encodeURIComponent(family)}`
  const head = await readImage(path).catch((error: unknown) =>
    isApiError(error, 404) ? null : undefined,
  )
  await client.cancelQueries({ queryKey })
  if (head === undefined) void client.invalidateQueries({ queryKey })
  else client.setQueryData(queryKey, head)
  return head
}

const readImage = (path: string): Promise<Image> =>
  retrying(async () => read(Image, await send({ path })), shouldRetry, retryDelay)
