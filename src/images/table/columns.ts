/** The columns beside the name, in their order; each can be left out. */
export const COLUMNS = ['state', 'family', 'architecture', 'size', 'created', 'labels'] as const
export type Column = (typeof COLUMNS)[number]

/** The columns where rows are grouped by family, or all of one. */
export const IN_FAMILY: readonly Column[] = COLUMNS.filter((column) => column !== 'family')

export const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  state: 'State',
  family: 'Family',
  architecture: 'Architecture',
  size: 'Size',
  created: 'Created',
  labels: 'Labels',
}

/** What rows can be ordered by, each with the direction that is wanted first. */
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

/** Newest first unless something else is asked for. */
const DEFAULT_SORT: SortKey = 'created'

/** An order as an address says it: defaults are left out. */
export interface SortSearch {
  sort?: SortKey
  /** The direction, when it is not the one that is usual for `sort`. */
  order?: Order
}

/** Reads `sort` and `order` of an address; what can't be read is as if it were not there. */
export function readSort(raw: Record<string, unknown>): SortSearch {
  const sort = isSortKey(raw['sort']) ? raw['sort'] : DEFAULT_SORT
  const order = raw['order'] === 'asc' || raw['order'] === 'desc' ? raw['order'] : undefined
  return {
    ...(sort !== DEFAULT_SORT && { sort }),
    ...(order && order !== SORTS[sort] && { order }),
  }
}

/** The order that an address asks for. */
export function sortOf({ sort = DEFAULT_SORT, order = SORTS[sort] }: SortSearch): Sort {
  return { key: sort, order }
}

/** How an address says an order; what goes without saying is undefined, to take it out of the address. */
export const sortSearch = ({ key, order }: Sort) => ({
  sort: key === DEFAULT_SORT ? undefined : key,
  order: order === SORTS[key] ? undefined : order,
})

/** Whether rows can be ordered by a column. */
export const isSortKey = (column: unknown): column is SortKey =>
  typeof column === 'string' && Object.hasOwn(SORTS, column)
