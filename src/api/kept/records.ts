/**
 * How lists are kept in this browser: a record for each list, and one for each of its pages, so that
 * the first page can be read alone.
 */
import { Database } from '../../browser/database.ts'

/** Records of another version are dropped. */
const VERSION = 1

/** ms after which a kept list is no longer shown. */
const LASTS = 24 * 3_600_000

/** Images per record; 500 take about 1 ms to read or write. */
export const PER_PAGE = 500

export interface KeptList {
  /** The address of the list, without a query: connection and project. */
  scope: string
  version: number
  /** When it was read from the API, ms since the epoch. */
  at: number
  pages: number
  images: number
}

export interface KeptPage {
  key: [scope: string, index: number]
  /** As its list's: a page of another time isn't part of it. */
  at: number
  items: unknown[]
}

/** The database; version 1 of its layout. */
export const lists = new Database('compute-images-lists', {
  lists: { key: 'scope', indexes: {} },
  pages: { key: 'key', indexes: {} },
})

export const scopeOf = (base: string, path: string): string => `${base}/${path}`

export const newList = (scope: string, at: number, images: number): KeptList => ({
  scope,
  version: VERSION,
  at,
  pages: Math.max(1, Math.ceil(images / PER_PAGE)),
  images,
})

/** All pages of a list. */
export const pagesOf = (scope: string): IDBKeyRange =>
  IDBKeyRange.bound([scope, 0], [scope, Infinity])

/** Whether a record is a list that may be shown now. */
export function isUsable(record: unknown, now: number): record is KeptList {
  const { version, at, pages, images } = Object(record) as Partial<Record<string, unknown>>
  return (
    version === VERSION &&
    typeof at === 'number' &&
    at <= now &&
    now - at < LASTS &&
    typeof images === 'number' &&
    typeof pages === 'number' &&
    pages === Math.max(1, Math.ceil(images / PER_PAGE))
  )
}

/** Whether a record is the page of that list at an index, whole. */
export function isPageOf(list: KeptList, index: number, record: unknown): record is KeptPage {
  const { at, items } = Object(record) as Partial<Record<string, unknown>>
  if (at !== list.at || !Array.isArray(items)) return false
  const isLast = index === list.pages - 1
  return items.length === (isLast ? list.images - index * PER_PAGE : PER_PAGE)
}
