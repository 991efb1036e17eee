import type { Image, Operation } from '../../compute/schema.ts'
import type { Row, Store } from '../store/store.ts'

/** What an operation changes once it is done. */
export type PendingChange =
  | { type: 'insert' }
  | { type: 'delete'; status: string }
  | { type: 'edit'; set: Partial<Image>; unset: (keyof Image)[] }

/** An error that an operation is made to end in, by a fault. */
export interface Failure {
  /** As in `error.errors[].code`: `QUOTA_EXCEEDED`. */
  code: string
  message: string
  httpStatus: number
}

/** An unfinished operation, stored beside the resources with everything needed to finish it. */
export interface PendingOperation {
  /** The operation's name. */
  name: string
  project: string
  /** Name and id of the image: by the time it ends, another image may have the name. */
  target: string
  targetId: string
  /** ms since the epoch on the emulator’s clock: PENDING until `begins`, RUNNING until `ends`. */
  begins: number
  ends: number
  change: PendingChange
  failure?: Failure
}

const pendingOf = (row: Row): PendingOperation => JSON.parse(row.json)

/**
 * The pending operations stored by an earlier run, of one project or all. Their project is the one
 * that stores them, since a dump may come from another.
 */
export function* storedPending(store: Store, only?: string): Iterable<PendingOperation> {
  for (const project of only === undefined ? store.projects() : [only]) {
    const rows = [...store.scan('work', project, { order: 'name', limit: Infinity })]
    for (const row of rows) yield { ...pendingOf(row), project }
  }
}

/** The progress of a pending operation at a time, in whole percent from 0 to 99. */
export function progressOf(pending: PendingOperation, now: number): number {
  const part = (now - pending.begins) / (pending.ends - pending.begins)
  return Math.max(0, Math.min(99, Math.floor(part * 100))) || 0
}

/** The operation as RUNNING, with its progress. */
export function running(operation: Operation, startTime: string, progress: number): Operation {
  return { ...operation, status: 'RUNNING', startTime: operation.startTime ?? startTime, progress }
}
