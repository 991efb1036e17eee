/** Checks answers: what the API returns is not trusted, and not changed either. */
import { replaceEqualDeep } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { readImage } from '../../compute/readImage.ts'
import { Image, ListPage } from '../../compute/schema.ts'
import { unreadFields } from '../../compute/unread.ts'
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
    message: `Unexpected response: ${issue?.path.join('.') || 'it'} isn’t what this method returns.`,
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

/** That a list goes round in circles: what is behind it is not known. */
export const cutList = (): ApiError =>
  new ApiError({
    failure: 'unexpected',
    message: 'The API gave the same page token again: what is behind it cannot be read.',
  })

/**
 * An image, of which what cannot be read is left out: see `readImage` of compute.
 * @throws ApiError (`unexpected`) when it has no name
 */
export const readOneImage = (value: unknown): Image => readImage(value) ?? read(Image, value)

/** A page of images, each with what can be read of it; those without a name are left out and counted. */
export const readImages = (value: unknown): Page<Image> =>
  pageOf(value, (all) => all.flatMap((item) => readImage(item) ?? []))

/**
 * For `structuralSharing`: keeps what has not changed, as queries do by themselves, but takes an image
 * that could not be read whole as it is: the mark of that would be lost.
 */
export const shareImages = (before: unknown, now: unknown): unknown =>
  [before, now].flat().some(isPartlyRead) ? now : replaceEqualDeep(before, now)

const isPartlyRead = (value: unknown) =>
  typeof value === 'object' && value !== null && unreadFields(value).length > 0

/** One page of a list; an item that does not fit is left out and counted, the others stay. */
export const readPage = <T>(schema: z.ZodMiniType<T>, value: unknown): Page<T> =>
  pageOf(value, (all) => all.filter((item): item is T => schema.safeParse(item).success))

/** @param readable those of the items that can be read */
function pageOf<T>(value: unknown, readable: (items: readonly unknown[]) => T[]): Page<T> {
  const page = read(ListPage, value)
  const all = page.items ?? []
  const items = readable(all)
  return {
    items,
    unreadable: all.length - items.length,
    nextPageToken: page.nextPageToken || undefined,
  }
}
