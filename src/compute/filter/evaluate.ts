/**
 * Filters as predicates over resources (parsed JSON).
 *
 * A field that is absent, null or an empty list equals nothing: `=`, `eq`, `:` and the orderings don’t
 * hold for it with any value or pattern; `!=` and `ne` do, and so does `NOT`. A repeated field
 * satisfies a comparison if any element does; `!=` and `ne` if no element is equal.
 */
import { RE2JS } from 're2js'
import { FilterError, testsOf, type Comparison, type Field, type Match } from './ast.ts'
import { isNumber } from './compare.ts'
import { compileCondition, type Predicate } from './condition.ts'
import { parseFilter } from './parse.ts'
import { boundsOf, plainExpression, type Bounds } from './plain.ts'
import { printField } from './print.ts'
import { isObject, valuesAt } from './values.ts'

/** The most instructions in a compiled pattern; `x{1000}` has about 1000. */
const MAX_PROGRAM = 2000

/**
 * Matching takes at most program size × text length; this many steps take about a second. Any pattern
 * can be matched against 10,000 characters, and all but extreme ones against a million.
 */
const MAX_STEPS = 20_000_000

/**
 * Compiles the `filter` parameter of a list method.
 * @param kindOf what a field holds, undefined if resources don’t have it; without it, any field may hold anything
 * @returns a predicate over parsed resources; it throws FilterError if a pattern would take too long
 *   on a text
 * @throws FilterError if the filter doesn’t parse, uses an unknown field, compares a number or a boolean with
 *   something else, or has an invalid or huge pattern
 */
export function compileFilter(text: string, kindOf?: KindOf): Predicate {
  const filter = parseFilter(text)
  if (kindOf) for (const test of testsOf(filter)) checkTest(test, kindOf, text)
  if (filter.dialect === 'aip') return compileCondition(filter.condition)
  const matches = filter.matches.map((match) => compileMatch(match, text))
  return (resource) => matches.every((holds) => holds(resource))
}

/** What a field holds; undefined: there is no such field. */
export type KindOf = (field: Field) => 'number' | 'boolean' | 'other' | undefined

function checkTest(test: Comparison | Match, kindOf: KindOf, text: string): void {
  const kind = kindOf(test.field)
  const fail = (message: string, part: string) => {
    throw new FilterError(message, Math.max(0, text.indexOf(part)))
  }
  if (kind === undefined) {
    const name = printField(test.field)
    fail(`There is no field “${name}”.`, name)
  }
  // `*` asks whether there is a value.
  if (!('value' in test) || test.value.includes('*')) return
  const { value } = test
  if (kind === 'number' && !isNumber(value)) fail(`Expected a number, not “${value}”.`, value)
  if (kind === 'boolean' && !/^(?:true|false)$/i.test(value)) {
    fail(`Expected true or false, not “${value}”.`, value)
  }
}

/** The names between which a filter’s matches must be; undefined if it doesn’t say. @throws FilterError if it doesn’t parse */
export function nameBounds(text: string): Bounds | undefined {
  const filter = parseFilter(text)
  if (filter.dialect === 'aip') return undefined
  const match = filter.matches.find(({ field, op }) => op === 'eq' && field.join('.') === 'name')
  return match && boundsOf(match.pattern)
}

function compileMatch({ field, op, pattern }: Match, text: string): Predicate {
  const position = Math.max(0, text.indexOf(pattern))
  const expression = compilePattern(pattern, position)
  const longest = MAX_STEPS / expression.programSize()
  const matches = (value: unknown) => {
    if (isObject(value)) return false
    const shown = String(value)
    if (shown.length <= longest) return expression.testExact(shown)
    const size = `${shown.length} characters`
    throw new FilterError(`This regular expression is too large for a text of ${size}.`, position)
  }
  return (resource) => valuesAt(resource, field).some(matches) === (op === 'eq')
}

/** RE2 runs in time linear in the text, so no pattern can hang the process. */
function compilePattern(
  pattern: string,
  position: number,
): { programSize(): number; testExact(text: string): boolean } {
  let expression: RE2JS
  try {
    expression = RE2JS.compile(pattern)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new FilterError(`Not a regular expression: ${reason}.`, position)
  }
  const size = expression.programSize()
  if (size <= MAX_PROGRAM) {
    const plain = plainExpression(pattern)
    if (!plain) return expression
    return { programSize: () => size, testExact: (text) => plain.test(text) }
  }
  throw new FilterError('This regular expression is too large.', position)
}
