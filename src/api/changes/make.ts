/** Making changes for real: the guard on top of the API. */
import type { QueryClient } from '@tanstack/react-query'
import type { ImageChange } from '../../compute/changes/change.ts'
import type { Ground } from '../../compute/changes/preview.ts'
import type { Image } from '../../compute/schema.ts'
import { fewAtOnce } from '../atOnce.ts'
import { throughSignIn } from '../http/again.ts'
import { ApiError } from '../http/error.ts'
import { familyQuery, imageQuery } from '../images.ts'
import { inFlight } from '../inFlight.ts'
import { membersQuery } from '../members.ts'
import type { OnWait } from '../http/pause.ts'
import { readFresh } from '../readFresh.ts'
import { findOut, Overwritten } from './findOut.ts'
import { guard, type GuardPorts, type Made, type Verdict } from './guard.ts'
import { perform, type Performed, type PerformOptions } from './perform.ts'
import { knownImage } from './readBack.ts'
import type { RequestIds } from './requestIds.ts'
import { settle, settleVerdict, type Outcome } from './settle.ts'

/** A family with its head as the only member, or all members; undefined if it couldn't be read. */
type HeadRead = readonly [family: string, members: readonly Image[] | undefined]

/** Overlapping reads of heads; for changes that move none, and are made at the same time. */
export const sharedHeads = () => inFlight<HeadRead>()

/**
 * What the guard needs from the API. `ids` live as long as the dialog or page that decides.
 * @param share if given, heads being read for other changes aren't read once more
 */
export const guardPorts = (
  client: QueryClient,
  project: string,
  ids: GuardPorts['ids'],
  options: PerformOptions = {},
  share: ReturnType<typeof sharedHeads> = (_, read) => read(),
): GuardPorts => ({
  ids,
  look: async (images, families, heads) => {
    const [ground, resolved] = await Promise.all([
      readGround(client, project, images, families, options.onWait),
      readHeads(client, project, heads, share, options.onWait),
    ])
    return { ...ground, families: new Map([...ground.families, ...resolved]) }
  },
  perform: (step, requestId) => perform(client, step, requestId, options),
  findOut: (step, requestId, shown) => findOut(client, step, requestId, shown, options),
})

/**
 * Reads what a decision depends on, bypassing the cache.
 * @param onWait called with each pause before a retry
 * @throws ApiError when an image can't be read; members that can't be read are undefined
 */
export async function readGround(
  client: QueryClient,
  project: string,
  images: readonly string[],
  families: readonly string[],
  onWait?: OnWait,
): Promise<Ground> {
  const [read, members] = await Promise.all([
    fewAtOnce(images, (name) => readFresh(client, imageQuery(project, name), onWait)),
    fewAtOnce(families, (family) =>
      readFresh(client, membersQuery(project, family), onWait).catch(() => undefined),
    ),
  ])
  return {
    images: new Map(images.flatMap((name, index) => (read[index] ? [[name, read[index]]] : []))),
    families: new Map(families.map((family, index) => [family, members[index]])),
  }
}

/** Families with their head as the only member; with all members where the head can't be read. */
async function readHeads(
  client: QueryClient,
  project: string,
  families: readonly string[],
  share: ReturnType<typeof sharedHeads>,
  onWait?: OnWait,
): Promise<Ground['families']> {
  const read = async (family: string): Promise<HeadRead> => {
    try {
      const head = await readFresh(client, familyQuery(project, family), onWait)
      return [family, head ? [head] : []]
    } catch {
      const { families } = await readGround(client, project, [], [family], onWait)
      return [family, families.get(family)]
    }
  }
  return new Map(await fewAtOnce(families, (family) => share(family, () => read(family))))
}

/**
 * Makes a change that needs no check beforehand, and settles it. When the response is lost, finds
 * out what became of it.
 * @param step based on the image as cached
 * @throws ApiError; `uncertain` when it may have been made anyway. The caches are settled even
 * then.
 */
export async function make(
  client: QueryClient,
  step: ImageChange,
  requestId: string,
  options: PerformOptions = {},
): Promise<Outcome> {
  const { target } = step
  const before = { image: knownImage(client, target) }
  const find = async (error: unknown): Promise<Performed> => {
    if (options.signal?.aborted || !(error instanceof ApiError) || !error.uncertain) throw error
    // It was accepted and its operation is known: following it can be resumed.
    if (error.failure === 'unseen') throw error
    const look = () => findOut(client, step, requestId, before.image, options)
    const found = await throughSignIn(look)
    if (!found) throw error
    return found
  }
  try {
    const send = () => perform(client, step, requestId, options)
    const performed = await throughSignIn(send).catch(find)
    const [outcome] = await settle(client, target.project, [{ step, before, performed }])
    if (!outcome) throw new Error('A change that was made has no outcome.')
    return outcome
  } catch (error) {
    await settle(client, target.project, [], [target.image])
    throw error
  }
}

/** A change that may or may not have been made. */
export class NotKnown extends Error {
  readonly trouble: Extract<Verdict, { kind: 'unknown' }>
  /** Finds out. @throws as `makeLocked` does */
  readonly check: () => Promise<Outcome>

  constructor(trouble: NotKnown['trouble'], check: NotKnown['check']) {
    super(trouble.error.message)
    this.trouble = trouble
    this.check = check
  }
}

/** The image was deleted and another was created with its name: nothing was sent. */
export class Replaced extends Error {
  constructor() {
    super(
      'The image was deleted, and another one created under its name. Nothing was sent to that one.',
    )
  }
}

/**
 * Makes a change that the service protects with a lock, or whose effect was already checked.
 * @param before the state it is applied to; the image's id is compared once more
 * @throws ApiError when it was not made, or was and its lock is lost to others since; NotKnown;
 * Replaced
 */
export async function makeLocked(
  client: QueryClient,
  step: ImageChange,
  before: Made['before'],
  ids: RequestIds,
  onWait?: OnWait,
): Promise<Outcome> {
  const { project, image: name } = step.target
  const images = new Map(before.image && [[name, before.image]])
  const decision = {
    steps: [step],
    ground: { images, families: new Map() },
    policy: before.policy,
  }
  const end = async (verdict: Verdict): Promise<Outcome> => {
    const [outcome] = await settleVerdict(client, project, verdict)
    if (outcome) return outcome
    if (verdict.kind === 'failed') throw verdict.error
    if (verdict.kind === 'unknown') {
      const { cause, error } = verdict
      // Made or not, others have written on top: whoever saves again merges with that.
      if (cause instanceof Overwritten && [409, 412].includes(error.status)) throw error
      throw new NotKnown(verdict, async () => end(await verdict.check()))
    }
    throw new Replaced()
  }
  return end(await guard(decision, guardPorts(client, project, ids, { onWait })))
}
