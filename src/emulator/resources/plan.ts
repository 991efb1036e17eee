import type { Image, Operation } from '../../compute/schema.ts'
import type { Row, Store } from '../store/store.ts'

/** What an operation does when it is done. */
export type Change =
  | { type: 'insert' }
  | { type: 'delete'; status: string }
  | { type: 'edit'; set: Partial<Image>; unset: (keyof Image)[] }

/** How an operation is made to fail, for tests of what comes after. */
export interface Failure {
  /** As in `error.errors[].code`: `QUOTA_EXCEEDED`. */
  code: string
  message: string
  httpStatus: number
}

/** An operation under way, as it is kept beside the resources: all that is needed to finish it. */
export interface Plan {
  /** The operation's name. */
  name: string
  project: string
  /** Name of the image, and its id: another image may have the name by then. */
  target: string
  targetId: string
  /** ms since the epoch by the emulator's clock: PENDING until `begins`, RUNNING until `ends`. */
  begins: number
  ends: number
  change: Change
  failure?: Failure
}

const planOf = (row: Row): Plan => JSON.parse(row.json)

/**
 * Plans that a store kept from a run before this one, of one project or all. They are of the project
 * that keeps them: a dump can be of another.
 */
export function* keptPlans(store: Store, only?: string): Iterable<Plan> {
  for (const project of only === undefined ? store.projects() : [only]) {
    const rows = [...store.scan('work', project, { order: 'name', limit: Infinity })]
    for (const row of rows) yield { ...planOf(row), project }
  }
}

/** How far a plan has come at a time, in whole percent from 0 to 99. */
export function progressOf(plan: Plan, now: number): number {
  const part = (now - plan.begins) / (plan.ends - plan.begins)
  return Math.max(0, Math.min(99, Math.floor(part * 100))) || 0
}

/** An operation that a plan has moved on: RUNNING, with its progress. */
export function running(operation: Operation, startTime: string, progress: number): Operation {
  return { ...operation, status: 'RUNNING', startTime: operation.startTime ?? startTime, progress }
}
