/**
 * How a value of a resource compares with one that a filter gives. The value's type decides: numbers
 * and int64 strings compare as numbers without loss, times as instants, labels always as text.
 */
import { parseTime } from '../time.ts'
import { FilterError, isLabel, isTimeField, type Comparison } from './ast.ts'
import { isObject } from './values.ts'

/** Less than, equal to or greater than 0; NaN when the two cannot be ordered. */
export function order(actual: unknown, { field, value }: Comparison): number {
  if (typeof actual === 'number') return compareNumbers(String(actual), value)
  if (typeof actual !== 'string') return NaN
  if (isTimeField(field)) return parseTime(actual) - parseTime(value)
  if (isInteger(actual) && !isLabel(field)) return compareNumbers(actual, value)
  return actual < value ? -1 : actual > value ? 1 : 0
}

/** Whether a value is the given one, in which `*` stands for any text. */
export function equals(actual: unknown, comparison: Comparison): boolean {
  const { value } = comparison
  if (typeof actual === 'boolean') return String(actual) === value.toLowerCase()
  if (typeof actual === 'string' && (actual === value || matchesWildcard(actual, value)))
    return true
  return order(actual, comparison) === 0
}

/**
 * The operator `:`. `*` asks whether there is anything; on a map the value is a key; on text it is a
 * part, in capitals or not, unless it has wildcards; on all else it is the value.
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

/** Looking for a text within another takes at most the one × the other: this is a tenth of a second. */
const MAX_STEPS = 100_000_000

function checkSteps(text: string, part: string): void {
  if (text.length * part.length <= MAX_STEPS) return
  const size = `${part.length} characters within a text of ${text.length}`
  throw new FilterError(`It would take too long to look for ${size}.`, 0)
}

/** Whether the text is the pattern with any text for each `*`; each part is looked for once. */
function matchesWildcard(text: string, pattern: string): boolean {
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

const isInteger = (text: string) => /^-?(?:0|[1-9]\d*)$/.test(text)

/** Numbers wider than 53 bits (ids, byte counts) are compared as integers, the others as doubles. */
function compareNumbers(a: string, b: string): number {
  if (isInteger(a) && isInteger(b)) {
    const [x, y] = [BigInt(a), BigInt(b)]
    return x < y ? -1 : x > y ? 1 : 0
  }
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(b) ? Number(a) - Number(b) : NaN
}
