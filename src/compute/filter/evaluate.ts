/**
 * Filters as predicates over resources (parsed JSON).
 *
 * A field that is absent, null or an empty list equals nothing: `=`, `eq`, `:` and the orders do not
 * hold for it, whatever the value or pattern; `!=` and `ne` do, and so does `NOT`. Fields that are
 * repeated hold when one of their elements does; `!=` and `ne` when none is equal.
 */
import { RE2JS } from 're2js'
import { fieldsOf, FilterError, type Field, type Match } from './ast.ts'
import { compileCondition, type Predicate } from './condition.ts'
import { parseFilter } from './parse.ts'
import { printField } from './print.ts'
import { isObject, valuesAt } from './values.ts'

/** Instructions of a compiled pattern: `x{1000}` has as many. */
const MAX_PROGRAM = 2000

/**
 * Matching takes at most the program × the text, and this is about a second of it. Any pattern may
 * look at 10,000 characters, and all but odd ones at a million.
 */
const MAX_STEPS = 20_000_000

/**
 * Compiles the `filter` parameter of a list method.
 * @param isField says whether resources have a field; without it every field is taken to exist
 * @returns a predicate over parsed resources, the same for equal ones; it throws FilterError where a
 *   pattern would take too long over a text
 * @throws FilterError when the filter cannot be read, names no field, or has a bad or huge pattern
 */
export function compileFilter(text: string, isField?: (field: Field) => boolean): Predicate {
  const filter = parseFilter(text)
  const unknown = isField && fieldsOf(filter).find((field) => !isField(field))
  if (unknown) {
    const name = printField(unknown)
    throw new FilterError(`There is no field “${name}”.`, Math.max(0, text.indexOf(name)))
  }
  if (filter.dialect === 'aip') return compileCondition(filter.condition)
  const matches = filter.matches.map((match) => compileMatch(match, text))
  return (resource) => matches.every((holds) => holds(resource))
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

/** RE2 runs in time linear in the text: no pattern can hang the process. */
function compilePattern(pattern: string, position: number): RE2JS {
  let expression: RE2JS
  try {
    expression = RE2JS.compile(pattern)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new FilterError(`Not a regular expression: ${reason}.`, position)
  }
  if (expression.programSize() <= MAX_PROGRAM) return expression
  throw new FilterError('This regular expression is too large.', position)
}
