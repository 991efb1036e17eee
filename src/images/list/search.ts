/** The URL parameters of the images page: filters, order, columns, collapsed families. */
import { STATES, type State } from '../../compute/schema.ts'
import { COLUMNS, readSort, type Column, type SortSearch } from '../table/columns.ts'

export interface ImagesSearch extends SortSearch {
  /** Only images in these states. Default: all. */
  states?: State[]
  /** Only images that are due. */
  due?: true
  /** Words that images must contain. */
  q?: string
  /** A filter expression evaluated by the API. */
  filter?: string
  /** One list, not grouped by family. */
  flat?: true
  /** The collapsed families; see collapse.ts for the format. */
  collapsed?: string
  /** The columns shown, unless all are. */
  columns?: Column[]
}

/**
 * Reads the URL parameters (or the typed values of a link), without defaults. Invalid values are
 * ignored; never throws.
 */
export function imagesSearch(raw: Record<string, unknown>): ImagesSearch {
  return defined({
    ...readSort(raw),
    states: pick(STATES, raw['states']),
    due: readFlag(raw['due']),
    q: readText(raw['q']),
    filter: readText(raw['filter']),
    flat: readFlag(raw['flat']),
    collapsed: readText(raw['collapsed']),
    columns: pick(COLUMNS, raw['columns']),
  })
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function readFlag(value: unknown): true | undefined {
  return value === true || value === 'true' ? true : undefined
}

/**
 * The known values among `a,b` or `['a', 'b']`, in the order of `known`; undefined for none and for
 * all.
 */
function pick<T extends string>(known: readonly T[], value: unknown): T[] | undefined {
  const given = typeof value === 'string' ? value.split(',') : value
  if (!Array.isArray(given)) return undefined
  const found = known.filter((item) => given.includes(item))
  return found.length > 0 && found.length < known.length ? found : undefined
}

function defined(search: { [K in keyof ImagesSearch]: ImagesSearch[K] | undefined }): ImagesSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
