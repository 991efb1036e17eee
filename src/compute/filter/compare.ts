/**
 * Compares a resource’s value with a filter’s. The type decides how: numbers and int64 strings as
 * numbers without loss of precision, times as instants, labels always as text.
 */
import { parseTime } from '../time.ts'
import { FilterError, isLabel, isTimeField, type Comparison } from './ast.ts'
import { isObject } from './values.ts'

/** Less than, equal to or greater than 0; NaN if the two can’t be ordered. */
export function order(actual: unknown, { field, value }: Comparison): number {
  if (typeof actual === 'number') return compareNumbers(String(actual), value)
  if (typeof actual !== 'string') return NaN
  if (isTimeField(field)) return parseTime(actual) - parseTime(value)
  if (isInteger(actual) && !isLabel(field)) return compareNumbers(actual, value)
  return actual < value ? -1 : actual > value ? 1 : 0
}

/** Whether a value equals the filter’s, in which `*` matches any text. */
export function equals(actual: unknown, comparison: Comparison): boolean {
  const { value } = comparison
  if (typeof actual === 'boolean') return String(actual) === value.toLowerCase()
  if (typeof actual === 'string' && (actual === value || matchesWildcard(actual, value)))
    return true
  return order(actual, comparison) === 0
}

/**
 * The operator `:`. `*` tests for presence; on a map the value is a key; on text it is a substring,
 * ignoring case, unless it has wildcards; otherwise it is the value itself.
 */
export function has(actual: unknown, comparison: Comparison): boolean {
  const { value } = comparison
  if (isObject(actual)) {
    return value === '*' ? Object.keys(actual).length > 0 : Object.hasOwn(actual, value)
  }
  if (value === '*' || equals(actual, comparison)) return true
  if (typeof actual !== 'string' || value.includes('*')) return false
  checkSteps(actual, value)
  return actual.toLowerCase().includes(value.toLowerCase())
}

/** A substring search takes at most one length × the other; this many steps take a tenth of a second. */
const MAX_STEPS = 100_000_000

function checkSteps(text: string, part: string): void {
  if (text.length * part.length <= MAX_STEPS) return
  const size = `${part.length} characters within a text of ${text.length}`
  throw new FilterError(`It would take too long to look for ${size}.`, 0)
}

/** Whether the text matches the pattern, in which `*` is any text; each part is searched once. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined || !text.startsWith(first)) return false
  checkSteps(text, pattern)
  let position = first.length
  for (const part of rest) {
    const found = text.indexOf(part, position)
    if (found < 0) return false
    position = found + part.length
  }
  return position + last.length <= text.length && text.endsWith(last)
}

/** Whether a filter’s value can be compared with a number. */
export const isNumber = (text: string): boolean =>
  /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)

const isInteger = (text: string) => /^-?(?:0|[1-9]\d*)$/.test(text)

/** Integers (ids and byte counts may be wider than 53 bits) are compared as BigInts, the rest as doubles. */
function compareNumbers(a: string, b: string): number {
  if (isInteger(a) && isInteger(b)) {
    const [x, y] = [BigInt(a), BigInt(b)]
    return x < y ? -1 : x > y ? 1 : 0
  }
  return isNumber(b) ? Number(a) - Number(b) : NaN
}
