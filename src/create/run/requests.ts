/** The requests of a run; each can be resumed after a reload. */
import type { QueryClient } from '@tanstack/react-query'
import { findOperation, isOfRequest } from '../../api/changes/findOperation.ts'
import { followOperation } from '../../api/changes/follow.ts'
import { make } from '../../api/changes/make.ts'
import { settle } from '../../api/changes/settle.ts'
import type { OnWait } from '../../api/http/pause.ts'
import { imageQuery } from '../../api/images.ts'
import { readFresh } from '../../api/readFresh.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import { isActive } from '../../compute/deprecation.ts'
import type { Operation } from '../../compute/schema.ts'
import type { Insert } from '../model/toInsert.ts'
import { askedOf, type Run } from './run.ts'

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
  const options = { signal, onProgress, onWait, limit: Infinity }
  await make(client, insertStep(project, run, insert), run.ids.insert, options)
}

/** Follows an operation started before the page was loaded. @throws ApiError */
export async function followInsert(context: RunContext, run: Run): Promise<void> {
  const { client, project, signal, onProgress } = context
  const options = { signal, onProgress, limit: Infinity }
  try {
    const operation = await followOperation(project, { name: run.operation }, options)
    const step = insertStep(project, run, askedOf(run))
    await settle(client, project, [{ step, before: {}, performed: { operation } }])
  } catch (error) {
    await settle(client, project, [], [run.image])
    throw error
  }
}

const insertStep = (project: string, run: Run, { image, forceCreate }: Insert): ImageChange => ({
  target: { project, image: run.image },
  change: { kind: 'insert', image, forceCreate },
})

/**
 * The operation of a request that was unanswered when the page was reloaded; undefined if the request
 * never arrived.
 * @throws ApiError if operations can’t be listed
 */
export const findInsert = ({ client, project }: RunContext, run: Run) =>
  findOperation(client, { project, image: run.image }, isOfRequest(run.ids.insert))

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
