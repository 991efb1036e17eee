/** `npm run conformance`: what an endpoint does, check by check. */
import { parseArgs } from 'node:util'
import { withoutSecrets } from '../../src/api/http/secrets.ts'
import { PROJECT, RESOURCE_NAME } from '../../src/compute/names.ts'
import { findings, isConforming, type Finding } from '../../src/conformance/run.ts'
import { findingLines, markdownTable } from '../../src/conformance/table.ts'
import { baseProblem, readToken } from '../cli/endpoint.ts'

export { keepGoing } from '../cli/keepGoing.ts'

const HELP = `Checks what an endpoint of the images API does.

  npm run conformance -- URL    as in http://127.0.0.1:8087/compute/v1

  --project P           a project with images (default: demo-project)
  --token-file FILE     a file with an access token
  --write               also create, change and delete images, named conformance-…: in a scratch project
  --source LINK         what they are created from
                        (default: projects/debian-cloud/global/images/family/debian-12)
  --prefix NAME         what their names start with (default: conformance- and random letters)
  --markdown            write a table in Markdown

Exit status: 0 nothing differs, 1 something does or got no answer, or an error.
`

/** What is wrong with the command line, as a sentence. */
class UsageError extends Error {}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    options: {
      project: { type: 'string', default: 'demo-project' },
      'token-file': { type: 'string' },
      write: { type: 'boolean', default: false },
      source: { type: 'string', default: 'projects/debian-cloud/global/images/family/debian-12' },
      prefix: { type: 'string', default: `conformance-${crypto.randomUUID().slice(0, 6)}` },
      markdown: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [url, ...more] = positionals
  if (values.help) return { ...values, base: '' }
  if (url === undefined || more.length > 0) throw new UsageError('Name one URL; see --help.')
  const problem = baseProblem(url)
  if (problem !== null) throw new UsageError(`${url}: ${problem}`)
  if (!PROJECT.test(values.project)) throw new UsageError('--project takes the ID of a project.')
  if (!RESOURCE_NAME.test(`${values.prefix}-v1`)) {
    throw new UsageError('--prefix takes lowercase letters, digits and hyphens.')
  }
  return { ...values, base: url.replace(/\/$/, '') }
}

const say = (text: string) => process.stdout.write(`${text}\n`)
const warn = (text: string) => process.stderr.write(`${text}\n`)

/** @returns the exit status */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await check(args)
  } catch (error) {
    warn(error instanceof Error ? error.message : String(error))
    return 1
  }
}

async function check(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const { base, project, markdown, 'token-file': tokenFile } = options
  const token = tokenFile === undefined ? undefined : await readToken(tokenFile)
  const secrets = token === undefined ? [] : [token]
  const endpoint = {
    base,
    project,
    fetch: send,
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  }
  const all: Finding[] = []
  const stop = options.write ? stopOnSignals() : undefined
  try {
    for await (const finding of findings(endpoint, { ...options, isBrowser: false })) {
      const shown = { ...finding, why: withoutSecrets(finding.why, secrets) }
      all.push(shown)
      if (!markdown) for (const line of findingLines(shown)) say(line)
      if (stop?.isAsked()) break
    }
  } finally {
    stop?.end()
  }
  if (stop?.isAsked()) throw new Error('It was stopped. What was created is deleted.')
  say(markdown ? markdownTable(all) : summary(all))
  return isConforming(all) ? 0 : 1
}

/** Signals within this many ms count as one: Ctrl+C comes from the terminal, and again from npm. */
const AT_ONCE = 300

/** Lets a check end that has created something, so that it can be deleted. A second signal ends all at once. */
function stopOnSignals() {
  let asked: number | undefined
  const stop = () => {
    if (asked === undefined) warn('Stopping after this check, to delete what was created …')
    else if (performance.now() - asked > AT_ONCE) process.exit(1)
    asked ??= performance.now()
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  return {
    isAsked: () => asked !== undefined,
    end: () => {
      for (const signal of SIGNALS) process.off(signal, stop)
    },
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A token goes to the given address only. @throws Error that says why there is no response */
async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request, { redirect: 'error' })
  } catch (error) {
    // Node’s own message is “fetch failed”, and that of its cause is empty if there are several.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const why = (cause instanceof Error && cause.message) || codeOf(cause)
    throw new Error(`${new URL(request.url).host} could not be reached: ${why}`, { cause: error })
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

function summary(all: readonly Finding[]): string {
  const of = (result: Finding['result']) => all.filter((each) => each.result === result).length
  const open = of('unknown') + of('unanswered')
  return `\n${of('passed')} as expected, ${of('failed')} not, ${open} not checked.`
}
