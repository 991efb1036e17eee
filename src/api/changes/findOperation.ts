/** Finding an operation, such as that of a request whose response was lost. */
import type { QueryClient } from '@tanstack/react-query'
import type { Target } from '../../compute/changes/change.ts'
import type { Operation } from '../../compute/schema.ts'
import { everyPage } from '../everyPage.ts'
import { operationsFilter, operationsOfQuery, readOperations } from '../operations.ts'
import { retrying } from '../http/pause.ts'
import { readFresh } from '../readFresh.ts'
import { retryDelay, shouldRetry } from '../http/retry.ts'

/**
 * The newest operation on an image that is the one wanted, read now; undefined when there is none.
 * Goes through all pages: an image can have more operations than fit on one, and a filtered page
 * before the last may be empty.
 * @throws ApiError
 */
export async function findOperation(
  client: QueryClient,
  { project, image }: Target,
  isWanted: (operation: Operation) => boolean,
): Promise<Operation | undefined> {
  const filter = operationsFilter(project, image)
  const { signal } = new AbortController()
  const pages = everyPage((pageToken) =>
    pageToken === ''
      ? readFresh(client, operationsOfQuery(project, image))
      : retrying(
          () => readOperations(project, { filter, pageToken }, signal),
          shouldRetry,
          retryDelay,
        ),
  )
  for await (const { items } of pages) {
    const found = items.find(isWanted)
    if (found) return found
  }
  return undefined
}

/** Whether an operation was started by the request with this id. */
export const isOfRequest =
  (requestId: string) =>
  ({ clientOperationId }: Operation): boolean =>
    clientOperationId === requestId
