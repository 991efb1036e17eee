/** The requests of a run; each can be resumed after a reload. */
import type { QueryClient } from '@tanstack/react-query'
import { findOut } from '../../api/changes/findOut.ts'
import { make } from '../../api/changes/make.ts'
import { refreshHead } from '../../api/changes/readBack.ts'
import { followOperation } from '../../api/changes/follow.ts'
import { ApiError } from '../../api/http/error.ts'
import { imageKeys, imageQuery } from '../../api/images.ts'
import { operationsOfQuery } from '../../api/operations.ts'
import type { OnWait } from '../../api/http/pause.ts'
import { readFresh } from '../../api/readFresh.ts'
import type { Insert } from '../model/toInsert.ts'
import { isActive } from '../../compute/deprecation.ts'
import type { Operation } from '../../compute/schema.ts'
import type { Run } from './run.ts'

export interface RunContext {
  client: QueryClient
  project: string
  signal: AbortSignal
  onProgress(operation: Operation): void
  /** Called with the pause before a request is retried. */
  onWait: OnWait
}

/** Sends the insert and waits until the image exists. @throws ApiError */
export async function sendInsert(context: RunContext, run: Run, insert: Insert): Promise<void> {
  const { client, project, signal, onProgress, onWait } = context
  const { image, forceCreate } = insert
  const step = {
    target: { project, image: run.image },
    change: { kind: 'insert', image, forceCreate },
  } as const
  const options = { signal, onProgress, onWait, limit: Infinity }
  try {
    await make(client, step, run.ids.insert, options)
  } catch (error) {
    if (signal.aborted || !(error instanceof ApiError) || !error.uncertain) throw error
    if (!(await findOut(client, step, run.ids.insert, undefined, options))) throw error
  }
}

/** Follows an operation started before the page was loaded. @throws ApiError */
export async function followInsert(context: RunContext, run: Run): Promise<void> {
  const { client, project, signal, onProgress } = context
  try {
    await followOperation(project, { name: run.operation }, { signal, onProgress, limit: Infinity })
    if (run.family !== '') await refreshHead(client, project, run.family)
  } finally {
    void client.invalidateQueries({ queryKey: imageKeys.project(project) })
  }
}

/**
 * The operation of a request that was unanswered when the page was reloaded; undefined if the request
 * never arrived.
 * @throws ApiError if operations can’t be listed
 */
export async function findInsert({ client, project }: RunContext, run: Run) {
  const { items } = await readFresh(client, operationsOfQuery(project, run.image))
  return items.find((operation) => operation.clientOperationId === run.ids.insert)
}

/**
 * Deprecates the new image and then adds it to its family; in the other order the family would
 * resolve to it in between. What is already done is skipped. @throws ApiError
 */
export async function hide(
  { client, project, signal, onWait }: RunContext,
  run: Run,
): Promise<void> {
  const target = { project, image: run.image }
  const image = await readFresh(client, imageQuery(project, run.image))
  if (isActive(image)) {
    const change = { kind: 'deprecate', status: { state: 'DEPRECATED' } } as const
    await make(client, { target, change }, run.ids.deprecate, { signal, onWait })
  }
  if (image.family !== run.family) {
    const change = { kind: 'patch', fields: { family: run.family } } as const
    await make(client, { target, change }, run.ids.family, { signal, onWait })
  }
}
