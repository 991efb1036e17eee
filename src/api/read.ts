/** Checks answers: what the API returns is not trusted, and not changed either. */
import type * as z from 'zod/mini'
import { ListPage } from '../compute/schema.ts'
import { ApiError } from './error.ts'

/**
 * The value as the schema's type, untouched, unknown fields and all.
 * @throws ApiError (`unexpected`) that names the first field which does not fit
 */
export function read<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return value as T
  const issue = result.error.issues[0]
  throw new ApiError({
    failure: 'unexpected',
    message: `The answer is not what this method returns: ${issue?.path.join('.') || 'the whole'} does not fit.`,
  })
}

export interface Page<T> {
  items: T[]
  /** How many items were left out because they could not be read. */
  unreadable: number
  nextPageToken: string | undefined
}

/** Where a list goes on behind its last page. A token that was given before would go round in circles: it ends there. */
export const nextToken = (
  { nextPageToken }: Page<unknown>,
  given: readonly string[],
): string | undefined =>
  nextPageToken !== undefined && given.includes(nextPageToken) ? undefined : nextPageToken

/** One page of a list; an item that does not fit is left out and counted, the others stay. */
export function readPage<T>(schema: z.ZodMiniType<T>, value: unknown): Page<T> {
  const page = read(ListPage, value)
  const all = page.items ?? []
  const items = all.filter((item): item is T => schema.safeParse(item).success)
  return {
    items,
    unreadable: all.length - items.length,
    nextPageToken: page.nextPageToken || undefined,
  }
}
