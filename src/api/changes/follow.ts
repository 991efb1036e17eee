/** Following an operation to its end. */
import { focusManager } from '@tanstack/react-query'
import { callOf } from '../../compute/methods.ts'
import { operationProblem } from '../../compute/operationWords.ts'
import type { Operation } from '../../compute/schema.ts'
import { throughSignIn } from '../http/again.ts'
import { ApiError, namedIn } from '../http/error.ts'
import { send } from '../http/http.ts'
import { readOperation } from '../operations.ts'
import { pause, retrying } from '../http/pause.ts'
import { retryDelay, shouldRetry } from '../http/retry.ts'
import { heldSecrets, withoutSecrets } from '../http/secrets.ts'

export interface FollowOptions {
  /** Stops following; the operation itself continues. */
  signal?: AbortSignal | undefined
  /**
   * Called with the operation's current state, about every second at first, then up to every 10 s.
   */
  onProgress?: ((operation: Operation) => void) | undefined
  /** ms before giving up with `unseen`. Default: 30 minutes; Infinity is allowed. */
  limit?: number | undefined
}

const followed = new Set<string>()

/**
 * Whether something here waits, or has waited, for the end of an operation: that reports how it
 * ended.
 */
export const isFollowed = (name: string): boolean => followed.has(name)

/** The service holds a wait for up to 2 minutes. */
const WAIT_TIMEOUT = 150_000
const HALF_AN_HOUR = 30 * 60_000

/**
 * Waits until an operation is done. Uses `globalOperations.wait`, which returns as soon as it is;
 * when it returns earlier, it is called again. Can be restarted at any time.
 * @returns the operation, DONE and without an error
 * @throws ApiError: `operation` when it failed (reason is its code); `unseen` when it is still
 * running after `limit`, or can no longer be read; AbortError
 */
export async function followOperation(
  project: string,
  operation: Operation,
  { signal, onProgress, limit = HALF_AN_HOUR }: FollowOptions = {},
): Promise<Operation> {
  const end = Date.now() + limit
  let ended = false
  followed.add(operation.name)
  const watch = new AbortController()
  if (onProgress && operation.status !== 'DONE') {
    void watchProgress(project, operation.name, onProgress, watch.signal)
  }
  try {
    let current = withoutSecrets(operation, heldSecrets())
    for (let delay = 1000; current.status !== 'DONE'; delay = slower(delay)) {
      if (Date.now() > end) throw new StillRunning(limit)
      const asked = Date.now()
      current = await wait(project, operation.name, signal).catch(unseen)
      onProgress?.(current)
      const early = Date.now() - asked < delay
      if (current.status !== 'DONE' && early) await pause(delay, signal)
    }
    ended = true
    const error = operationError(current)
    if (error) throw error
    return current
  } finally {
    watch.abort()
    if (!ended) followed.delete(operation.name)
  }
}

const slower = (delay: number) => Math.min(delay * 1.5, 10_000)

/** Waiting again is harmless, so a lost response is too. */
const wait = (project: string, name: string, signal: AbortSignal | undefined) =>
  retrying(
    async () => {
      const call = callOf('globalOperations.wait', { project, operation: name })
      const timeout = WAIT_TIMEOUT
      const work = () => send({ ...call, timeout, ...(signal && { signal }) })
      return readOperation(await throughSignIn(work))
    },
    shouldRetry,
    retryDelay,
    signal,
  )

/**
 * Polls the operation beside the wait, which returns nothing meanwhile; pauses while the page is
 * hidden.
 */
async function watchProgress(
  project: string,
  name: string,
  onProgress: (operation: Operation) => void,
  signal: AbortSignal,
): Promise<void> {
  const call = callOf('globalOperations.get', { project, operation: name })
  try {
    for (let delay = 1000; !signal.aborted; delay = slower(delay)) {
      await pause(delay, signal)
      if (!focusManager.isFocused()) continue
      const operation = readOperation(await send({ ...call, signal }))
      if (!signal.aborted) onProgress(operation)
    }
  } catch {
    // Stopped, or unreadable: the wait continues and has the last word.
  }
}

/** The error that an operation ended with; undefined when it has none. */
function operationError(operation: Operation): ApiError | undefined {
  const problem = operationProblem(operation)
  if (!problem) return undefined
  const { plain, own, code, details } = problem
  return new ApiError({
    failure: 'operation',
    status: operation.httpErrorStatusCode ?? 0,
    reason: code,
    message: `${plain} ${own}`.trimEnd(),
    ...namedIn(own),
    details,
  })
}

/** Accepted but no longer visible: neither success nor failure can be claimed. */
function unseen(error: unknown): never {
  if (!(error instanceof ApiError)) throw error
  const message = `It was accepted, but its outcome can’t be read: ${error.message}`
  throw new ApiError({ ...error, failure: 'unseen', uncertain: true, message })
}

/** It is still running after the time it was followed for: nothing else is known of it. */
export class StillRunning extends ApiError {
  /** @param limit the time in ms */
  constructor(limit: number) {
    super({
      failure: 'unseen',
      message: `Still running after ${Math.round(limit / 60_000)} minutes. It continues on the service; the operations page shows its outcome.`,
    })
  }
}
