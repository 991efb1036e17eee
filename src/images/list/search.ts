/** The URL parameters of the images page: filters, order, columns, collapsed groups. */
import { COLUMNS, readSort, type Column, type SortSearch } from '../table/columns.ts'
import { DUE, type Picks } from './facets.ts'

/** What rows are grouped by; `none` for one list. */
export type Grouping = 'family' | 'none' | 'state' | 'architecture' | `label.${string}`

export interface ImagesSearch extends SortSearch, Picks {
  /** Words that images must contain. */
  q?: string
  /** A filter expression evaluated by the API. */
  filter?: string
  /** How rows are grouped, unless by family. */
  group?: Grouping
  /** The collapsed groups; see collapse.ts for the format. */
  collapsed?: string
  /** The columns shown, unless all are. */
  columns?: readonly Column[]
}

/**
 * Reads the URL parameters (or the typed values of a link), without defaults. Invalid values are
 * ignored; never throws.
 */
export function imagesSearch(raw: Record<string, unknown>): ImagesSearch {
  const columns = pick(COLUMNS, raw['columns'])
  return defined({
    ...readSort(raw),
    states: readList(raw['states']),
    due: pick(DUE, raw['due']),
    arch: readList(raw['arch']),
    labels: readList(raw['labels']),
    q: readText(raw['q']),
    filter: readText(raw['filter']),
    group: readGrouping(raw['group']),
    collapsed: readText(raw['collapsed']),
    columns: columns?.length === COLUMNS.length ? undefined : columns,
  })
}

/** The columns shown, in order: not the one that says the same as the groups. */
export function columnsOf({ columns = COLUMNS, group = 'family' }: ImagesSearch): Column[] {
  // The state comes with dates and a replacement.
  return columns.filter((column) => column === 'state' || column !== group)
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function readGrouping(value: unknown): Grouping | undefined {
  const isGrouping =
    typeof value === 'string' && /^(?:none|state|architecture|label\..+)$/s.test(value)
  return isGrouping ? (value as Grouping) : undefined
}

/** `b,a` or `['b', 'a']` as a sorted list, each value once; undefined for none. */
function readList(value: unknown): string[] | undefined {
  const given = typeof value === 'string' ? value.split(',') : value
  if (!Array.isArray(given)) return undefined
  const texts = given.filter((each) => typeof each === 'string' && each !== '') as string[]
  return texts.length > 0 ? [...new Set(texts)].sort() : undefined
}

/** The known values among these, in the order of `known`; undefined for none. */
function pick<T extends string>(known: readonly T[], value: unknown): T[] | undefined {
  const given = readList(value) ?? []
  const found = known.filter((item) => given.includes(item))
  return found.length > 0 ? found : undefined
}

function defined(search: { [K in keyof ImagesSearch]: ImagesSearch[K] | undefined }): ImagesSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
