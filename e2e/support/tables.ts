import { expect, type Locator } from '@playwright/test'

/** A row: the text of each cell, by its column header. */
export type Cells = Record<string, string>

/**
 * Waits until a table or grid shows a row with these cells, and returns it.
 * @param cells by header; a text may be anywhere in the cell
 */
export async function expectRow(table: Locator, cells: Record<string, string | RegExp>) {
  const wanted = Object.entries(cells).map(([header, text]) => [
    header,
    typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text),
  ])
  const row: Record<string, unknown> = Object.fromEntries(wanted)
  await expect.poll(() => readRows(table)).toContainEqual(expect.objectContaining(row))
}

/** The rows that a table or grid shows now; for a virtual one, those in view. */
export function readRows(table: Locator): Promise<Cells[]> {
  return table.evaluate((element) => {
    const text = (cell: Element) =>
      (cell instanceof HTMLElement ? cell.innerText : '').replaceAll(/\s+/g, ' ').trim()
    const headers = [...element.querySelectorAll('th[scope="col"], [role="columnheader"]')].map(
      text,
    )
    const rows = [...element.querySelectorAll('tr, [role="row"]')].map((row) =>
      [...row.querySelectorAll('td, th[scope="row"], [role="gridcell"], [role="rowheader"]')].map(
        (cell, index) => [headers[Number(cell.ariaColIndex ?? index + 1) - 1], text(cell)],
      ),
    )
    return rows.filter((row) => row.length > 0).map((row) => Object.fromEntries(row) as Cells)
  })
}
