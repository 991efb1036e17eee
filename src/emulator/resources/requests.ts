/** `requestId`: a repeated request returns the operation of the first one and does nothing. */
import { invalidName, invalidValue } from '../base/errors.ts'
import { formatTime } from '../base/wire.ts'
import type { Call } from './context.ts'
import { someBefore } from './retention.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const ZERO = '00000000-0000-0000-0000-000000000000'

/** How long a request is remembered, in ms: the minimum promised by Google’s APIs. */
const MEMORY = 60 * 60_000

interface Remembered {
  /** The requestId, in lowercase. */
  name: string
  /** Method and target: `insert web-v1`. */
  asked: string
  operation: string
  creationTimestamp: string
  /** ms since the epoch. */
  at: number
}

/**
 * The name of the operation that was returned for this request before, if any.
 * @param asked method and target, to refuse an id that was used for something else
 * @throws ApiError if the id isn’t a UUID, or is the zero one
 */
export function answeredBefore(call: Call, asked: string): string | undefined {
  const id = requestIdOf(call)
  const row = id && call.world.store.get('requests', call.project, id)
  if (!row) return undefined
  const request: Remembered = JSON.parse(row.json)
  if (call.world.clock.now() - request.at > MEMORY) return undefined
  if (request.asked !== asked) {
    throw invalidValue('requestId', id, 'It has been used for a different request.')
  }
  return call.world.store.get('operations', call.project, request.operation) && request.operation
}

/**
 * Stores the operation that this request returned. Call it within the transaction that writes the
 * operation.
 */
export function rememberRequest(call: Call, asked: string, operation: string): void {
  const id = requestIdOf(call)
  if (!id) return
  const { store, clock } = call.world
  const at = clock.now()
  const creationTimestamp = formatTime(at)
  const request: Remembered = { name: id, asked, operation, creationTimestamp, at }
  store.put('requests', call.project, request)
  for (const old of someBefore(store, 'requests', call.project, at - MEMORY)) {
    store.delete('requests', call.project, old.name, old.scope)
  }
}

function requestIdOf(call: Call): string | undefined {
  const id = call.query.get('requestId')
  if (!id) return undefined
  if (!UUID.test(id))
    throw invalidName('requestId', id, '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')
  if (id === ZERO) throw invalidValue('requestId', id, 'The zero UUID is not supported.')
  return id.toLowerCase()
}
