/** The command line of `npm run retire`. */
import { parseArgs } from 'node:util'
import { isLabelKey } from '../../src/compute/labels.ts'
import { PROJECT } from '../../src/compute/names.ts'
import { PROTECTION_LABEL } from '../../src/compute/protection.ts'
import { parseTime } from '../../src/compute/time.ts'
import { baseProblem } from '../cli/endpoint.ts'

export const HELP = `Retires the images of families according to a policy.

  npm run retire -- plan    shows what would change, and why
  npm run retire -- apply   makes the changes
  npm run retire -- undo    undoes the changes recorded in a journal
  npm run retire -- due     lists overdue dates, replacements to fix and families at risk
  npm run retire -- check   lists what breaks the rules for labels, names and so on

  --project P           the project of the images
  --api-base URL        default: https://compute.googleapis.com/compute/v1
  --token-file FILE     a file with an access token; read again if the API refuses it, so that
                        something else can renew it during a long run
  --policy FILE         plan, apply: a policy or a saved plan, in JSON; of a saved plan, apply makes
                        only the changes that are still planned the same way
  --rules FILE          check: the rules, in JSON
  --format FORMAT       plan: text (default), json, csv, gcloud or rest; due: text or ics;
                        check: text or json
  --json                same as --format json
  --on DATE             plan: for that day instead of today
  --yes                 apply, undo: don’t ask
  --journal FILE        apply: where to record the changes (default: a new file); undo: what to undo
  --recipes FILE        apply: where to save what can recreate deleted images (default: a new file)
  --rate N              apply, undo: at most this many changes per second (default: 5)
  --no-usage            don’t read which disks and templates use the images
  --protection-label K  the label that protects an image (default: lifecycle-protect)

Exit status: 0 nothing to do, or everything done; 2 plan, due and check: something to do, or that is
not known, apply and undo: something was not done, such as what a limit puts off; 1 error.
`

/** What is wrong with the command line, as a sentence. */
export class UsageError extends Error {}

const VERBS = ['plan', 'apply', 'undo', 'due', 'check'] as const
type Verb = (typeof VERBS)[number]

const FORMATS: Readonly<Record<Verb, readonly string[]>> = {
  plan: ['text', 'json', 'csv', 'gcloud', 'rest'],
  apply: ['text'],
  undo: ['text'],
  due: ['text', 'ics'],
  check: ['text', 'json'],
}

/** The options of a command that isn't asked for help. */
export type Settings = Exclude<ReturnType<typeof readOptions>, { help: true }>

/** @throws UsageError; TypeError from the argument parser */
export function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    options: {
      project: { type: 'string', default: '' },
      'api-base': { type: 'string', default: 'https://compute.googleapis.com/compute/v1' },
      'token-file': { type: 'string' },
      policy: { type: 'string', default: '' },
      rules: { type: 'string', default: '' },
      format: { type: 'string', default: 'text' },
      json: { type: 'boolean', default: false },
      on: { type: 'string' },
      yes: { type: 'boolean', default: false },
      journal: { type: 'string' },
      recipes: { type: 'string' },
      rate: { type: 'string', default: '5' },
      'no-usage': { type: 'boolean', default: false },
      'protection-label': { type: 'string', default: PROTECTION_LABEL },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return { help: true as const }
  const verb = VERBS.find((each) => each === positionals[0])
  if (!verb || positionals.length > 1) {
    throw new UsageError(`Choose a command: ${VERBS.join(', ')}.`)
  }
  const needsPolicy = verb === 'plan' || verb === 'apply'
  if (needsPolicy && values.policy === '') throw new UsageError('Name a policy: --policy FILE.')
  if (verb === 'check' && values.rules === '') throw new UsageError('Name the rules: --rules FILE.')
  if (verb === 'undo' && values.journal === undefined) {
    throw new UsageError('Name the run to undo: --journal FILE.')
  }
  if (!PROJECT.test(values.project)) throw new UsageError('Name a project: --project PROJECT.')
  const problem = baseProblem(values['api-base'])
  if (problem !== null) throw new UsageError(`--api-base: ${problem}`)
  const format = values.json ? 'json' : values.format
  if (!FORMATS[verb].includes(format)) {
    throw new UsageError(`--format takes ${FORMATS[verb].join(', ')} for ${verb}, not '${format}'.`)
  }
  if (!isLabelKey(values['protection-label'])) {
    throw new UsageError('--protection-label takes the key of a label.')
  }
  return {
    help: false as const,
    verb,
    format,
    project: values.project,
    apiBase: values['api-base'].replace(/\/$/, ''),
    tokenFile: values['token-file'],
    policy: values.policy,
    rules: values.rules,
    on: values.on === undefined ? undefined : readDay(verb, values.on),
    yes: values.yes,
    journal: values.journal,
    recipes: values.recipes,
    rate: readRate(values.rate),
    usage: !values['no-usage'],
    protection: values['protection-label'],
  }
}

function readDay(verb: Verb, text: string): number {
  const time = parseTime(text)
  if (verb !== 'plan') throw new UsageError('--on is for plan: changes are made today.')
  if (!Number.isNaN(time)) return time
  throw new UsageError(`--on takes a date, 2027-03-01, not '${text}'.`)
}

function readRate(text: string): number {
  const rate = Number(text)
  if (rate > 0 && rate <= 1000) return rate
  throw new UsageError(`--rate takes a number up to 1000, not '${text}'.`)
}
