/**
 * Labels while they are edited: rows in the order in which they were typed, with keys that may be
 * invalid or duplicate. The API takes a map; this converts between the two.
 */
import { isObject } from './isObject.ts'
import { labelKeyProblem, labelValueProblem, MAX_LABELS } from './labels.ts'
import type { Labels } from './schema.ts'

export interface LabelRow {
  /** Identifies the row while its key is being typed. */
  id: number
  key: string
  value: string
}

/** What is wrong with a row’s key and value, as sentences. */
export interface RowProblem {
  key?: string
  value?: string
}

/** An unused row id. */
export const nextRowId = (rows: readonly LabelRow[]): number =>
  rows.reduce((most, row) => Math.max(most, row.id), 0) + 1

/** The rows of a map of labels, sorted by key. */
export function rowsOf(labels: Readonly<Labels> | undefined): LabelRow[] {
  const entries = Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([key, value], index) => ({ id: index + 1, key, value }))
}

/** Whether a row is empty: empty rows are ignored. */
export const isBlank = (row: LabelRow): boolean => row.key === '' && row.value === ''

/**
 * The map of labels for the rows, without blank ones. A duplicate key keeps its last value, but
 * {@link rowProblems} reports it before.
 */
export function labelsOf(rows: readonly LabelRow[]): Labels {
  return Object.fromEntries(rows.filter((row) => !isBlank(row)).map((row) => [row.key, row.value]))
}

/** What is wrong with each row, in order; an empty object for a valid one. */
export function rowProblems(rows: readonly LabelRow[]): RowProblem[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    if (isBlank(row)) return {}
    const twice = seen.has(row.key) ? 'This key is already used.' : null
    seen.add(row.key)
    const key = labelKeyProblem(row.key) ?? twice
    const value = labelValueProblem(row.value)
    return { ...(key && { key }), ...(value && { value }) }
  })
}

/** What is wrong with the rows as a whole, as a sentence; null if they can be sent. */
export function rowsProblem(rows: readonly LabelRow[]): string | null {
  const count = rows.filter((row) => !isBlank(row)).length
  if (count > MAX_LABELS) return `At most ${MAX_LABELS} labels are allowed; there are ${count}.`
  const wrong = rowProblems(rows).filter(({ key, value }) => key ?? value).length
  if (wrong === 0) return null
  return wrong === 1 ? 'One label isn’t valid.' : `${wrong} labels aren’t valid.`
}

/**
 * Parses pasted labels: a JSON object of strings, or `key=value` lines (or a comma-separated list, as
 * for gcloud).
 * @returns the pairs in order, or what is wrong with the text, as a sentence
 */
export function readPasted(text: string): [key: string, value: string][] | string {
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) return readJson(trimmed)
  const pairs: [string, string][] = []
  for (const line of trimmed.split(/[\n\r,]+/)) {
    const pair = line.trim()
    if (pair === '') continue
    const at = pair.search(/[=:]/)
    if (at < 1) return `“${pair.slice(0, 40)}” is not key=value.`
    pairs.push([pair.slice(0, at).trim(), unquoted(pair.slice(at + 1).trim())])
  }
  return pairs.length > 0 ? pairs : 'No labels found.'
}

function readJson(text: string): [string, string][] | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'Not valid JSON: a bracket or a quotation mark may be missing.'
  }
  if (!isObject(value)) return 'Expected a JSON object.'
  const pairs: [string, string][] = []
  for (const [key, item] of Object.entries(value)) {
    if (typeof item !== 'string') return `The value of “${key.slice(0, 40)}” is not a string.`
    pairs.push([key, item])
  }
  return pairs.length > 0 ? pairs : 'No labels found.'
}

/** What is wrong with the text of the paste panel, as a sentence; null if it is valid or blank. */
export function pastedProblem(text: string): string | null {
  if (text.trim() === '') return null
  const read = readPasted(text)
  if (typeof read === 'string') return read
  for (const [key, value] of read) {
    const problem = labelKeyProblem(key) ?? labelValueProblem(value)
    if (problem !== null) return `“${key.slice(0, 40)}”: ${problem}`
  }
  return null
}

/** The rows with the labels from the paste panel added; the same rows if its text is blank or invalid. */
export function takePasted(rows: readonly LabelRow[], text: string): LabelRow[] {
  const read = pastedProblem(text) === null ? readPasted(text) : ''
  return typeof read === 'string' ? [...rows] : withPairs(rows, read)
}

const unquoted = (text: string) => /^"(.*)"$/.exec(text)?.[1] ?? text

/** The rows with pairs added: an existing key gets the new value, new keys are appended, blank rows are dropped. */
export function withPairs(
  rows: readonly LabelRow[],
  pairs: readonly (readonly [key: string, value: string])[],
): LabelRow[] {
  const result = rows.filter((row) => !isBlank(row))
  for (const [key, value] of pairs) {
    const at = result.findIndex((row) => row.key === key)
    const row = result[at]
    if (row) result[at] = { ...row, value }
    else result.push({ id: nextRowId(result), key, value })
  }
  return result
}

/** Keys in use, most used first, each with its values, likewise. */
export type LabelSuggestions = ReadonlyMap<string, readonly string[]>

/** Suggestions from the labels of other images. */
export function suggestionsFrom(
  images: Iterable<{ labels?: Readonly<Labels> | undefined }>,
): LabelSuggestions {
  const keys = new Map<string, Map<string, number>>()
  for (const { labels } of images) {
    for (const [key, value] of Object.entries(labels ?? {})) {
      const values = keys.get(key) ?? new Map<string, number>()
      keys.set(key, values.set(value, (values.get(value) ?? 0) + 1))
    }
  }
  const uses = (values: Map<string, number>) =>
    [...values.values()].reduce((sum, count) => sum + count, 0)
  return new Map(
    [...keys]
      .sort((a, b) => uses(b[1]) - uses(a[1]))
      .map(([key, values]) => [key, [...values].sort((a, b) => b[1] - a[1]).map(([v]) => v)]),
  )
}
