import type { Images } from './useImages.ts'

/**
 * Whether a project's list has been read from the API to its end: what isn't in it, nor among its unreadable
 * items, doesn't exist. Not true of a list kept from an earlier visit.
 */
export const isWholeList = ({ updatedAt, more, kept }: Images): boolean =>
  updatedAt > 0 && !more && !kept
