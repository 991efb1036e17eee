/** Tables as CSV (RFC 4180) that a spreadsheet shows verbatim: no cell becomes a formula. */

/** Text that spreadsheets take for a formula, even after white space. */
const FORMULA = /^[\s]*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/

/**
 * Rows as CSV, each line terminated by CRLF. A text that starts like a formula gets a leading
 * apostrophe.
 */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
