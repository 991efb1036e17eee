/** Operations: how changes begin, and the methods by which clients follow them. */
import type { Image, Operation } from '../../compute/schema.ts'
import { imagePath } from '../../compute/links.ts'
import { parseTime } from '../../compute/time.ts'
import { notReady, type ApiError } from '../base/errors.ts'
import { formatTime } from '../base/wire.ts'
import { JsonText, link, rowOf, type Call, type OperationTimes } from './context.ts'
import { running, type Change, type Plan } from './plan.ts'
import { OPERATION_RETENTION, someBefore } from './retention.ts'
import { ended } from './work.ts'

/** The longest that `wait` holds a request, in ms. */
const LONGEST_WAIT = 120_000

/** Changes that are answered as RUNNING; recordings of the others show PENDING first. */
const RUNNING_AT_ONCE: ReadonlySet<string> = new Set(['insert', 'delete'])

/** What a change starts with. */
export interface Start {
  /** As in `operationType`. */
  type: keyof OperationTimes | 'setLabels'
  image: Pick<Image, 'name' | 'id'>
  warnings?: Operation['warnings']
}

/**
 * Writes an operation and the plan of what it does when it ends. To be called inside the transaction
 * that writes what changes at once; `follow` it after that.
 */
export function begin(
  call: Call,
  start: Start & { type: keyof OperationTimes },
  change: Change,
): { operation: Operation; plan: Plan } {
  const { world, project } = call
  const { store, clock } = world
  const now = clock.now()
  const first = newOperation(call, start, now)
  const atWork = RUNNING_AT_ONCE.has(start.type)
  const operation = atWork ? running(first, formatTime(now), 0) : first
  const time = world.operationTimes[start.type]
  const plan: Plan = {
    name: operation.name,
    project,
    target: start.image.name,
    targetId: start.image.id ?? '',
    begins: atWork ? now : now + time / 10,
    ends: now + time,
    change,
    ...(call.failure && { failure: call.failure }),
  }
  store.put('operations', project, operation)
  store.put('work', project, plan)
  forgetOld(call, now)
  return { operation, plan }
}

/**
 * Writes an operation that has ended already, as the service answers `setLabels`. To be called inside
 * the transaction that writes what it has done.
 */
export function endAtOnce(call: Call, start: Start, error?: ApiError): Operation {
  const now = call.world.clock.now()
  const operation = ended(newOperation(call, start, now), formatTime(now), error)
  call.world.store.put('operations', call.project, operation)
  forgetOld(call, now)
  return operation
}

/** Longer than any operation takes that is not held, in ms. */
const LONGEST_OPERATION = 3_600_000

/**
 * Forgets a few operations that ended long ago. They are found by their beginning, with room for how
 * long they took: else those that have yet to stay would hide those behind them.
 */
function forgetOld({ world, project }: Call, now: number): void {
  const time = now - OPERATION_RETENTION
  const old = someBefore(world.store, 'operations', project, time - LONGEST_OPERATION)
  for (const { name, scope, json } of old) {
    const { endTime }: Operation = JSON.parse(json)
    if (world.work.isActive(project, name) || (endTime && parseTime(endTime) >= time)) continue
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
  return new JsonText(call.world.work.current(call.project, row))
}

/** globalOperations.wait: answers when the operation has ended, or after two minutes as it is then. */
export async function waitForOperation(call: Call): Promise<JsonText> {
  const { world, project } = call
  const row = rowOf(call, 'operations')
  let forget = () => {}
  const tooLong = new Promise<void>((resolve) => {
    forget = world.clock.at(world.clock.now() + LONGEST_WAIT, resolve)
  })
  await Promise.race([world.work.ended(project, row.name), tooLong])
  forget()
  return getOperation(call)
}

/** globalOperations.delete: the operation is forgotten, not undone; one under way has to end first. */
export function deleteOperation(call: Call): undefined {
  const row = rowOf(call, 'operations')
  if (call.world.work.isActive(call.project, row.name)) {
    throw notReady(`projects/${call.project}/global/operations/${row.name}`)
  }
  call.world.store.delete('operations', call.project, row.name)
}
