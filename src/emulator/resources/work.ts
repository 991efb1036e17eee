/**
 * Operations under way. Each has a plan in the store, so whoever opens the store next goes on with
 * it; here is only what wakes up in time. A plan is carried out when its end is reached, whether a
 * timer or a request notices it first.
 */
import type { Operation } from '../../compute/schema.ts'
import type { Clock } from '../base/clock.ts'
import { ApiError, operationCode } from '../base/errors.ts'
import type { Row, Store } from '../store/store.ts'
import { formatTime } from '../base/wire.ts'
import { carryOut } from './effects.ts'
import { keptPlans, progressOf, running, type Plan } from './plan.ts'

interface Active {
  plan: Plan
  /** Who waits for the end. */
  waiters: Set<() => void>
  /** When it was stepped to RUNNING by hand, in ms since the epoch, while its project is held. */
  stepped?: number
}

export interface Work {
  /** Goes on with what the store still has to do, in one project or all. */
  resume(project?: string): void
  /** Takes up a plan that has just been stored. */
  track(plan: Plan): void
  /** Carries out all that is due. Cheap when nothing is. */
  run(): void
  /** The JSON of a stored operation as it is now. */
  current(project: string, row: Row): string
  isActive(project: string, name: string): boolean
  /** Resolves when the operation has ended, at once when it has. */
  ended(project: string, name: string): Promise<void>
  /** Holds a project's operations where they are, those to come included. */
  hold(project: string): void
  /** Moves each held operation on by one status. Returns how many were moved. */
  step(project: string): number
  /** Lets a project's operations go on; those past their end are carried out at once. */
  release(project: string): void
  /** Forgets a project's operations: it has been cleared. */
  forget(project: string): void
}

/** So long, in ms, until what could not be written (the disk was full) is tried again. */
const PATIENCE = 1000

/** @param report told of what could not be carried out; it is tried again later */
export function createWork(store: Store, clock: Clock, report: (error: unknown) => void): Work {
  const projects = new Map<string, Map<string, Active>>()
  const held = new Set<string>()
  let nextDue = Infinity
  let cancelAlarm = () => {}

  const track = (plan: Plan) => {
    const active = projects.get(plan.project) ?? new Map<string, Active>()
    projects.set(plan.project, active)
    active.set(plan.name, { plan, waiters: new Set() })
    if (!held.has(plan.project) && plan.ends < nextDue) schedule(plan.ends)
  }

  /**
   * An alarm for what is due next. There is one whenever something is under way, also for what has
   * fallen due while others were being finished: nobody may ask again, least of all who waits for it.
   */
  const schedule = (time: number) => {
    cancelAlarm()
    nextDue = time
    cancelAlarm = time < Infinity ? clock.at(time, run) : () => {}
  }

  const finish = (active: Active) => {
    const { plan, waiters } = active
    store.transaction(() => finishInStore(store, active, formatTime(clock.now())))
    projects.get(plan.project)?.delete(plan.name)
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
        if (one.plan.ends <= now) due.push(one)
        else next = Math.min(next, one.plan.ends)
      }
    }
    nextDue = Infinity
    for (const one of due.sort((a, b) => a.plan.ends - b.plan.ends)) {
      try {
        finish(one)
      } catch (error) {
        // Neither the timer nor the request that noticed it is at fault.
        next = Math.min(next, now + PATIENCE)
        report(error)
      }
    }
    schedule(next)
  }

  return {
    resume(project) {
      for (const plan of keptPlans(store, project)) track(plan)
    },
    track,
    run,
    current(project, row) {
      const active = projects.get(project)?.get(row.name)
      if (!active) return row.json
      return JSON.stringify(atPresent(active, row, clock.now(), held.has(project)))
    },
    isActive: (project, name) => projects.get(project)?.has(name) ?? false,
    ended(project, name) {
      const active = projects.get(project)?.get(name)
      return active ? new Promise((resolve) => active.waiters.add(resolve)) : Promise.resolve()
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

/** An active operation as it is shown: stepped by hand, or as far as its time has come. */
function atPresent(active: Active, row: Row, now: number, isHeld: boolean): Operation {
  const { plan, stepped } = active
  const operation: Operation = JSON.parse(row.json)
  if (isHeld ? stepped === undefined : now < plan.begins) return operation
  return running(operation, startOf(active), isHeld ? 50 : progressOf(plan, now))
}

const startOf = ({ plan, stepped = plan.begins }: Active) => formatTime(stepped)

/** Carries out a plan and writes down how it ended; the image and its operation change together. */
function finishInStore(store: Store, active: Active, time: string): void {
  const { plan } = active
  store.delete('work', plan.project, plan.name)
  const row = store.get('operations', plan.project, plan.name)
  const error = outcome(store, plan)
  if (!row) return
  const operation: Operation = { ...JSON.parse(row.json), startTime: startOf(active) }
  store.put('operations', plan.project, ended(operation, time, error))
}

function outcome(store: Store, plan: Plan): ApiError | undefined {
  try {
    carryOut(store, plan)
    return undefined
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

/** An operation at its end, with its error if it has one, in the order of fields of the service. */
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
