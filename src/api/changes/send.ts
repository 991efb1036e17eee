/**
 * Sending a change so that a lost response neither loses nor repeats it. Where the service honors a
 * requestId, the same request is sent again. Labels and policies have a lock instead: after a lost
 * response they are read and compared before anything is sent again.
 */
import { requestOf } from '../../compute/changes/request.ts'
import type { Change, Target } from '../../compute/changes/change.ts'
import { sameLabels } from '../../compute/changes/labelMerge.ts'
import { samePolicy } from '../../compute/changes/policyMerge.ts'
import { callOf } from '../../compute/methods.ts'
import { Policy, type Operation } from '../../compute/schema.ts'
import { isPartUnread } from '../../compute/unread.ts'
import { ApiError } from '../http/error.ts'
import { send } from '../http/http.ts'
import { readOperation } from '../operations.ts'
import { pauseAfter, retrying, type OnWait } from '../http/pause.ts'
import { read, readOneImage } from '../http/read.ts'
import { retryDelay, shouldRetry } from '../http/retry.ts'

/**
 * What the API returned; `operation` is missing when the response was lost and the change found
 * made.
 */
export interface Sent {
  operation?: Operation
  policy?: Policy
}

export interface SendOptions {
  signal?: AbortSignal | undefined
  /** Called with each pause before a retry. */
  onWait?: OnWait | undefined
}

/**
 * @param requestId the same for every attempt at one intent
 * @throws ApiError; `uncertain` when it may have been made anyway
 */
export async function sendChange(
  target: Target,
  change: Change,
  requestId: string,
  { signal, onWait }: SendOptions = {},
): Promise<Sent> {
  const request = requestOf(target, change, requestId)
  let lost = false
  const attempt = async (): Promise<Sent> => {
    try {
      const answer = await send({ ...request, ...(signal && { signal }) })
      return change.kind === 'setIamPolicy'
        ? { policy: read(Policy, answer) }
        : { operation: readOperation(answer) }
    } catch (error) {
      // After a lost response, the next one may be about the change the first attempt made.
      if (!(error instanceof ApiError) || (!lost && !error.uncertain)) throw error
      lost = true
      throw new ApiError({ ...error, message: error.message, uncertain: true })
    }
  }
  return change.kind === 'setLabels' || change.kind === 'setIamPolicy'
    ? sendLocked(attempt, () => findMade(target, change, signal), { signal, onWait })
    : retrying(attempt, mayRetry, retryDelay, signal, onWait)
}

/** Like reads, but not after a 500: an internal server error may be permanent. */
const mayRetry = (failures: number, error: unknown) =>
  shouldRetry(failures, error) && !(error instanceof ApiError && error.status === 500)

async function sendLocked(
  attempt: () => Promise<Sent>,
  find: () => Promise<Sent | undefined>,
  { signal, onWait }: SendOptions,
): Promise<Sent> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt()
    } catch (error) {
      if (signal?.aborted || !(error instanceof ApiError)) throw error
      // Even after a conflict: the conflicting change may be our own first attempt.
      const made = error.uncertain ? await find() : undefined
      if (made) return made
      if (!mayRetry(failures, error)) throw error
      await pauseAfter(error, retryDelay(failures, error), signal, onWait)
    }
  }
}

/**
 * Reads the current state: if it is the intended one, the change was made. Undefined also when it
 * can't be read.
 */
async function findMade(
  target: Target,
  change: Extract<Change, { kind: 'setLabels' | 'setIamPolicy' }>,
  signal: AbortSignal | undefined,
): Promise<Sent | undefined> {
  const stop = signal && { signal }
  try {
    if (change.kind === 'setLabels') {
      const image = readOneImage(await send({ ...callOf('images.get', target), ...stop }))
      return !isPartUnread(image, 'labels') && sameLabels(image.labels ?? {}, change.labels)
        ? {}
        : undefined
    }
    const query = { optionsRequestedPolicyVersion: 3 }
    const policy = read(
      Policy,
      await send({ ...callOf('images.getIamPolicy', target), query, ...stop }),
    )
    return samePolicy(policy, change.policy) ? { policy } : undefined
  } catch {
    return undefined
  }
}
