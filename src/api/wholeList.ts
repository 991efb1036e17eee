import type { Page } from './http/read.ts'
import type { Images } from './useImages.ts'

/**
 * Whether a project's list has been read from the API to its end: what isn't in it, nor among its unreadable
 * items, doesn't exist. Not true of a list kept from an earlier visit.
 */
export const isWholeList = ({ updatedAt, more, kept }: Images): boolean =>
  updatedAt > 0 && !more && !kept

/**
 * The items of a list that was read from the API to its end, all readable: what isn't among them doesn't
 * exist. Not what was kept from an earlier visit, which is about to be refreshed.
 */
export const wholeItems = <T>(pages: readonly Page<T>[] | undefined): readonly T[] | undefined =>
  pages?.at(-1)?.nextPageToken === undefined &&
  pages?.every(({ at, unreadable }) => at === undefined && unreadable === 0)
    ? pages.flatMap(({ items }) => items)
    : undefined
