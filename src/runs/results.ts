/** The results of changes that were made, and of those whose outcome isn’t recorded. */
import type { QueryClient } from '@tanstack/react-query'
import { cacheImages } from '../api/changes/cache.ts'
import { findOut } from '../api/changes/findOut.ts'
import { readImages } from '../api/changes/readBack.ts'
import { ApiError, explain } from '../api/http/error.ts'
import { effectOf } from '../compute/changes/inverse.ts'
import { isMade } from '../compute/changes/stands.ts'
import type { Image } from '../compute/schema.ts'
import type { Result } from './journal.ts'
import type { Item } from './run.ts'

/** The result of a change that was made. @param read the image as read back, if it could be read */
export const doneOf = ({ step: { change }, before }: Item, read: Image | undefined): Result => ({
  kind: 'done',
  ...effectOf(change, before, read),
})

/**
 * Finds out what became of a change that was sent but has no result, because its response was lost or
 * the run was killed.
 * @returns undefined if it wasn’t made; `unknown` if that can’t be found out now. Never fails
 */
export async function foundOut(
  client: QueryClient,
  item: Item,
  requestId: string,
): Promise<Result | undefined> {
  const { step, before } = item
  const { project, image: name } = step.target
  try {
    if (!(await findOut(client, step, requestId, before))) return undefined
    const images = await readImages(client, project, [name])
    cacheImages(client, project, images)
    const now = images.get(name)
    if (images.has(name) && !now) return { kind: 'done' }
    // Since then, someone may have changed it again: undoing that isn’t up to this change.
    const isOwn = now && (now.id !== before.id || isMade(step.change, before, now))
    return doneOf(item, isOwn ? now : undefined)
  } catch (error) {
    const isFailed = error instanceof ApiError && error.failure === 'operation'
    return { kind: isFailed ? 'failed' : 'unknown', why: explain(error) }
  }
}
