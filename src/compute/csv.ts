/** Tables as CSV (RFC 4180) that a spreadsheet shows as it stands: no cell becomes a formula. */

/** Texts that spreadsheets take for a formula, also behind white space. */
const FORMULA = /^[\s]*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/

/** Rows as CSV, each line ended by CRLF. A text that begins like a formula gets an apostrophe in front. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
