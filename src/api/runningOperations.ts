/** What is running in a project: polled often while something is, rarely while nothing is. */
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { Operation } from '../compute/schema.ts'
import { pollInterval } from './http/poll.ts'
import { operationKeys } from './keys.ts'
import { readOperations } from './operations.ts'

const IDLE = 60_000
const FIRST = 1000
const LONGEST = 10_000

export interface Running {
  /** PENDING and RUNNING ones, newest first, at most 100. */
  operations: readonly Operation[]
  /** How many polls ago one last started or ended. */
  quiet: number
}

/**
 * The unfinished operations of a project. Polled after 1 s, then less and less often, down to every
 * 10 s, while there are any; every minute when there are none; not at all while the page is hidden.
 * It is the service's list, so it includes what other tabs and people do.
 */
export const runningQuery = (client: QueryClient, project: string) =>
  queryOptions({
    queryKey: operationKeys.running(project),
    queryFn: async ({ signal }): Promise<Running> => {
      const { items } = await readOperations(project, { filter: 'status != "DONE"' }, signal)
      const before = client.getQueryData<Running>(operationKeys.running(project))
      const same = before !== undefined && sameNames(before.operations, items)
      return { operations: items, quiet: same ? before.quiet + 1 : 0 }
    },
    refetchInterval: ({ state }) => pollInterval(pollDelay(state.data), state),
  })

/** ms until the next poll. */
export function pollDelay(running: Running | undefined): number {
  if (!running || running.operations.length === 0) return IDLE
  return Math.min(FIRST * 1.5 ** running.quiet, LONGEST)
}

function sameNames(a: readonly Operation[], b: readonly Operation[]): boolean {
  const names = new Set(a.map(({ name }) => name))
  return a.length === b.length && b.every(({ name }) => names.has(name))
}

/** The newest 100 operations of a project, once. */
export const recentQuery = (project: string) =>
  queryOptions({
    queryKey: operationKeys.recent(project),
    queryFn: ({ signal }) => readOperations(project, {}, signal),
  })
