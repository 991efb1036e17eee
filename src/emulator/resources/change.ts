/** Methods that change an image: executed once per requestId, with all of their writes or none. */
import type { Image } from '../../compute/schema.ts'
import { imagePath } from '../../compute/links.ts'
import { notReady } from '../base/errors.ts'
import { rowOf, type Answer, type Call, type OperationTimes } from './context.ts'
import { begin, getOperation, type Start } from './operations.ts'
import type { PendingChange } from './pending.ts'
import { answeredBefore, rememberRequest } from './requests.ts'

export interface Prepared {
  start: Start & { type: keyof OperationTimes }
  change: PendingChange
}

/**
 * Starts an operation, unless the request repeats an earlier one.
 * @param asked method and target, as for `answeredBefore`
 * @param prepare validates everything, writes immediate changes and returns what the operation
 * does; if it throws, that is the response and nothing is written
 */
export function startOnce(call: Call, asked: string, prepare: () => Prepared): Answer {
  const before = answeredBefore(call, asked)
  if (before !== undefined) return getOperation({ ...call, name: before, scope: 'global' })
  const { operation, pending } = call.world.store.transaction(() => {
    const { start, change } = prepare()
    const begun = begin(call, start, change)
    rememberRequest(call, asked, begun.operation.name)
    return begun
  })
  call.world.runner.track(pending)
  return operation
}

/** The image named by a call. @throws ApiError 404 */
export function imageOf(call: Call): Image {
  return JSON.parse(rowOf(call, 'images').json)
}

/** The image a call is about to change. @throws ApiError 404, or 400 while it is being deleted */
export function changeable(call: Call): Image {
  const image = imageOf(call)
  if (image.status === 'DELETING') throw notReady(imagePath(call.project, image.name))
  return image
}
