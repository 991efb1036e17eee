/** How a method that changes an image answers: once per requestId, all of its writes or none. */
import type { Image } from '../../compute/schema.ts'
import { imagePath } from '../../compute/links.ts'
import { notReady } from '../base/errors.ts'
import { rowOf, type Answer, type Call, type OperationTimes } from './context.ts'
import { begin, getOperation, type Start } from './operations.ts'
import type { Change } from './plan.ts'
import { answeredBefore, rememberRequest } from './requests.ts'

export interface Prepared {
  start: Start & { type: keyof OperationTimes }
  change: Change
}

/**
 * Starts an operation, unless the request is a repeat of one that has been answered.
 * @param asked method and target, as `answeredBefore` takes them
 * @param prepare checks everything, writes what changes at once and says what the operation does;
 *   what it throws is the answer, and nothing has then been written
 */
export function startOnce(call: Call, asked: string, prepare: () => Prepared): Answer {
  const before = answeredBefore(call, asked)
  if (before !== undefined) return getOperation({ ...call, name: before, scope: 'global' })
  const { operation, plan } = call.world.store.transaction(() => {
    const { start, change } = prepare()
    const begun = begin(call, start, change)
    rememberRequest(call, asked, begun.operation.name)
    return begun
  })
  call.world.work.track(plan)
  return operation
}

/** The image that a call names. @throws ApiError 404 */
export function imageOf(call: Call): Image {
  return JSON.parse(rowOf(call, 'images').json)
}

/** The image that a call wants to change. @throws ApiError 404, or 400 while it is being deleted */
export function changeable(call: Call): Image {
  const image = imageOf(call)
  if (image.status === 'DELETING') throw notReady(imagePath(call.project, image.name))
  return image
}
