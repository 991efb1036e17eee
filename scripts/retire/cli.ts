/** `npm run retire`: the planner, the guard and the runner of the console, without a browser. */
import { readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { QueryClient } from '@tanstack/react-query'
import { explain } from '../../src/api/http/error.ts'
import { endpointOf } from '../../src/api/http/endpoint.ts'
import { newRequestId } from '../../src/api/http/requestId.ts'
import { connect, signIn } from '../../src/api/http/session.ts'
import { createQueryClient } from '../../src/api/queryClient.ts'
import { jsonText } from '../../src/compute/commands/text.ts'
import { stateOf } from '../../src/compute/deprecation.ts'
import type { Families } from '../../src/compute/families.ts'
import { calendarText } from '../../src/compute/retire/calendar.ts'
import { dueOf } from '../../src/compute/retire/due.ts'
import { planCsv } from '../../src/compute/retire/planCsv.ts'
import { planDifferences, planValue, type SavedPlan } from '../../src/compute/retire/planFile.ts'
import { planOn, type Plan, type Row } from '../../src/compute/retire/plan.ts'
import { prepare, seenOn } from '../../src/compute/retire/prepare.ts'
import { scheduleOf } from '../../src/compute/retire/schedule.ts'
import { gcloudScript, restScript } from '../../src/compute/retire/script.ts'
import { changingRows, stepOf } from '../../src/compute/retire/steps.ts'
import { readRecipes } from '../../src/runs/recipes.ts'
import { groundOf, heardBy, maker } from '../../src/runs/ports.ts'
import { Rate } from '../../src/runs/rate.ts'
import { Shown } from '../../src/runs/shown.ts'
import { Run, type Item, type Report } from '../../src/runs/run.ts'
import { count } from '../../src/text/count.ts'
import { visible } from '../../src/text/visible.ts'
import { check } from './check.ts'
import { dueLines } from './due.ts'
import { readEvidence, readImages } from './estate.ts'
import { JournalFile, readJournal } from './journalFile.ts'
import { HELP, readOptions, UsageError, type Options } from './options.ts'
import { readPolicyFile } from './policyFile.ts'
import { moveText, planLines, reportLines } from './print.ts'

const NOTHING_TO_DO = 0
const ERROR = 1
const SOMETHING_TO_DO = 2

type Settings = Exclude<Options, { help: true }>

const say = (line: string) => process.stdout.write(`${line}\n`)
const warn = (line: string) => process.stderr.write(`${line}\n`)

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  connect({ base: options.apiBase, universe: universeOf(options.apiBase) })
  if (options.tokenFile !== undefined) {
    signIn((await readFile(options.tokenFile, 'utf8')).trim())
  }
  const client = createQueryClient()
  // Nothing is displayed, so cached data isn't needed again.
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, gcTime: 0 } })
  switch (options.verb) {
    case 'plan':
      return plan(client, options)
    case 'apply':
      return apply(client, options)
    case 'undo':
      return undo(client, options)
    case 'due':
      return due(client, options)
    case 'check':
      return (await check(client, options, say, warn)) ? SOMETHING_TO_DO : NOTHING_TO_DO
  }
}

/** The universe of a service host: `compute.googleapis.com` → `googleapis.com`. */
function universeOf(base: string): string {
  const { hostname } = new URL(base)
  return hostname.startsWith('compute.') ? hostname.slice('compute.'.length) : 'googleapis.com'
}

interface Planned {
  plan: Plan
  images: Families
  saved: SavedPlan | undefined
  lines(): string[]
}

async function planned(client: QueryClient, options: Settings, at: number): Promise<Planned> {
  const { policy, saved } = await readPolicyFile(options.policy)
  const { project, protection } = options
  if (saved && saved.project !== project) {
    throw new UsageError(`${options.policy} is a plan for ${saved.project}, not ${project}.`)
  }
  const { images, unreadable } = await readImages(client, project)
  if (unreadable > 0) warn(`${count(unreadable, 'image')} without a name couldn’t be read.`)
  const evidence = options.usage ? await readEvidence(client, project, images, warn) : undefined
  const prepared = prepare({ project, images, policy, evidence, protection })
  const then = seenOn(prepared, at, Date.now())
  const plan = planOn(then, at)
  return { plan, images, saved, lines: () => planLines(plan, scheduleOf(then, at)) }
}

const stepsOf = (plan: Plan) => changingRows(plan).map((row) => stepOf(row, plan, universe()))
const universe = () => endpointOf().universe

async function plan(client: QueryClient, options: Settings): Promise<number> {
  const { plan, saved, lines } = await planned(client, options, options.on ?? Date.now())
  switch (options.format) {
    case 'json':
      say(JSON.stringify(planValue(plan), null, 2))
      break
    case 'csv':
      process.stdout.write(planCsv(plan))
      break
    case 'gcloud':
      process.stdout.write(gcloudScript(stepsOf(plan), endpointOf(), titleOf(plan)))
      break
    case 'rest':
      process.stdout.write(restScript(stepsOf(plan), endpointOf()))
      break
    default:
      for (const line of lines()) say(line)
  }
  for (const { image, saved: before, now } of saved ? planDifferences(saved, plan) : []) {
    warn(`${visible(image)}: the saved plan says ${before ?? 'nothing'}, now ${now ?? 'nothing'}.`)
  }
  return plan.outcomes.change + plan.outcomes.putOff > 0 ? SOMETHING_TO_DO : NOTHING_TO_DO
}

const titleOf = (plan: Plan) =>
  `Retires ${count(plan.outcomes.change, 'image')} of ${plan.project}, planned ${new Date(plan.at).toISOString()}`

async function apply(client: QueryClient, options: Settings): Promise<number> {
  const { plan, images, saved, lines } = await planned(client, options, Date.now())
  const changed = new Set(saved ? planDifferences(saved, plan).map(({ image }) => image) : [])
  const rows = changingRows(plan).filter(({ image }) => !changed.has(image.name))
  for (const line of lines()) say(line)
  for (const name of changed)
    warn(`${visible(name)}: not as in the saved plan, so it is left alone.`)
  if (rows.length === 0) return changed.size > 0 ? SOMETHING_TO_DO : NOTHING_TO_DO
  const deletions = rows.flatMap(({ to, image }) => (to === 'REMOVED' ? image.name : []))
  if (!(await mayApply(options, rows.length, deletions.length))) return SOMETHING_TO_DO
  if (deletions.length > 0) await saveRecipes(client, options, deletions)
  const items = rows.map((row) => itemOf(row, plan))
  const { errors } = plan.policy.limits
  const moves = new Map(rows.map(({ image, from, to }) => [image.name, moveText(from, to)]))
  return run(client, options, items, errors, images, moves)
}

const itemOf = (row: Row, plan: Plan): Item => ({
  step: stepOf(row, plan, universe()),
  before: row.image,
})

async function undo(client: QueryClient, options: Settings): Promise<number> {
  const path = options.journal ?? ''
  const { images } = await readImages(client, options.project)
  const items: Item[] = []
  const moves = new Map<string, string>()
  let left = 0
  for (const { intent, result } of (await readJournal(path)).toReversed()) {
    const { target } = intent.step
    const why =
      target.project !== options.project
        ? `it is in ${target.project}`
        : result?.kind !== 'done'
          ? (result?.kind ?? 'its outcome wasn’t recorded')
          : result.undo && result.after
            ? undefined
            : 'it can’t be undone'
    if (result?.kind === 'failed' || result?.kind === 'skipped') continue
    if (why === undefined && result?.kind === 'done' && result.undo && result.after) {
      items.push({ step: { target, change: result.undo }, before: result.after })
      const back = moveText(stateOf(result.after), stateOf(intent.before))
      moves.set(result.after.name, back)
    } else {
      left += 1
      warn(`${visible(target.image)}: not undone: ${why}.`)
    }
  }
  if (items.length === 0) return left > 0 ? SOMETHING_TO_DO : NOTHING_TO_DO
  if (!(await mayGoOn(options, `Undo ${count(items.length, 'change')}?`))) {
    return SOMETHING_TO_DO
  }
  const settings = { ...options, journal: undefined }
  const status = await run(client, settings, items, items.length, images, moves)
  return status === 0 && left > 0 ? SOMETHING_TO_DO : status
}

/** Deletions can't be undone, so their number is typed to confirm them. */
async function mayApply(options: Settings, changes: number, deletions: number): Promise<boolean> {
  const all = `Change ${count(changes, 'image')} of ${options.project}`
  if (deletions === 0) return mayGoOn(options, `${all}?`)
  const answer = await ask(
    options,
    `${all}, and delete ${deletions === changes ? 'all' : deletions} of them for good?`,
    `Type ${deletions} to confirm: `,
  )
  return answer === undefined || answer === String(deletions)
}

async function mayGoOn(options: Settings, question: string): Promise<boolean> {
  const answer = await ask(options, question, '[y/N] ')
  return answer === undefined || /^y(?:es)?$/i.test(answer)
}

/** @returns undefined with `--yes` @throws UsageError without a terminal */
async function ask({ yes }: Settings, question: string, hint: string): Promise<string | undefined> {
  if (yes) return undefined
  if (!process.stdin.isTTY)
    throw new UsageError(`${question} There is no terminal to ask on: pass --yes.`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${question} ${hint}`)
  terminal.close()
  return answer.trim()
}

/** Saves what can recreate the images before they are deleted. @throws Error: nothing was deleted */
async function saveRecipes(
  client: QueryClient,
  { project, recipes }: Settings,
  names: readonly string[],
): Promise<void> {
  const path = recipes ?? `retire-${stampOf(new Date())}-recipes.json`
  const images = await readRecipes(client, project, names)
  await writeFile(path, `${jsonText({ project, images })}\n`, { flag: 'wx' })
  say(`Recipes: ${path}`)
}

/** A time as part of a file name. */
const stampOf = (time: Date) => time.toISOString().replace(/[:.]/g, '-')

async function run(
  client: QueryClient,
  options: Settings,
  items: readonly Item[],
  errors: number,
  images: Families,
  moves: ReadonlyMap<string, string>,
): Promise<number> {
  const path = options.journal ?? `retire-${stampOf(new Date())}.jsonl`
  const journal = await JournalFile.create(path)
  const rate = new Rate(options.rate)
  const stopHearing = heardBy(rate, Date.now)
  const ground = groundOf(items, (family) => images.family(family).members)
  const shown = new Shown(client, options.project)
  const running = new Run(
    items,
    {
      clock: { now: Date.now, sleep: (ms) => sleep(ms) },
      rate,
      journal,
      newId: newRequestId,
      make: maker(client, options.project, ground, shown),
    },
    { errors },
    ({ item, result }) => {
      const move = moves.get(item.before.name) ?? ''
      if (result?.kind === 'done') say(`  ${visible(item.before.name)}  ${move}  done`)
    },
  )
  // Changes in progress are waited for, so that their outcome is recorded.
  const stop = () => running.stop()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const report = await running.start()
    for (const line of reportLines(report)) say(line)
    say(`Journal: ${path}`)
    return isAllDone(report) ? NOTHING_TO_DO : SOMETHING_TO_DO
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    shown.end()
    stopHearing()
    await journal.close()
  }
}

const isAllDone = ({ ended, waiting }: Report) =>
  waiting.length === 0 && ended.every(({ result }) => result.kind === 'done')

async function due(client: QueryClient, { project, format }: Settings): Promise<number> {
  const { images } = await readImages(client, project)
  const now = Date.now()
  if (format === 'ics') {
    process.stdout.write(calendarText(project, dueOf(images.all(), now).planned, now))
    return NOTHING_TO_DO
  }
  const { lines, isAny } = dueLines(images, project, now)
  for (const line of lines) say(line)
  return isAny ? SOMETHING_TO_DO : NOTHING_TO_DO
}

main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    warn(explain(error))
    process.exitCode = ERROR
  },
)
