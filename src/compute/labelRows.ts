/**
 * Labels while they are edited: rows in the order in which they were typed, with keys that may be
 * wrong or there twice. What the API takes is a map; the way between the two is here.
 */
import { labelKeyProblem, labelValueProblem, MAX_LABELS } from './labels.ts'
import type { Labels } from './schema.ts'

export interface LabelRow {
  /** Tells rows apart while keys are being typed. */
  id: number
  key: string
  value: string
}

/** What is wrong with a row, each as a sentence. */
export interface RowProblem {
  key?: string
  value?: string
}

/** An id that no row has yet. */
export const nextRowId = (rows: readonly LabelRow[]): number =>
  rows.reduce((most, row) => Math.max(most, row.id), 0) + 1

/** Rows of a map of labels, by key. */
export function rowsOf(labels: Readonly<Labels> | undefined): LabelRow[] {
  const entries = Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([key, value], index) => ({ id: index + 1, key, value }))
}

/** Whether nothing was typed into a row: such rows are no labels and no mistake. */
export const isBlank = (row: LabelRow): boolean => row.key === '' && row.value === ''

/**
 * The map that rows stand for; blank rows are left out. A key that is there twice keeps its last
 * value, but {@link rowProblems} refuses that before.
 */
export function labelsOf(rows: readonly LabelRow[]): Labels {
  return Object.fromEntries(rows.filter((row) => !isBlank(row)).map((row) => [row.key, row.value]))
}

/** What is wrong with each row, in their order; an empty object for a good one. */
export function rowProblems(rows: readonly LabelRow[]): RowProblem[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    if (isBlank(row)) return {}
    const twice = seen.has(row.key) ? 'This key is there already.' : null
    seen.add(row.key)
    const key = labelKeyProblem(row.key) ?? twice
    const value = labelValueProblem(row.value)
    return { ...(key && { key }), ...(value && { value }) }
  })
}

/** What is wrong with the rows as a whole, as a sentence; null when they can be sent. */
export function rowsProblem(rows: readonly LabelRow[]): string | null {
  const count = rows.filter((row) => !isBlank(row)).length
  if (count > MAX_LABELS) return `At most ${MAX_LABELS} labels; these are ${count}.`
  const wrong = rowProblems(rows).filter(({ key, value }) => key ?? value).length
  if (wrong === 0) return null
  return wrong === 1 ? 'One label has a mistake.' : `${wrong} labels have a mistake.`
}

/**
 * Reads labels from pasted text: a JSON object of texts, or lines (or a comma-separated list, as
 * gcloud takes it) of `key=value`.
 * @returns the pairs in order, or a sentence about what cannot be read
 */
export function readPasted(text: string): [key: string, value: string][] | string {
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) return readJson(trimmed)
  const pairs: [string, string][] = []
  for (const line of trimmed.split(/[\n\r,]+/)) {
    const pair = line.trim()
    if (pair === '') continue
    const at = pair.search(/[=:]/)
    if (at < 1) return `“${pair.slice(0, 40)}” is no key=value.`
    pairs.push([pair.slice(0, at).trim(), unquoted(pair.slice(at + 1).trim())])
  }
  return pairs.length > 0 ? pairs : 'There is nothing to read.'
}

function readJson(text: string): [string, string][] | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'This is no JSON: a bracket or a quotation mark may be missing.'
  }
  if (typeof value !== 'object' || value === null) return 'A JSON object is needed.'
  const pairs: [string, string][] = []
  for (const [key, item] of Object.entries(value)) {
    if (typeof item !== 'string') return `The value of “${key.slice(0, 40)}” is no text.`
    pairs.push([key, item])
  }
  return pairs.length > 0 ? pairs : 'There is nothing to read.'
}

/** What is wrong with the text of the paste panel, as a sentence; null when its labels can be taken, or it is blank. */
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

/** Rows with the labels taken in that stand in the paste panel; the same rows when it is blank or wrong. */
export function takePasted(rows: readonly LabelRow[], text: string): LabelRow[] {
  const read = pastedProblem(text) === null ? readPasted(text) : ''
  return typeof read === 'string' ? [...rows] : withPairs(rows, read)
}

const unquoted = (text: string) => /^"(.*)"$/.exec(text)?.[1] ?? text

/** Rows with pairs put in: a key that is there gets the new value, others come after; blank rows go. */
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

/** Keys in use, the most used first, each with its values, likewise. */
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
