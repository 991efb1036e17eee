/**
 * List filters as trees. The API has two dialects, which can’t be mixed in one request: AIP-160
 * (`status = READY AND labels.env:*`) and the older `eq`/`ne` with regular expressions
 * (`(status eq READY) (name ne ".*-test")`). Source: discovery document, parameter `filter`.
 */

/** A field by its segments: `labels.env` is `['labels', 'env']`. */
export type Field = readonly string[]

export const COMPARATORS = ['=', '!=', '<', '<=', '>', '>=', ':'] as const
export type Comparator = (typeof COMPARATORS)[number]

export interface Comparison {
  type: 'compare'
  field: Field
  op: Comparator
  /** The value without its quotes; its type depends on the field. */
  value: string
}

/** AIP-160. `and` and `or` have at least two parts; an `and` without parts is the empty filter. */
export type Condition =
  Comparison | { type: 'and' | 'or'; parts: Condition[] } | { type: 'not'; part: Condition }

/** One `field eq pattern` or `field ne pattern` of the legacy dialect. */
export interface Match {
  field: Field
  op: 'eq' | 'ne'
  /** An RE2 regular expression that must match the whole field. */
  pattern: string
}

export type Filter =
  | { dialect: 'aip'; condition: Condition }
  /** All of them must match. */
  | { dialect: 'legacy'; matches: Match[] }

/** What is wrong with a filter, as a sentence, and where. */
export class FilterError extends Error {
  /** Index into the text, in UTF-16 code units; the text’s length if it ends too early. */
  readonly position: number

  constructor(message: string, position: number) {
    super(message)
    this.name = 'FilterError'
    this.position = position
  }
}

/** The comparisons or matches of a filter, in order of appearance. */
export function testsOf(filter: Filter): (Comparison | Match)[] {
  if (filter.dialect === 'legacy') return filter.matches
  const tests: Comparison[] = []
  const visit = (condition: Condition) => {
    if (condition.type === 'compare') tests.push(condition)
    else if (condition.type === 'not') visit(condition.part)
    else condition.parts.forEach(visit)
  }
  visit(filter.condition)
  return tests
}

const TIMES = new Set([
  'creationTimestamp',
  'deprecated',
  'obsolete',
  'deleted',
  'insertTime',
  'startTime',
  'endTime',
])

/** Whether a field is a label, whose value is always text. */
export const isLabel = (field: Field): boolean => field[0] === 'labels'

/** Whether a field is a time: of a resource or an operation, or a deprecation date. */
export const isTimeField = (field: Field): boolean =>
  TIMES.has(field.at(-1) ?? '') && !isLabel(field)
