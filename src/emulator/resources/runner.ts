/**
 * Runs pending operations. They are in the store, so they continue after a restart; this only wakes up
 * when one is due. An operation is finished once its end is reached, whether a timer or a request
 * notices it first.
 */
import type { Operation } from '../../compute/schema.ts'
import type { Clock } from '../base/clock.ts'
import { ApiError, operationCode } from '../base/errors.ts'
import type { Row, Store } from '../store/store.ts'
import { formatTime } from '../base/wire.ts'
import { applyEffect } from './effects.ts'
import { storedPending, progressOf, running, type PendingOperation } from './pending.ts'

interface Active {
  pending: PendingOperation
  /** Called when it has ended. */
  waiters: Set<() => void>
  /** When it was stepped to RUNNING manually while its project is held, in ms since the epoch. */
  stepped?: number
}

export interface Runner {
  /** Resumes the pending operations in the store, of one project or all. */
  resume(project?: string): void
  /** Tracks a pending operation that has just been stored. */
  track(pending: PendingOperation): void
  /** Finishes everything that is due. Cheap if nothing is. */
  run(): void
  /** The current JSON of a stored operation. */
  current(project: string, row: Row): string
  isActive(project: string, name: string): boolean
  /** Resolves when the operation has ended, immediately if it already has, or when the signal is aborted. */
  ended(project: string, name: string, signal: AbortSignal): Promise<void>
  /** Holds a project’s operations at their status, including new ones. */
  hold(project: string): void
  /** Advances each held operation by one status. @returns how many were advanced */
  step(project: string): number
  /** Lets a project’s operations continue; those past their end are finished immediately. */
  release(project: string): void
  /** Drops a project’s operations after it was cleared. */
  forget(project: string): void
}

/** Pause before retrying a write that failed (the disk was full), in ms. */
const RETRY_AFTER = 1000

/** @param report called with errors that kept an operation from being finished; it is retried later */
export function createRunner(store: Store, clock: Clock, report: (error: unknown) => void): Runner {
  const projects = new Map<string, Map<string, Active>>()
  const held = new Set<string>()
  let nextDue = Infinity
  let cancelAlarm = () => {}

  const track = (pending: PendingOperation) => {
    const active = projects.get(pending.project) ?? new Map<string, Active>()
    projects.set(pending.project, active)
    active.set(pending.name, { pending, waiters: new Set() })
    if (!held.has(pending.project) && pending.ends < nextDue) schedule(pending.ends)
  }

  /**
   * Sets the alarm for the next due operation. There must be one whenever an operation is pending, even
   * for one that fell due while others were being finished: no request may come to notice it.
   */
  const schedule = (time: number) => {
    cancelAlarm()
    nextDue = time
    cancelAlarm = time < Infinity ? clock.at(time, run) : () => {}
  }

  const finish = (active: Active) => {
    const { pending, waiters } = active
    store.transaction(() => finishInStore(store, active, formatTime(clock.now())))
    projects.get(pending.project)?.delete(pending.name)
    for (const wake of waiters) wake()
  }

  const run = () => {
    const now = clock.now()
    if (now < nextDue) return
    const due: Active[] = []
    let next = Infinity
    for (const [project, active] of projects) {
      if (held.has(project)) continue
      for (const one of active.values()) {
        if (one.pending.ends <= now) due.push(one)
        else next = Math.min(next, one.pending.ends)
      }
    }
    nextDue = Infinity
    for (const one of due.sort((a, b) => a.pending.ends - b.pending.ends)) {
      try {
        finish(one)
      } catch (error) {
        // Reported here: neither the timer nor the request that noticed it caused it.
        next = Math.min(next, now + RETRY_AFTER)
        report(error)
      }
    }
    schedule(next)
  }

  return {
    resume(project) {
      for (const pending of storedPending(store, project)) track(pending)
    },
    track,
    run,
    current(project, row) {
      const active = projects.get(project)?.get(row.name)
      if (!active) return row.json
      return JSON.stringify(atPresent(active, row, clock.now(), held.has(project)))
    },
    isActive: (project, name) => projects.get(project)?.has(name) ?? false,
    ended(project, name, signal) {
      const waiters = projects.get(project)?.get(name)?.waiters
      if (!waiters || signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        waiters.add(resolve)
        signal.addEventListener('abort', () => {
          waiters.delete(resolve)
          resolve()
        })
      })
    },
    hold: (project) => void held.add(project),
    step(project) {
      const active = [...(projects.get(project)?.values() ?? [])]
      for (const one of active) {
        if (one.stepped === undefined) one.stepped = clock.now()
        else finish(one)
      }
      return active.length
    },
    release(project) {
      held.delete(project)
      nextDue = -Infinity
      run()
    },
    forget(project) {
      for (const { waiters } of projects.get(project)?.values() ?? [])
        for (const wake of waiters) wake()
      projects.delete(project)
      held.delete(project)
    },
  }
}

/** An active operation as currently shown: stepped manually, or according to the time. */
function atPresent(active: Active, row: Row, now: number, isHeld: boolean): Operation {
  const { pending, stepped } = active
  const operation: Operation = JSON.parse(row.json)
  if (isHeld ? stepped === undefined : now < pending.begins) return operation
  return running(operation, startOf(active), isHeld ? 50 : progressOf(pending, now))
}

const startOf = ({ pending, stepped = pending.begins }: Active) => formatTime(stepped)

/** Applies a pending operation and stores its result; the image and the operation change together. */
function finishInStore(store: Store, active: Active, time: string): void {
  const { pending } = active
  store.delete('work', pending.project, pending.name)
  const row = store.get('operations', pending.project, pending.name)
  const error = outcome(store, pending)
  if (!row) return
  const operation: Operation = { ...JSON.parse(row.json), startTime: startOf(active) }
  store.put('operations', pending.project, ended(operation, time, error))
}

function outcome(store: Store, pending: PendingOperation): ApiError | undefined {
  try {
    applyEffect(store, pending)
    return undefined
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

/** An operation at its end, with its error if any, with fields in the service’s order. */
export function ended(operation: Operation, time: string, error?: ApiError): Operation {
  return {
    ...operation,
    status: 'DONE',
    progress: 100,
    startTime: operation.startTime ?? time,
    endTime: time,
    ...(error && {
      error: { errors: [{ code: operationCode(error.reason), message: error.message }] },
      httpErrorStatusCode: error.code,
      httpErrorMessage: HTTP_MESSAGES.get(error.code) ?? 'INTERNAL SERVER ERROR',
    }),
  }
}

const HTTP_MESSAGES = new Map([
  [400, 'BAD REQUEST'],
  [403, 'FORBIDDEN'],
  [404, 'NOT FOUND'],
  [409, 'CONFLICT'],
  [412, 'PRECONDITION FAILED'],
  [429, 'TOO MANY REQUESTS'],
  [503, 'SERVICE UNAVAILABLE'],
])
