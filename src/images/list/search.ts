/** What the address of the images page says: filters, order, columns, what is collapsed. */
import * as z from 'zod/mini'
import { STATES, type State } from '../../compute/schema.ts'
import { COLUMNS, isSortKey, SORTS, type Column, type Order, type SortKey } from './columns.ts'

export interface ImagesSearch {
  /** Only images of these states; all when absent. */
  states?: State[]
  /** Only images that are due. */
  due?: true
  /** Words that images must match. */
  q?: string
  /** An expression that the API filters by. */
  filter?: string
  sort?: SortKey
  /** The direction, when it is not the one that is usual for `sort`. */
  order?: Order
  /** One list, not grouped by family. */
  flat?: true
  /** Families that are closed; see collapse.ts for how. */
  collapsed?: string
  /** The columns shown, when not all are. */
  columns?: Column[]
}

const text = z.catch(z.optional(z.string()), undefined)
const flag = z.catch(z.optional(z.transform(readFlag)), undefined)

const Search = z.object({
  states: z.catch(z.optional(z.transform((value) => pick(STATES, value))), undefined),
  due: flag,
  q: text,
  filter: text,
  sort: z.catch(z.optional(z.string().check(z.refine(isSortKey))), undefined),
  order: z.catch(z.optional(z.enum(['asc', 'desc'])), undefined),
  flat: flag,
  collapsed: text,
  columns: z.catch(z.optional(z.transform((value) => pick(COLUMNS, value))), undefined),
})

/**
 * Reads the parameters of the address (or typed values, of a link), defaults left out.
 * What cannot be read is as if it were not there; it never throws.
 */
export function imagesSearch(raw: Record<string, unknown>): ImagesSearch {
  const { states, columns, sort, order, ...rest } = Search.parse(raw)
  const key = sort !== undefined && isSortKey(sort) ? sort : DEFAULT_SORT
  return defined({
    ...rest,
    states: states && states.length < STATES.length ? states : undefined,
    sort: key === DEFAULT_SORT ? undefined : key,
    order: order === SORTS[key] ? undefined : order,
    columns: columns && columns.length < COLUMNS.length ? columns : undefined,
  })
}

export const DEFAULT_SORT: SortKey = 'created'

/** The order that an address asks for: newest first unless it says otherwise. */
export function sortOf({ sort = DEFAULT_SORT, order = SORTS[sort] }: ImagesSearch) {
  return { key: sort, order }
}

function readFlag(value: unknown): true | undefined {
  return value === true || value === 'true' ? true : undefined
}

/** The known ones among `a,b` or `['a', 'b']`, in the order of `known`; undefined when there are none. */
function pick<T extends string>(known: readonly T[], value: unknown): T[] | undefined {
  const given = typeof value === 'string' ? value.split(',') : value
  if (!Array.isArray(given)) return undefined
  const found = known.filter((item) => given.includes(item))
  return found.length > 0 ? found : undefined
}

function defined(search: { [K in keyof ImagesSearch]: ImagesSearch[K] | undefined }): ImagesSearch {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(entries)
}
