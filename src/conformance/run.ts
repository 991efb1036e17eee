/** Tries an endpoint, check by check. */
import { judged, newAsk, NoAnswer, type Body, type Endpoint } from './ask.ts'
import { NotTried, type Check, type Ground } from './check.ts'
import { READS } from './reads.ts'
import { cleanUp, namesOf, WRITES } from './writes.ts'

export interface Finding {
  check: Check
  /** `unknown`: the project has nothing to try it with. `unanswered`: what came, if anything, tells nothing. */
  result: 'passed' | 'failed' | 'unknown' | 'unanswered'
  /** Why it didn't pass, as a sentence; empty if it did. */
  why: string
  sent: readonly string[]
  came: readonly string[]
}

export interface Options {
  /** Also creates, changes and deletes images of its own. */
  write: boolean
  /** Whether it is a browser, which sends no preflight by itself. */
  isBrowser: boolean
  /** What the names of new images start with. */
  prefix: string
  /** What new images are created from: the link of an image or a family. */
  source: string
}

/** The checks that are made, in order. */
export const checksFor = ({ write, isBrowser }: Pick<Options, 'write' | 'isBrowser'>) =>
  [...READS, ...WRITES].filter(
    ({ needs }) => (needs !== 'write' || write) && (needs !== 'server' || !isBrowser),
  )

/**
 * The findings, each as soon as it is known. Whoever stops reading them early waits until what was created is
 * deleted.
 * @throws Error with a sentence, if the images can't be listed at all, unless there are certainly no images
 * of the names to create, or if created ones aren't certainly deleted
 */
export async function* findings(endpoint: Endpoint, options: Options): AsyncGenerator<Finding> {
  const { prefix, source, write } = options
  const ground: Ground = { images: await imagesOf(endpoint), prefix, source }
  if (write) await mustBeFree(endpoint, ground)
  try {
    let isCut = false
    for (const check of checksFor(options)) {
      // In order: those that write build on one another.
      const builds = check.needs === 'write'
      const finding: Finding =
        builds && isCut ? skipped(check) : await findingOf(check, endpoint, ground)
      isCut ||= builds && finding.result === 'unanswered'
      yield finding
    }
  } finally {
    if (write) await leaveNothing(endpoint, ground)
  }
}

/** Images of these names would be changed and deleted. */
async function mustBeFree(endpoint: Endpoint, ground: Ground): Promise<void> {
  for (const name of namesOf(ground)) {
    const status = await newAsk(endpoint)('GET', `global/images/${name}`).then(
      (reply) => reply.status,
      () => undefined,
    )
    if (status === 200) throw new Error(`${name} exists already: choose another prefix.`)
    if (status !== 404) {
      throw new Error(`Whether ${name} exists isn’t known: ${status ?? 'the request failed'}.`)
    }
  }
}

async function leaveNothing(endpoint: Endpoint, ground: Ground): Promise<void> {
  const left = await cleanUp(newAsk(endpoint), ground)
  if (left.length > 0) throw new Error(`Delete what was left behind: ${left.join(', ')}.`)
}

async function imagesOf(endpoint: Endpoint): Promise<Ground['images']> {
  const { status, isJson, body } = await newAsk(endpoint)('GET', 'global/images', {
    maxResults: 500,
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`The images of ${endpoint.project} can’t be listed: ${why}`)
  })
  if (status !== 200 || !isJson) {
    const why = body.error?.message ?? (isJson ? '' : 'The response was not JSON.')
    throw new Error(`The images of ${endpoint.project} can’t be listed: ${status}. ${why}`.trim())
  }
  return (body.items ?? [])
    .filter((image): image is Body & { name: string } => !!image.name && image.status === 'READY')
    .toSorted((a, b) => timeOf(b) - timeOf(a))
}

const timeOf = ({ creationTimestamp = '' }: Body) => Date.parse(creationTimestamp)

async function findingOf(check: Check, endpoint: Endpoint, ground: Ground): Promise<Finding> {
  const ask = judged(newAsk(endpoint))
  const { sent, came } = ask
  try {
    await check.send(ask, ground)
    return { check, result: 'passed', why: '', sent, came }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { check, result: resultOf(error), why, sent, came }
  }
}

function resultOf(error: unknown): Finding['result'] {
  if (error instanceof NotTried) return 'unknown'
  return error instanceof NoAnswer ? 'unanswered' : 'failed'
}

const skipped = (check: Check): Finding => ({
  check,
  result: 'unanswered',
  why: 'It builds on a check that got no answer.',
  sent: [],
  came: [],
})

/** Whether nothing failed, nor was left without an answer. */
export const isConforming = (all: readonly Finding[]): boolean =>
  all.every(({ result }) => result === 'passed' || result === 'unknown')
