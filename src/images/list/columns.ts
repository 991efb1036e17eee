/** The columns beside the name, in their order; each can be left out. */
export const COLUMNS = ['state', 'status', 'architecture', 'size', 'created', 'labels'] as const
export type Column = (typeof COLUMNS)[number]

export const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  state: 'State',
  status: 'Status',
  architecture: 'Architecture',
  size: 'Size',
  created: 'Created',
  labels: 'Labels',
}

/** What rows can be ordered by, each with the direction that is wanted first. */
export const SORTS = {
  name: 'asc',
  state: 'asc',
  status: 'asc',
  size: 'desc',
  created: 'desc',
} as const
export type SortKey = keyof typeof SORTS
export type Order = 'asc' | 'desc'

export interface Sort {
  key: SortKey
  order: Order
}

/** Whether rows can be ordered by a column. */
export const isSortKey = (column: unknown): column is SortKey =>
  typeof column === 'string' && Object.hasOwn(SORTS, column)
