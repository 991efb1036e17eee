/** Reading operations: one options factory per query. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { imagePath, selfLink } from '../compute/links.ts'
import { callOf } from '../compute/methods.ts'
import { Operation } from '../compute/schema.ts'
import { session } from './http/session.ts'
import { operationKeys } from './keys.ts'
import { send } from './http/http.ts'
import { pollInterval } from './http/poll.ts'
import { nextToken, read, readPage, type Page } from './http/read.ts'
import { heldSecrets, withoutSecrets } from './http/secrets.ts'

const POLL = 2000
const NEWEST_FIRST = 'creationTimestamp desc'

/** Whether an operation hasn't finished yet. */
const isRunning = (operation: Operation): boolean => operation.status !== 'DONE'

/** A project's global operations, newest first, 100 a page (`globalOperations.list`). */
export const operationsQuery = (project: string) =>
  infiniteQueryOptions({
    queryKey: operationKeys.list(project),
    queryFn: ({ pageParam, signal }) => readOperations(project, { pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last, _all, _param, given) => nextToken(last, given),
  })

/**
 * The newest 100 operations on an image, by its link. Includes those on earlier images of that name
 * (their `targetId` differs). Polled every 2 s while one is running.
 */
export const operationsOfQuery = (project: string, image: string) =>
  queryOptions({
    queryKey: operationKeys.of(project, image),
    queryFn: ({ signal }) =>
      readOperations(project, { filter: operationsFilter(project, image) }, signal),
    refetchInterval: ({ state }) =>
      state.data?.items.some(isRunning) ? pollInterval(POLL, state) : false,
  })

/** The filter for the operations on an image. */
export function operationsFilter(project: string, image: string): string {
  const target = selfLink(imagePath(project, image), session().universe)
  return `targetLink = ${JSON.stringify(target)}`
}

/** One global operation (`globalOperations.get`). Polled every 2 s until it is done. */
export const operationQuery = (project: string, name: string) =>
  queryOptions({
    queryKey: operationKeys.operation(project, name),
    queryFn: async ({ signal }) => {
      const call = callOf('globalOperations.get', { project, operation: name })
      return readOperation(await send({ ...call, signal }))
    },
    refetchInterval: ({ state }) =>
      state.data && isRunning(state.data) ? pollInterval(POLL, state) : false,
  })

/** An operation as the API returns it, minus any secrets its error may echo. @throws ApiError */
export const readOperation = (answer: unknown): Operation =>
  read(Operation, withoutSecrets(answer, heldSecrets()))

/** A page of `globalOperations.list`: 100, newest first. */
export async function readOperations(
  project: string,
  query: { filter?: string; pageToken?: string; fields?: string },
  signal: AbortSignal,
): Promise<Page<Operation>> {
  const answer = await send({
    ...callOf('globalOperations.list', { project }),
    query: { maxResults: 100, orderBy: NEWEST_FIRST, ...query },
    signal,
  })
  return readPage(Operation, withoutSecrets(answer, heldSecrets()))
}
