/** Reads rules from JSON, and says everything that is wrong with them. */
import { listed } from '../../text/listed.ts'
import { labelKeyProblem, labelValueProblem } from '../labels.ts'
import { globProblem } from '../retire/glob.ts'
import type { FieldProblem } from '../retire/policy.ts'
import { readJson } from '../retire/readJson.ts'
import { STATES } from '../schema.ts'
import { list, map, object, oneOf, text, value, yesOrNo } from './json.ts'
import { patternProblem } from './pattern.ts'
import { isAllowed, LEVELS, type Conventions, type LabelRule } from './rules.ts'

export type ReadConventions =
  | { conventions: Conventions }
  /** Everything wrong with them; then none of the rules is used. */
  | { problems: readonly FieldProblem[] }

const patterns = list(text(patternProblem))
const textRule = object({ patterns, required: yesOrNo })

const labelRule = object(
  {
    patterns,
    required: yesOrNo,
    values: list(text(labelValueProblem)),
    default: text(labelValueProblem),
  },
  [],
  (json, field, problems) => {
    const rule = json as LabelRule
    if (rule.default === undefined || isAllowed(rule)(rule.default)) return
    problems.push({ field: `${field}.default`, message: 'This isn’t one of the allowed values.' })
  },
)

const wanted = {
  labels: map(labelKeyProblem, labelRule),
  name: object({ patterns }, ['patterns']),
  family: textRule,
  description: textRule,
  encryption: oneOf(['customer-managed']),
  mostActive: value((number) =>
    Number.isInteger(number) && Number(number) >= 1 && Number(number) <= 1000
      ? null
      : 'Use a whole number from 1 to 1000.',
  ),
}

const rule = object(
  {
    families: list(text(globProblem)),
    states: list(oneOf(STATES)),
    level: oneOf(LEVELS),
    ...wanted,
  },
  [],
  (json, field, problems) => {
    const names = Object.keys(wanted)
    if (names.some((name) => Object.hasOwn(Object(json) as object, name))) return
    problems.push({ field, message: `It demands nothing. Add ${listed(names, 'or')}.` })
  },
)

const conventions = object(
  {
    version: value((version) => (version === 1 ? null : 'This console reads version 1.')),
    rules: list(rule),
  },
  ['version', 'rules'],
)

/** Reads rules from a JSON value. */
export function readConventions(json: unknown): ReadConventions {
  const problems: FieldProblem[] = []
  conventions(json, '', problems)
  return problems.length > 0 ? { problems } : { conventions: json as Conventions }
}

/** Reads rules from the text of a file. */
export function readConventionsText(file: string): ReadConventions {
  const json = readJson(file)
  return 'problems' in json ? json : readConventions(json.value)
}
