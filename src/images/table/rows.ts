/** The rows of a table of images: families above their members, or images alone. */
import type { Entry } from './entry.ts'
import type { Family } from './model.ts'

export interface FamilyRow {
  kind: 'family'
  family: Family
  /** The members that the filters let through; never none. */
  shown: Entry[]
  expanded: boolean
  /** 1 for the first family on the screen. */
  position: number
}

export type Row = FamilyRow | Entry

export interface View {
  rows: Row[]
  /** For each row that is in a family, the index of the family's row; -1 for the others. */
  parents: number[]
  /** Images that the filters let through, also in collapsed families, in the order of the rows. */
  shown: Entry[]
  /** How many families have rows. */
  families: number
}

/** Tells rows apart, over filters and refreshes. */
export const rowKey = (row: Row): string =>
  row.kind === 'family' ? `family/${row.family.name}` : row.key
