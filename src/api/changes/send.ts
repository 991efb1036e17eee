/**
 * Sending a change so that a lost answer makes it neither lost nor double. Where the service does a
 * request once per requestId, the same one is sent again. Labels and policies have a lock instead:
 * after a lost answer they are read and compared before anything is sent again.
 */
import { requestOf } from '../../compute/changes/request.ts'
import type { Change, Target } from '../../compute/changes/change.ts'
import { sameLabels } from '../../compute/changes/labelMerge.ts'
import { samePolicy } from '../../compute/changes/policyMerge.ts'
import { callOf } from '../../compute/methods.ts'
import { Policy, type Operation } from '../../compute/schema.ts'
import { isUnread } from '../../compute/unread.ts'
import { ApiError } from '../http/error.ts'
import { send } from '../http/http.ts'
import { readOperation } from '../operations.ts'
import { pauseAfter, retrying, type OnWait } from '../http/pause.ts'
import { read, readOneImage } from '../http/read.ts'
import { retryDelay, shouldRetry } from '../http/retry.ts'

/** What the API has answered; `operation` is missing when the answer was lost and the change found made. */
export interface Sent {
  operation?: Operation
  policy?: Policy
}

export interface SendOptions {
  signal?: AbortSignal | undefined
  /** Told of the pauses before it is sent again. */
  onWait?: OnWait | undefined
}

/**
 * @param requestId the same for every time that one intent is sent
 * @throws ApiError; `uncertain` when it may have been made all the same
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
      // What follows a lost answer may be the answer to what was made the first time.
      if (!(error instanceof ApiError) || (!lost && !error.uncertain)) throw error
      lost = true
      throw new ApiError({ ...error, message: error.message, uncertain: true })
    }
  }
  return change.kind === 'setLabels' || change.kind === 'setIamPolicy'
    ? sendLocked(attempt, () => findMade(target, change, signal), { signal, onWait })
    : retrying(attempt, mayRetry, retryDelay, signal, onWait)
}

/** As reads are retried, but not after a 500: that a server has failed inside may be for good. */
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
      // Also after “somebody has changed it”: that somebody may have been oneself.
      const made = error.uncertain ? await find() : undefined
      if (made) return made
      if (!mayRetry(failures, error)) throw error
      await pauseAfter(error, retryDelay(failures, error), signal, onWait)
    }
  }
}

/** Reads what is there now: what it should be means that the change was made. Undefined also when it cannot be read. */
async function findMade(
  target: Target,
  change: Extract<Change, { kind: 'setLabels' | 'setIamPolicy' }>,
  signal: AbortSignal | undefined,
): Promise<Sent | undefined> {
  const stop = signal && { signal }
  try {
    if (change.kind === 'setLabels') {
      const image = readOneImage(await send({ ...callOf('images.get', target), ...stop }))
      return !isUnread(image, 'labels') && sameLabels(image.labels ?? {}, change.labels)
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
