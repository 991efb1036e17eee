/** Making one change: sent once, and followed to its end. Nothing is read back here: see `settle.ts`. */
import type { QueryClient } from '@tanstack/react-query'
import type { ImageChange } from '../../compute/changes/change.ts'
import type { Operation, Policy } from '../../compute/schema.ts'
import { operationKeys } from '../keys.ts'
import { deniedPermission } from '../permissions.ts'
import { followOperation, type FollowOptions } from './follow.ts'
import { sendChange, type SendOptions } from './send.ts'

export interface PerformOptions extends FollowOptions, SendOptions {}

/** How a change ended: with its operation, DONE and without an error; a policy has none. */
export interface Performed {
  /** Undefined also when the answer was lost, and the change found made. */
  operation?: Operation | undefined
  policy?: Policy | undefined
}

/**
 * Sends a change and waits for the end of its operation.
 * @param requestId the same for every time that one intent is sent
 * @throws ApiError; `operation` when it was accepted and then failed, `uncertain` when it may have
 *   been made all the same
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
  // That it runs shows at once; its end is told by `settle`, for all that were made.
  void client.invalidateQueries({ queryKey: operationKeys.project(project) })
  return { operation: await followOperation(project, sent.operation, options) }
}
