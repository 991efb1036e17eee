/** The form’s checks as a fixed list for the preview: what has been checked, with what result. */
import type { SourceFacts } from './facts.ts'
import type { Finding } from './findings.ts'
import type { RuleFinding } from './ruleFindings.ts'
import { stepOf, type FormField, type Problem } from './problems.ts'

/** `unknown`: not checked yet, or impossible to check from here. */
export interface Check {
  tone: 'ok' | Finding['tone'] | 'unknown'
  text: string
}

interface CheckInput {
  findings: readonly Finding[]
  /** What breaks the project’s rules; undefined if it has none. */
  rules: readonly RuleFinding[] | undefined
  problems: readonly Problem[]
  facts: SourceFacts | undefined
  /** A file can’t be read from here, so neither it nor what has to fit it is ever checked. */
  isFile: boolean
  /** Whether a source has been chosen or typed, valid or not. */
  sourceEntered: boolean
  /** The name the form gives the image; '' without one. */
  name: string
  /** Whether that name is free; undefined while that is unknown. */
  nameFree: boolean | undefined
  /** Whether the Details step has been open: until then, no family isn’t a decision. */
  detailsVisited: boolean
}

type Topic = 'source' | 'name' | 'family' | 'options'

/** The checks of the source, the name, the family, the options and the project’s rules, in this order. */
export function checksOf(input: CheckInput): Check[] {
  const {
    findings: all,
    rules,
    facts,
    isFile,
    sourceEntered,
    name,
    nameFree,
    detailsVisited,
  } = input
  const isRule = ({ field, message }: Problem) =>
    rules?.some((rule) => rule.field === field && rule.message === message) === true
  const findings = all.filter((finding) => !isRule(finding))
  const problems = input.problems.filter((problem) => !isRule(problem))
  const about = (topic: Topic) => findings.filter(({ field }) => topicOf(field) === topic)
  const valid = (topic: Topic) => !problems.some(({ field }) => topicOf(field) === topic)
  const ready = facts?.status === 'READY' && valid('source')
  const never = isFile && valid('source')
  return [
    ...result(
      about('source'),
      'Source',
      ready && `${facts.name} is ready to use`,
      sourceEntered && !valid('source'),
      never,
    ),
    ...result(
      about('name'),
      'Name',
      nameFree === true && valid('name') && `${name} is available`,
      name !== '' && !valid('name'),
    ),
    ...(detailsVisited ? about('family').map(asCheck) : []),
    ...result(
      about('options'),
      'Options',
      ready && valid('options') && 'Options are compatible with the source',
      !valid('options'),
      never,
    ),
    ...(rules
      ? result(
          detailsVisited ? rules : [],
          'Conventions',
          detailsVisited && valid('name') && valid('family') && 'The conventions are followed',
        )
      : []),
  ]
}

/**
 * @param ok what to say if everything has been checked, without findings
 * @param invalid what was entered can't be checked: its field says why
 * @param never it can't be checked from here at all
 */
function result(
  found: readonly Finding[],
  topic: string,
  ok: string | false,
  invalid = false,
  never = false,
): Check[] {
  if (found.length > 0) return found.map(asCheck)
  if (ok !== false) return [{ tone: 'ok', text: ok }]
  const state = invalid
    ? 'not valid yet'
    : never
      ? 'can’t be checked in advance'
      : 'not checked yet'
  return [{ tone: 'unknown', text: `${topic} ${state}` }]
}

const asCheck = ({ tone, message }: Finding): Check => ({ tone, text: message })

function topicOf(field: FormField): Topic {
  const step = stepOf(field)
  if (step === 'options') return 'options'
  if (step === 'source') return 'source'
  return field === 'details.family' ? 'family' : 'name'
}
