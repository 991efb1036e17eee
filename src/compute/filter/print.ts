import type { Comparison, Condition, Field, Filter, Match } from './ast.ts'
import { isPlainSegment } from './scanner.ts'

/** The text of a filter, which `parseFilter` parses to an equal filter. */
export function printFilter(filter: Filter): string {
  if (filter.dialect === 'aip') return printCondition(filter.condition)
  const matches = filter.matches.map(printMatch)
  return matches.length === 1 ? matches.join('') : matches.map((text) => `(${text})`).join(' ')
}

function printCondition(condition: Condition): string {
  switch (condition.type) {
    case 'compare':
      return printComparison(condition)
    case 'not':
      return `NOT ${printPart(condition.part)}`
    case 'and':
      return condition.parts.map(printPart).join(' AND ')
    case 'or':
      return condition.parts.map(printPart).join(' OR ')
  }
}

/** A nested condition: in parentheses, unless it is a comparison. */
const printPart = (condition: Condition) =>
  condition.type === 'compare' ? printComparison(condition) : `(${printCondition(condition)})`

/** `name = "web"`; no spaces around `:`, as in the API’s own examples. */
function printComparison({ field, op, value }: Comparison): string {
  const space = op === ':' ? '' : ' '
  return `${printField(field)}${space}${op}${space}${printValue(value)}`
}

export function printField(field: Field): string {
  return field.map((part) => (isPlainSegment(part) ? part : quote(part))).join('.')
}

/** A value: bare if it is a word, a number or `*`, otherwise in double quotes. */
function printValue(value: string): string {
  return /^(?!(?:AND|OR|NOT)$)(?:-?[\p{L}\p{N}_][\p{L}\p{N}_.*-]*|\*)$/u.test(value)
    ? value
    : quote(value)
}

const quote = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`

/** The pattern in double quotes: its backslashes are kept, its quotes are escaped. */
function printMatch({ field, op, pattern }: Match): string {
  return `${printField(field)} ${op} "${pattern.replace(/\\[\s\S]|"/g, (at) => (at === '"' ? '\\"' : at))}"`
}
