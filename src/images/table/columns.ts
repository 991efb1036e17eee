/** The columns besides the name, in order; each can be hidden. */
export const COLUMNS = ['state', 'family', 'architecture', 'size', 'created', 'labels'] as const
export type Column = (typeof COLUMNS)[number]

/** A column as it is chosen. */
export interface ChosenColumn {
  column: Column
  /** px; undefined for as wide as its content. */
  width?: number | undefined
}

/** The columns when rows are grouped by family, or all in one family. */
export const IN_FAMILY: readonly Column[] = COLUMNS.filter((column) => column !== 'family')

export const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  state: 'State',
  family: 'Family',
  architecture: 'Architecture',
  size: 'Size',
  created: 'Created',
  labels: 'Labels',
}

/** What rows can be sorted by, each with its default direction. */
export const SORTS = {
  name: 'asc',
  state: 'asc',
  size: 'desc',
  created: 'desc',
} as const
export type SortKey = keyof typeof SORTS
export type Order = 'asc' | 'desc'

export interface Sort {
  key: SortKey
  order: Order
}

/** Newest first by default. */
const DEFAULT_SORT: SortKey = 'created'

/** A sort order as URL parameters, without defaults. */
export interface SortSearch {
  sort?: SortKey
  /** The direction, if it isn't the default for `sort`. */
  order?: Order
}

/** Reads `sort` and `order` from a URL; invalid values are ignored. */
export function readSort(raw: Record<string, unknown>): SortSearch {
  const sort = isSortKey(raw['sort']) ? raw['sort'] : DEFAULT_SORT
  const order = raw['order'] === 'asc' || raw['order'] === 'desc' ? raw['order'] : undefined
  return {
    ...(sort !== DEFAULT_SORT && { sort }),
    ...(order && order !== SORTS[sort] && { order }),
  }
}

/** The sort order in a URL. */
export function sortOf({ sort = DEFAULT_SORT, order = SORTS[sort] }: SortSearch): Sort {
  return { key: sort, order }
}

/** The URL parameters for a sort order; defaults are undefined, which removes them from the URL. */
export const sortSearch = ({ key, order }: Sort) => ({
  sort: key === DEFAULT_SORT ? undefined : key,
  order: order === SORTS[key] ? undefined : order,
})

/** Whether rows can be sorted by a column. */
export const isSortKey = (column: unknown): column is SortKey =>
  typeof column === 'string' && Object.hasOwn(SORTS, column)
