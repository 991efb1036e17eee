/** Making one change: sent once, and followed to its end. Reading back is left to `settle.ts`. */
import type { QueryClient } from '@tanstack/react-query'
import type { ImageChange } from '../../compute/changes/change.ts'
import type { Operation, Policy } from '../../compute/schema.ts'
import { operationKeys } from '../keys.ts'
import { outdate } from '../outdate.ts'
import { deniedPermission } from '../permissions.ts'
import { followOperation, type FollowOptions } from './follow.ts'
import { sendChange, type SendOptions } from './send.ts'

export interface PerformOptions extends FollowOptions, SendOptions {
  /** Part of a run, which refreshes the operations for all of its changes together. */
  isPart?: boolean
}

/** How a change ended: with its operation, DONE and without an error; a policy has none. */
export interface Performed {
  /** Also undefined when the response was lost and the change was found made. */
  operation?: Operation | undefined
  policy?: Policy | undefined
}

/**
 * Sends a change and waits for its operation to end.
 * @param requestId the same for every attempt at one intent
 * @throws ApiError; `operation` when it was accepted and then failed, `uncertain` when it may have
 * been made anyway
 */
export async function perform(
  client: QueryClient,
  { target, change }: ImageChange,
  requestId: string,
  options: PerformOptions = {},
): Promise<Performed> {
  const { project } = target
  const sent = await sendChange(target, change, requestId, options).catch((error: unknown) => {
    deniedPermission(client, target, error)
    throw error
  })
  if (!sent.operation) return sent
  options.onProgress?.(sent.operation)
  // Shows it as running at once; `settle` announces the end, for all changes together.
  if (!options.isPart) void outdate(client, { queryKey: operationKeys.project(project) })
  return { operation: await followOperation(project, sent.operation, options) }
}
