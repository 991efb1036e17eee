import { FilterError, type Match } from './ast.ts'
import { Scanner } from './scanner.ts'

const OPERATOR = /(eq|ne)(?![\w-])/y

/** Whether a filter is in the legacy dialect: its first operator is `eq` or `ne`. */
export function isLegacy(text: string): boolean {
  const scanner = new Scanner(text)
  scanner.match(/[\s(]*/y)
  try {
    scanner.field()
  } catch (error) {
    if (error instanceof FilterError) return false
    throw error
  }
  scanner.space()
  return scanner.match(OPERATOR) !== undefined
}

/**
 * Parses one `field eq literal` without parentheses, or several in parentheses, with or without
 * white space between them. The literal is bare, 'single quoted' or "double quoted".
 */
export function parseLegacy(scanner: Scanner): Match[] {
  if (!scanner.take('(')) {
    const match = parseMatch(scanner, false)
    if (!scanner.atEnd()) scanner.fail(AFTER)
    return [match]
  }
  const matches: Match[] = []
  do {
    const start = scanner.position - 1
    matches.push(parseMatch(scanner, true))
    if (!scanner.take(')')) scanner.fail('This parenthesis is not closed.', start)
  } while (scanner.take('('))
  if (!scanner.atEnd()) scanner.fail(AFTER)
  return matches
}

const AFTER =
  'Unexpected text after a regular expression: quote it if it has spaces, put each comparison in parentheses, and use no other operators.'

function parseMatch(scanner: Scanner, enclosed: boolean): Match {
  const field = scanner.field()
  scanner.space()
  const op = scanner.match(OPERATOR)
  if (op !== 'eq' && op !== 'ne') {
    return scanner.fail('Expected “eq” or “ne”: they cannot be mixed with other operators.')
  }
  scanner.space()
  const start = scanner.position
  const quoted = scanner.quoted()
  const pattern = plainQuotes(quoted ? quoted.raw : parseBare(scanner, enclosed))
  if (pattern === '' && !quoted) scanner.fail(`Expected a regular expression after “${op}”.`)
  if (endsInBackslash(pattern)) scanner.fail('A regular expression cannot end in “\\”.', start)
  return { field, op, pattern }
}

/** A bare literal ends at the next white space or, within parentheses, at the closing one. */
function parseBare(scanner: Scanner, enclosed: boolean): string {
  const start = scanner.position
  const { text } = scanner
  let open = 0
  let end = start
  for (; end < text.length && !/\s/.test(text.charAt(end)); end++) {
    const char = text[end]
    if (char === '\\') end++
    else if (char === '(') open++
    else if (char === ')' && open-- === 0 && enclosed) break
  }
  scanner.position = Math.min(end, text.length)
  return text.slice(start, scanner.position)
}

/** Quotes need no backslash in a pattern; removing it gives each pattern a single form. */
const plainQuotes = (pattern: string) =>
  pattern.replace(/\\([\s\S])/g, (pair, char: string) => (/["']/.test(char) ? char : pair))

const endsInBackslash = (pattern: string) => /^(?:[^\\]|\\[\s\S])*\\$/.test(pattern)
