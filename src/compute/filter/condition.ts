import type { Comparison, Condition } from './ast.ts'
import { equals, has, order } from './compare.ts'
import { valuesAt } from './values.ts'

export type Predicate = (resource: unknown) => boolean

/**
 * The predicate of an AIP-160 condition. A comparison holds if any of the field’s values satisfies it;
 * `!=` holds if `=` doesn’t, so also for a resource without the field.
 */
export function compileCondition(condition: Condition): Predicate {
  switch (condition.type) {
    case 'compare':
      return compileComparison(condition)
    case 'not': {
      const holds = compileCondition(condition.part)
      return (resource) => !holds(resource)
    }
    case 'and': {
      const parts = condition.parts.map(compileCondition)
      return (resource) => parts.every((holds) => holds(resource))
    }
    case 'or': {
      const parts = condition.parts.map(compileCondition)
      return (resource) => parts.some((holds) => holds(resource))
    }
  }
}

function compileComparison(comparison: Comparison): Predicate {
  const { field, op } = comparison
  const satisfies = TESTS[op]
  const any: Predicate = (resource) =>
    valuesAt(resource, field).some((value) => satisfies(value, comparison))
  return op === '!=' ? (resource) => !any(resource) : any
}

/** What one value must satisfy; for `!=`, what none may. */
const TESTS: Record<Comparison['op'], (actual: unknown, comparison: Comparison) => boolean> = {
  '=': equals,
  '!=': equals,
  '<': (actual, comparison) => order(actual, comparison) < 0,
  '<=': (actual, comparison) => order(actual, comparison) <= 0,
  '>': (actual, comparison) => order(actual, comparison) > 0,
  '>=': (actual, comparison) => order(actual, comparison) >= 0,
  ':': has,
}
