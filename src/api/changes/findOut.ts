/** What became of a change whose response was lost: read from the service, never guessed. */
import type { QueryClient } from '@tanstack/react-query'
import type { ImageChange } from '../../compute/changes/change.ts'
import { fieldsSet, isMade } from '../../compute/changes/stands.ts'
import { sameLabels } from '../../compute/changes/labelMerge.ts'
import { samePolicy } from '../../compute/changes/policyMerge.ts'
import type { Image, Operation } from '../../compute/schema.ts'
import { unreadFields } from '../../compute/unread.ts'
import { ApiError, isNotFound } from '../http/error.ts'
import { imageQuery } from '../images.ts'
import { policyQuery } from '../policy.ts'
import { readFresh } from '../readFresh.ts'
import { isRateLimit } from '../http/retry.ts'
import { findOperation } from './findOperation.ts'
import { followOperation, type FollowOptions } from './follow.ts'
import type { Performed } from './perform.ts'

/**
 * Looks for the change by its operation, and by its effect on the image.
 * @param shown the image as it was before; undefined for one to be created
 * @returns how it ended; null when it was not made
 * @throws ApiError: `operation` when it was accepted and failed; anything else: not known yet
 */
export async function findOut(
  client: QueryClient,
  step: ImageChange,
  requestId: string,
  shown: Image | undefined,
  options: FollowOptions = {},
): Promise<Performed | null> {
  const { target, change } = step
  const { project, image: name } = target
  if (change.kind === 'setIamPolicy') {
    const policy = await readFresh(client, policyQuery(project, name))
    return samePolicy(policy, change.policy) ? { policy } : null
  }
  if (change.kind === 'setLabels') {
    const now = await readImage(client, project, name)
    if (now) needFields(now, ['labels'])
    return now && sameLabels(now.labels ?? {}, change.labels) ? {} : null
  }
  const operation = await operationOf(client, step, requestId)
  if (operation) return { operation: await followOperation(project, operation, options) }
  if (change.kind === 'insert') return null
  const now = await readImage(client, project, name)
  const isGone = now === undefined || now.id !== shown?.id
  if (change.kind === 'delete') return isGone ? {} : null
  if (!now || !shown || isGone) return null
  needFields(now, fieldsSet(change))
  return isMade(change, shown, now) ? {} : null
}

/** @throws ApiError when one of the fields couldn't be read: the image can't settle it then */
function needFields(image: Image, fields: readonly string[]): void {
  const unread = fields.find((field) =>
    unreadFields(image).some((path) => path === field || path.startsWith(`${field}.`)),
  )
  if (unread === undefined) return
  const message = `The ${unread} of the image could not be read.`
  throw new ApiError({ failure: 'unexpected', message })
}

/** The operation of a request; undefined when the service knows none, or refuses to list them. */
async function operationOf(
  client: QueryClient,
  { target, change }: ImageChange,
  requestId: string,
): Promise<Operation | undefined> {
  try {
    return await findOperation(client, target, requestId)
  } catch (error) {
    // For an image that is yet to be created, nothing else can settle it.
    if (isRefusal(error) && change.kind !== 'insert') return undefined
    throw error
  }
}

/**
 * Whether the service will never list operations, however often it is asked: no permission (403),
 * or it doesn't know the method or the filter (400, 404, 501). When signed out or overloaded, it
 * may still answer later.
 */
const isRefusal = (error: unknown): boolean =>
  error instanceof ApiError &&
  error.failure === 'http' &&
  !error.uncertain &&
  !isRateLimit(error) &&
  error.status !== 401

const readImage = (client: QueryClient, project: string, name: string) =>
  readFresh(client, imageQuery(project, name)).catch((error: unknown) => {
    if (isNotFound(error)) return undefined
    throw error
  })
