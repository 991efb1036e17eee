/** Operations: how changes start, and the methods with which clients follow them. */
import type { Image, Operation } from '../../compute/schema.ts'
import { imagePath } from '../../compute/links.ts'
import { parseTime } from '../../compute/time.ts'
import { notReady, type ApiError } from '../base/errors.ts'
import { formatTime } from '../base/wire.ts'
import { JsonText, link, rowOf, type Call, type OperationTimes } from './context.ts'
import { running, type PendingChange, type PendingOperation } from './pending.ts'
import { OPERATION_RETENTION, someBefore } from './retention.ts'
import { ended } from './runner.ts'

/** How long `wait` holds a request at most, in ms of real time: a clock that stands still ends no wait. */
const LONGEST_WAIT = 120_000

/** Changes whose operation is RUNNING in the first response; in recordings, the others are PENDING first. */
const RUNNING_AT_ONCE: ReadonlySet<string> = new Set(['insert', 'delete'])

/** What a new operation is about. */
export interface Start {
  /** As in `operationType`. */
  type: keyof OperationTimes | 'setLabels'
  image: Pick<Image, 'name' | 'id'>
  warnings?: Operation['warnings']
}

/**
 * Writes an operation, both as a resource and as pending. To be called within the transaction that
 * writes the immediate changes; `track` the pending operation after that.
 */
export function begin(
  call: Call,
  start: Start & { type: keyof OperationTimes },
  change: PendingChange,
): { operation: Operation; pending: PendingOperation } {
  const { world, project } = call
  const { store, clock } = world
  const now = clock.now()
  const first = newOperation(call, start, now)
  const runsAtOnce = RUNNING_AT_ONCE.has(start.type)
  const operation = runsAtOnce ? running(first, formatTime(now), 0) : first
  const time = world.operationTimes[start.type]
  const pending: PendingOperation = {
    name: operation.name,
    project,
    target: start.image.name,
    targetId: start.image.id ?? '',
    begins: runsAtOnce ? now : now + time / 10,
    ends: now + time,
    change,
    ...(call.failure && { failure: call.failure }),
  }
  store.put('operations', project, operation)
  store.put('work', project, pending)
  forgetOld(call, now)
  return { operation, pending }
}

/**
 * Writes an operation that is already DONE, as the service does for `setLabels`. To be called within
 * the transaction that writes its changes.
 */
export function endAtOnce(call: Call, start: Start, error?: ApiError): Operation {
  const now = call.world.clock.now()
  const operation = ended(newOperation(call, start, now), formatTime(now), error)
  call.world.store.put('operations', call.project, operation)
  forgetOld(call, now)
  return operation
}

/** Longer than any operation takes unless it is held, in ms. */
const LONGEST_OPERATION = 3_600_000

/**
 * Deletes a few operations that ended long ago. They are searched by start time, with a margin for
 * their duration: otherwise those that must still be kept would hide the ones after them.
 */
function forgetOld({ world, project }: Call, now: number): void {
  const time = now - OPERATION_RETENTION
  const old = someBefore(world.store, 'operations', project, time - LONGEST_OPERATION)
  for (const { name, scope, json } of old) {
    const { endTime }: Operation = JSON.parse(json)
    if (world.runner.isActive(project, name) || (endTime && parseTime(endTime) >= time)) continue
    world.store.delete('operations', project, name, scope)
  }
}

function newOperation(call: Call, { type, image, warnings }: Start, now: number): Operation {
  const { world, project, caller } = call
  const name = world.ids.operationName(now)
  const requestId = call.query.get('requestId')
  return {
    kind: 'compute#operation',
    id: world.ids.next(now),
    name,
    ...(requestId && { clientOperationId: requestId }),
    operationType: type,
    targetLink: link(world, imagePath(project, image.name)),
    targetId: image.id,
    status: 'PENDING',
    user: caller.email,
    progress: 0,
    insertTime: formatTime(now),
    ...(warnings?.length && { warnings }),
    selfLink: link(world, `projects/${project}/global/operations/${name}`),
  }
}

/** globalOperations.get */
export function getOperation(call: Call): JsonText {
  const row = rowOf(call, 'operations')
  return new JsonText(call.world.runner.current(call.project, row))
}

/**
 * globalOperations.wait: returns the operation once it has ended, or after two minutes; at once if the
 * client disconnects, so that nothing is left waiting.
 */
export async function waitForOperation(call: Call): Promise<JsonText> {
  const { world, project, signal } = call
  const { name } = rowOf(call, 'operations')
  const tooLong = new AbortController()
  const timer = setTimeout(() => tooLong.abort(), LONGEST_WAIT)
  await world.runner.ended(project, name, AbortSignal.any([signal, tooLong.signal]))
  clearTimeout(timer)
  return getOperation(call)
}

/** globalOperations.delete: deletes the record, undoing nothing; a pending operation has to end first. */
export function deleteOperation(call: Call): undefined {
  const row = rowOf(call, 'operations')
  if (call.world.runner.isActive(call.project, row.name)) {
    throw notReady(`projects/${call.project}/global/operations/${row.name}`)
  }
  call.world.store.delete('operations', call.project, row.name)
}
