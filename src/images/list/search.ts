/** What the address of the images page says: filters, order, columns, what is collapsed. */
import { STATES, type State } from '../../compute/schema.ts'
import { COLUMNS, readSort, type Column, type SortSearch } from '../table/columns.ts'

export interface ImagesSearch extends SortSearch {
  /** Only images of these states; all when absent. */
  states?: State[]
  /** Only images that are due. */
  due?: true
  /** Words that images must match. */
  q?: string
  /** An expression that the API filters by. */
  filter?: string
  /** One list, not grouped by family. */
  flat?: true
  /** Families that are closed; see collapse.ts for how. */
  collapsed?: string
  /** The columns shown, when not all are. */
  columns?: Column[]
}

/**
 * Reads the parameters of the address (or typed values, of a link), defaults left out.
 * What cannot be read is as if it were not there; it never throws.
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

/** The known ones among `a,b` or `['a', 'b']`, in the order of `known`; undefined for none and for all. */
function pick<T extends string>(known: readonly T[], value: unknown): T[] | undefined {
  const given = typeof value === 'string' ? value.split(',') : value
  if (!Array.isArray(given)) return undefined
  const found = known.filter((item) => given.includes(item))
  return found.length > 0 && found.length < known.length ? found : undefined
}

function defined(search: { [K in keyof ImagesSearch]: ImagesSearch[K] | undefined }): ImagesSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
