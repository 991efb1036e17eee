import { parseTime } from '../time.ts'
import {
  COMPARATORS,
  type Comparator,
  type Comparison,
  type Condition,
  type Filter,
  FilterError,
  isTimeField,
} from './ast.ts'
import { isLegacy, parseLegacy } from './parseLegacy.ts'
import { Scanner, unescape } from './scanner.ts'

/** Longest first, so that `<=` is not read as `<`. */
const BY_LENGTH = [...COMPARATORS].sort((a, b) => b.length - a.length)
const BARE_VALUE = /[^\s()"'=<>!]+/y

/**
 * Parses the `filter` parameter of a list method, in either dialect. White space alone is the empty
 * filter, which matches everything. As in AIP-160, OR binds tighter than AND, and adjacent conditions
 * are joined by AND.
 * @throws FilterError with a message and a position, and nothing else for any text
 */
export function parseFilter(text: string): Filter {
  const scanner = new Scanner(text)
  if (isLegacy(text)) return { dialect: 'legacy', matches: parseLegacy(scanner) }
  if (scanner.atEnd()) return { dialect: 'aip', condition: { type: 'and', parts: [] } }
  const condition = parseAnd(scanner)
  if (!scanner.atEnd()) scanner.fail('Unexpected text after the end of the filter.')
  return { dialect: 'aip', condition }
}

function parseAnd(scanner: Scanner): Condition {
  const first = parseOr(scanner)
  const parts = [first]
  while (!scanner.atEnd() && scanner.text[scanner.position] !== ')') {
    takeKeyword(scanner, 'AND')
    parts.push(parseOr(scanner))
  }
  return parts.length === 1 ? first : { type: 'and', parts }
}

function parseOr(scanner: Scanner): Condition {
  const first = parseNot(scanner)
  const parts = [first]
  while (takeKeyword(scanner, 'OR')) parts.push(parseNot(scanner))
  return parts.length === 1 ? first : { type: 'or', parts }
}

function parseNot(scanner: Scanner): Condition {
  if (!takeKeyword(scanner, 'NOT') && !scanner.take('-')) return parseSimple(scanner)
  return { type: 'not', part: parseSimple(scanner) }
}

function parseSimple(scanner: Scanner): Condition {
  if (!scanner.take('(')) return parseComparison(scanner)
  const start = scanner.position - 1
  const condition = scanner.deeper(() => parseAnd(scanner))
  if (!scanner.take(')')) scanner.fail('This parenthesis is not closed.', start)
  return condition
}

function parseComparison(scanner: Scanner): Comparison {
  scanner.space()
  const start = scanner.position
  const field = scanner.field()
  const op = parseComparator(scanner, scanner.text.slice(start, scanner.position))
  scanner.space()
  const valueStart = scanner.position
  const value = parseValue(scanner, op)
  if (op !== ':' && isTimeField(field) && !value.includes('*') && Number.isNaN(parseTime(value))) {
    scanner.fail(`Expected a time such as 2026-11-24T00:00:00Z, not “${value}”.`, valueStart)
  }
  return { type: 'compare', field, op, value }
}

function parseComparator(scanner: Scanner, field: string): Comparator {
  const op = BY_LENGTH.find((comparator) => scanner.take(comparator))
  if (op !== undefined) return op
  if (/^(and|or|not)$/i.test(field)) scanner.fail(`Write ${field.toUpperCase()} in capitals.`)
  if (scanner.match(/(?:eq|ne)(?![\w-])/y)) {
    scanner.fail('“eq” and “ne” cannot be mixed with other operators in one filter.')
  }
  return scanner.fail(`Expected =, !=, <, <=, >, >= or : after “${field}”.`)
}

function parseValue(scanner: Scanner, op: Comparator): string {
  const quoted = scanner.quoted()
  if (quoted) return unescape(quoted.raw)
  const value = scanner.match(BARE_VALUE)
  if (value === undefined) return scanner.fail(`Expected a value after “${op}”.`)
  if (/^(AND|OR|NOT)$/.test(value)) {
    throw new FilterError(`Put the value ${value} in quotes.`, scanner.position - value.length)
  }
  return value
}

const KEYWORD = {
  AND: /AND(?![\p{L}\p{N}_.:-])/uy,
  OR: /OR(?![\p{L}\p{N}_.:-])/uy,
  NOT: /NOT(?![\p{L}\p{N}_.:-])/uy,
}

function takeKeyword(scanner: Scanner, keyword: keyof typeof KEYWORD): boolean {
  scanner.space()
  return scanner.match(KEYWORD[keyword]) !== undefined
}
