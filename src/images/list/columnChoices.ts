/** The columns as the dialog arranges them: those shown first, in their order. */
import { COLUMNS, type ChosenColumn, type Column } from '../table/columns.ts'
import { readColumn, WIDTHS } from './search.ts'

export interface ColumnChoice {
  column: Column
  shown: boolean
  /** px as typed; `''` for as wide as its content. */
  width: string
}

/** All columns, as chosen in the URL. */
export function choicesOf(chosen: readonly string[] = COLUMNS): ColumnChoice[] {
  const shown = chosen.flatMap((text) => readColumn(text) ?? [])
  const hidden = COLUMNS.filter((column) => shown.every((each) => each.column !== column))
  return [
    ...shown.map(({ column, width }) => ({ column, shown: true, width: String(width ?? '') })),
    ...hidden.map((column) => ({ column, shown: false, width: '' })),
  ]
}

/** The columns shown. A width that isn’t one counts as none. */
export const chosenOf = (choices: readonly ColumnChoice[]): ChosenColumn[] =>
  choices
    .filter(({ shown }) => shown)
    .map(({ column, width }) => ({ column, width: widthOf(width) }))

/** A typed width in px; undefined if it isn’t one that a column can have. */
export function widthOf(typed: string): number | undefined {
  const text = typed.trim()
  const px = Number(text)
  return /^\d+$/.test(text) && px >= WIDTHS[0] && px <= WIDTHS[1] ? px : undefined
}

/** The same with one moved up (-1) or down; unchanged if it is at the end. */
export function moved(choices: ColumnChoice[], index: number, by: 1 | -1): ColumnChoice[] {
  const one = choices[index]
  const other = choices[index + by]
  if (!one || !other) return choices
  return choices.with(index, other).with(index + by, one)
}
