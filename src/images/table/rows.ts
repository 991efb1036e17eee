/** The rows of a table of images: families above their members, or images alone. */
import type { Entry } from './entry.ts'
import type { Family } from './model.ts'

export interface FamilyRow {
  kind: 'family'
  family: Family
  /** The members that pass the filters; at least one. */
  shown: Entry[]
  expanded: boolean
  /** 1 for the first family shown. */
  position: number
}

export type Row = FamilyRow | Entry

export interface View {
  rows: Row[]
  /** For each row in a family, the index of the family's row; -1 for the others. */
  parents: number[]
  /** Images that pass the filters, including those in collapsed families, in row order. */
  shown: Entry[]
  /** How many families have rows. */
  families: number
}

/** Identifies rows across filters and refreshes. */
export const rowKey = (row: Row): string =>
  row.kind === 'family' ? `family/${row.family.name}` : row.key
