/** Validates responses: what the API returns is neither trusted nor changed. */
import { replaceEqualDeep } from '@tanstack/react-query'
import { readImage } from '../../compute/readImage.ts'
import { Image, ListPage } from '../../compute/schema.ts'
import type { Shape } from '../../compute/shape.ts'
import { unreadFields } from '../../compute/unread.ts'
import { ApiError } from './error.ts'

/**
 * The value as the shape's type, untouched, including unknown fields.
 * @throws ApiError (`unexpected`) that names the first field that doesn't fit
 */
export function read<T>(shape: Shape<T>, value: unknown): T {
  const [wrong] = shape(value)
  if (!wrong) return value as T
  throw new ApiError({
    failure: 'unexpected',
    message: `Unexpected response: ${wrong.join('.') || 'it'} isn’t what this method returns.`,
  })
}

export interface Page<T> {
  items: T[]
  /** How many items were left out because they couldn't be read. */
  unreadable: number
  nextPageToken: string | undefined
  /** When it was read from the API, ms since the epoch, if it was kept from an earlier visit. */
  at?: number
}

/** The token of the next page. One that was used before would loop: the list ends there. */
export const nextToken = (
  { nextPageToken }: Page<unknown>,
  given: readonly string[],
): string | undefined =>
  nextPageToken !== undefined && given.includes(nextPageToken) ? undefined : nextPageToken

/** That a list loops: what comes after is unknown. */
export const cutList = (): ApiError =>
  new ApiError({
    failure: 'unexpected',
    message: 'The API returned the same page token again, so the rest can’t be read.',
  })

/**
 * An image without the fields that can't be read: see `readImage` in compute.
 * @throws ApiError (`unexpected`) when it has no name
 */
export const readOneImage = (value: unknown): Image => readImage(value) ?? read(Image, value)

/**
 * A page of images, each with the fields that can be read; those without a name are left out and
 * counted.
 */
export const readImages = (value: unknown): Page<Image> =>
  pageOf(value, (all) => all.flatMap((item) => readImage(item) ?? []))

/**
 * For `structuralSharing`: keeps what hasn't changed, as queries do by default, but takes a partly
 * read image as it is, since sharing would lose its mark.
 */
export const shareImages = (before: unknown, now: unknown): unknown =>
  [before, now].flat().some(isPartlyRead) ? now : replaceEqualDeep(before, now)

const isPartlyRead = (value: unknown) =>
  typeof value === 'object' && value !== null && unreadFields(value).length > 0

/** One page of a list; an item that doesn't fit is left out and counted, the rest stays. */
export const readPage = <T>(shape: Shape<T>, value: unknown): Page<T> =>
  pageOf(value, (all) => all.filter((item): item is T => shape(item).length === 0))

/** @param readable returns the items that can be read */
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
