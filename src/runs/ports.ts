/** The real ports of a run: each change goes through the guard and is read back. */
import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '../compute/changes/change.ts'
import { Expected } from '../compute/changes/expected.ts'
import { sameLabels } from '../compute/changes/labelMerge.ts'
import type { Ground } from '../compute/changes/preview.ts'
import { changesSince } from '../compute/changes/since.ts'
import { isLostLock } from '../compute/refusals.ts'
import type { Image } from '../compute/schema.ts'
import { isPartUnread } from '../compute/unread.ts'
import { guard, type GuardPorts, type Verdict } from '../api/changes/guard.ts'
import { guardPorts, sharedHeads } from '../api/changes/make.ts'
import { readImages } from '../api/changes/readBack.ts'
import { ApiError, explain } from '../api/http/error.ts'
import { wanted } from '../api/http/again.ts'
import { onRateLimit } from '../api/http/rateLimit.ts'
import { isRateLimit } from '../api/http/retry.ts'
import type { Attempt, Item } from './run.ts'
import type { Rate } from './rate.ts'
import { doneOf } from './results.ts'
import type { Shown } from './shown.ts'

/** The image is no longer in the state the change was decided on. */
class ChangedSince extends Error {}

/**
 * Makes the changes of one decision, one per call. Calls may overlap as long as none of them moves the
 * head of a family.
 * @param ground the state when all of it was decided
 * @param shown where the results are shown
 */
export function maker(
  client: QueryClient,
  project: string,
  ground: Ground,
  shown: Shown,
): (item: Item, requestId: string) => Promise<Attempt> {
  const expected = new Expected(ground)
  const share = sharedHeads()
  return async (item, requestId) => {
    const { step } = item
    const { image: name } = step.target
    const ids = { of: () => requestId, forget: () => undefined }
    const real = guardPorts(client, project, ids, { isPart: true }, share)
    const before = expected.before(step)
    let fingerprint = ''
    const look: GuardPorts['look'] = async () => {
      const now = await real.look(before.images, before.families, before.heads)
      const current = now.images.get(name)
      const [what] = current ? changesSince(item.before, current) : []
      if (what !== undefined) throw new ChangedSince(what)
      fingerprint = current?.labelFingerprint ?? ''
      return now
    }
    const perform: GuardPorts['perform'] = ({ target, change }, id) =>
      real.perform({ target, change: withFingerprint(change, fingerprint) }, id)
    const decision = { steps: [step], ground: before.ground }
    const verdict = await guard(decision, { ...real, look, perform })
    if (verdict.kind === 'done') expected.make(step)
    return attemptOf(client, item, verdict, shown)
  }
}

/** Lists omit the fingerprint: the change gets that of the labels as just read and compared. */
const withFingerprint = (change: Change, labelFingerprint: string): Change =>
  change.kind === 'setLabels' && change.labelFingerprint === ''
    ? { ...change, labelFingerprint }
    : change

async function attemptOf(
  client: QueryClient,
  item: Item,
  verdict: Verdict,
  shown: Shown,
): Promise<Attempt> {
  if (verdict.kind === 'failed') {
    const { error } = verdict
    if (error instanceof ChangedSince) return { kind: 'skipped', why: error.message }
    if (error instanceof ApiError && isRateLimit(error)) {
      return { kind: 'refused', why: explain(error) }
    }
    if (wanted(error)) return { kind: 'signedOut', why: explain(error) }
  }
  const { project, image: name } = item.step.target
  const images = await readImages(client, project, [name])
  shown.add(images)
  const isGone = images.has(name) && !images.get(name)
  switch (verdict.kind) {
    case 'done':
      return isGone ? { kind: 'done' } : doneOf(item, images.get(name))
    case 'failed':
      if (isRepeated(item, verdict.error, images.get(name))) return doneOf(item, images.get(name))
      // Its own 404 may also be about the method.
      return isGone
        ? { kind: 'skipped', why: 'it no longer exists' }
        : { kind: 'failed', why: explain(verdict.error) }
    case 'stopped':
      return { kind: 'skipped', why: WHY_STOPPED[verdict.why] }
    case 'unknown':
      return {
        kind: wanted(verdict.cause) ? 'unseen' : 'unknown',
        why: explain(verdict.error),
      }
  }
}

/**
 * Whether labels were refused for their fingerprint although they are set. When a connection breaks, a
 * browser sends the request again by itself, and only the second answer is seen.
 */
const isRepeated = ({ step: { change }, before }: Item, error: Error, now: Image | undefined) =>
  change.kind === 'setLabels' &&
  isLostLock(error.message) &&
  now !== undefined &&
  now.id === before.id &&
  !isPartUnread(now, 'labels') &&
  sameLabels(now.labels ?? {}, change.labels)

export const WHY_STOPPED = {
  replaced: 'it was deleted, and another image was created under its name',
  overtaken: 'someone else changed it',
  unread: 'what this would replace couldn’t be read',
  moved: 'its family would resolve to a different image than planned',
} as const

/** Slows a rate on every 429 from the API, including automatic retries. @returns a function that unsubscribes */
export const slowOnRateLimit = (rate: Rate, now: () => number): (() => void) =>
  onRateLimit(({ retryAfter }) => rate.refuse(now(), retryAfter))

/** The state that items were decided on: the images, and the members of their families. */
export function groundOf(
  items: readonly Item[],
  membersOf: (family: string) => readonly Image[] | undefined,
): Ground {
  const families = new Set(items.flatMap(({ before }) => before.family || []))
  return {
    images: new Map(items.map(({ before }) => [before.name, before])),
    families: new Map([...families].map((family) => [family, membersOf(family)])),
  }
}
