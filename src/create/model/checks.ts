/** The form’s checks as a fixed list for the preview: what has been checked, with what result. */
import type { SourceFacts } from './facts.ts'
import type { Finding } from './findings.ts'
import { stepOf, type FormField, type Problem } from './problems.ts'

/** `unknown`: not checked yet, or impossible to check from here. */
export interface Check {
  tone: 'ok' | Finding['tone'] | 'unknown'
  text: string
}

interface CheckInput {
  findings: readonly Finding[]
  problems: readonly Problem[]
  facts: SourceFacts | undefined
  /** The name the form gives the image; '' without one. */
  name: string
  /** Whether that name is free; undefined while that is unknown. */
  nameFree: boolean | undefined
  /** Whether the Details step has been open: until then, no family isn’t a decision. */
  detailsVisited: boolean
}

type Topic = 'source' | 'name' | 'family' | 'options'

/** The checks of the source, the name, the family and the options, in this order. */
export function checksOf(input: CheckInput): Check[] {
  const { findings, problems, facts, name, nameFree, detailsVisited } = input
  const about = (topic: Topic) => findings.filter(({ field }) => topicOf(field) === topic)
  const valid = (topic: Topic) => !problems.some(({ field }) => topicOf(field) === topic)
  const ready = facts?.status === 'READY' && valid('source')
  return [
    ...result(about('source'), 'Source', ready && `${facts.name} is ready to use`),
    ...result(about('name'), 'Name', nameFree === true && valid('name') && `${name} is available`),
    ...(detailsVisited ? about('family').map(asCheck) : []),
    ...result(
      about('options'),
      'Options',
      ready && valid('options') && 'Options are compatible with the source',
    ),
  ]
}

const result = (found: readonly Finding[], topic: string, ok: string | false): Check[] =>
  found.length > 0
    ? found.map(asCheck)
    : [
        ok === false
          ? { tone: 'unknown', text: `${topic} not checked yet` }
          : { tone: 'ok', text: ok },
      ]

const asCheck = ({ tone, message }: Finding): Check => ({ tone, text: message })

function topicOf(field: FormField): Topic {
  const step = stepOf(field)
  if (step === 'options') return 'options'
  if (step === 'source') return 'source'
  return field === 'details.family' ? 'family' : 'name'
}
