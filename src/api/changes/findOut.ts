/** What became of a change whose response was lost: read from the service, never guessed. */
import type { QueryClient } from '@tanstack/react-query'
import type { Change, ImageChange, Target } from '../../compute/changes/change.ts'
import { fieldsSet, isMade, sameField } from '../../compute/changes/stands.ts'
import { sameLabels } from '../../compute/changes/labelMerge.ts'
import { samePolicy } from '../../compute/changes/policyMerge.ts'
import type { Image, Operation } from '../../compute/schema.ts'
import { isPartUnread } from '../../compute/unread.ts'
import { ApiError, isNotFound } from '../http/error.ts'
import { imageQuery } from '../images.ts'
import { policyQuery } from '../policy.ts'
import { readFresh } from '../readFresh.ts'
import { isRateLimit } from '../http/retry.ts'
import { findOperation, isOfRequest } from './findOperation.ts'
import { followOperation, type FollowOptions } from './follow.ts'
import type { Performed } from './perform.ts'

/** The image has been changed by others since: it no longer shows whether the change was made. */
export class Overwritten extends Error {
  /** @param what others have done: `changed the labels` */
  constructor(what: string) {
    super(`Someone has ${what} since, so whether this change was made can’t be told.`)
  }
}

/**
 * Looks for the change by its operation, and by its effect on the image.
 * @param shown the image as it was before; undefined for one to be created
 * @returns how it ended; null when it was not made
 * @throws ApiError: `operation` when it was accepted and failed; anything else, or Overwritten: not
 * known
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
    if (samePolicy(policy, change.policy)) return { policy }
    // Whatever is written changes the lock.
    if (policy.etag !== change.policy.etag) throw new Overwritten('changed the policy')
    return null
  }
  if (change.kind === 'setLabels') return findLabels(client, { target, change }, shown, options)
  const { operation, refusal } = await operationOf(client, step, requestId)
  if (operation) return { operation: await followOperation(project, operation, options) }
  if (change.kind === 'insert') return null
  const now = await readImage(client, project, name)
  const isThere = now !== undefined && now.id === shown?.id
  /** As it was: not made, unless an operation that can’t be seen is still running. */
  const untouched = () => {
    if (refusal) throw refusal
    return null
  }
  if (change.kind === 'delete') return isThere ? untouched() : {}
  if (shown && isThere) {
    const fields = fieldsSet(change)
    needFields(now, fields)
    if (isMade(change, shown, now)) return {}
    if (fields.every((field) => sameField(field, now, shown))) return untouched()
  }
  if (!refusal) return null
  throw new Overwritten(isThere ? 'changed the image' : REPLACED)
}

const REPLACED = 'deleted or replaced the image'

/**
 * Labels have no request id that leads to an operation, but a lock that every write changes once its
 * operation is done.
 */
async function findLabels(
  client: QueryClient,
  step: { target: Target; change: Extract<Change, { kind: 'setLabels' }> },
  shown: Image | undefined,
  options: FollowOptions,
): Promise<Performed | null> {
  const { target, change } = step
  const now = await readImage(client, target.project, target.image)
  if (!now || (shown && now.id !== shown.id)) throw new Overwritten(REPLACED)
  needFields(now, ['labels'])
  const labels = now.labels ?? {}
  if (sameLabels(labels, change.labels)) return {}
  // A run sends the lock it reads with the labels, having compared these with what was shown.
  const isAsBefore = change.labelFingerprint
    ? now.labelFingerprint === change.labelFingerprint
    : shown && sameLabels(labels, shown.labels ?? {})
  if (!isAsBefore) throw new Overwritten('changed the labels')
  const running = await findOperation(client, target, isSettingLabels)
  if (!running) return null
  await followOperation(target.project, running, options).catch((error: unknown) => {
    // Whose it was isn’t known, only that it has ended.
    if (!(error instanceof ApiError && error.failure === 'operation')) throw error
  })
  return findLabels(client, step, shown, options)
}

const isSettingLabels = ({ operationType, status }: Operation) =>
  operationType === 'setLabels' && status !== 'DONE'

/** @throws ApiError when one of the fields couldn't be read: the image can't settle it then */
function needFields(image: Image, fields: readonly string[]): void {
  const unread = fields.find((field) => isPartUnread(image, field))
  if (unread === undefined) return
  const message = `The ${unread} of the image could not be read.`
  throw new ApiError({ failure: 'unexpected', message })
}

/** The operation of a request, if any; `refusal` when the service never lists them. */
async function operationOf(
  client: QueryClient,
  { target, change }: ImageChange,
  requestId: string,
): Promise<{ operation?: Operation | undefined; refusal?: ApiError }> {
  try {
    return { operation: await findOperation(client, target, isOfRequest(requestId)) }
  } catch (error) {
    // For an image that is yet to be created, nothing else can settle it.
    if (isRefusal(error) && change.kind !== 'insert') return { refusal: error }
    throw error
  }
}

/**
 * Whether the service will never list operations, however often it is asked: no permission (403),
 * or it doesn't know the method or the filter (400, 404, 501). When signed out or overloaded, it
 * may still answer later.
 */
const isRefusal = (error: unknown): error is ApiError =>
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
