/**
 * The one place that every change passes: its effect is read back into the caches, the heads of the
 * affected families are read, and the change that undoes it is computed from before and after.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Change, ImageChange } from '../../compute/changes/change.ts'
import { effectOf, inverseOfPolicy } from '../../compute/changes/inverse.ts'
import { canMoveHead } from '../../compute/changes/preview.ts'
import type { Image, Operation, Policy } from '../../compute/schema.ts'
import { fewAtOnce } from '../atOnce.ts'
import { pause } from '../http/pause.ts'
import { secretsIn, withoutSecrets } from '../http/secrets.ts'
import { imageKeys, operationKeys } from '../keys.ts'
import { familiesFromLists } from '../members.ts'
import { outdate, outdateInFlight } from '../outdate.ts'
import { cacheImages } from './cache.ts'
import type { Made, Verdict } from './guard.ts'
import { readImages, refreshHead, refreshMembers } from './readBack.ts'

/** The outcome of a change. */
export interface Outcome {
  step: ImageChange
  /** The state it was applied to, as far as known. */
  before: Made['before']
  /** As read after the change; undefined when it is gone or couldn't be read. */
  image?: Image | undefined
  /** What the change left: `image` or, if it couldn’t be read, what the change makes of it. */
  after?: Image | undefined
  policy?: Policy | undefined
  /**
   * DONE and without an error; undefined for a policy, or when the response was lost and the change
   * found made.
   */
  operation?: Operation | undefined
  /** What the affected families really resolve to now (`getFromFamily`); null: nothing. */
  heads: FamilyHead[]
  /** The change that undoes it, if there is one. */
  undo?: Change | undefined
}

export interface FamilyHead {
  family: string
  head: Image | null
}

/** Settles what a guard has made, and the image of the step it ended at, which may have changed. */
export const settleVerdict = (
  client: QueryClient,
  project: string,
  verdict: Verdict,
): Promise<Outcome[]> => settle(client, project, verdict.made, touchedBy(verdict))

const touchedBy = (verdict: Verdict) => (verdict.kind === 'done' ? [] : [verdict.step.target.image])

/**
 * Reads back the effect of changes, all together.
 * @param touched other images that may have changed; they are read too
 * @returns one outcome each. Never fails: what can't be read is missing, and refetched later
 */
export async function settle(
  client: QueryClient,
  project: string,
  made: readonly Made[],
  touched: readonly string[] = [],
): Promise<Outcome[]> {
  const changed = made.filter(isOfImage).map(({ step }) => step.target.image)
  const names = new Set([...changed, ...touched])
  if (names.size > 0) {
    void outdate(client, { queryKey: operationKeys.project(project) })
  }
  const images = await readImages(client, project, names)
  const families = new Set(made.flatMap((each) => familiesOf(each, images)))
  const heads = await readHeads(client, project, families, images)
  for (const one of made) if (!isOfImage(one)) cachePolicy(client, one)
  const outcomes = made.map((one) => outcomeOf(one, images, heads))
  await report(outcomes.filter((_, index) => isNews(made[index])))
  return outcomes
}

type Listener = (outcomes: readonly Outcome[]) => Promise<void> | void
const listeners = new Set<Listener>()
/** Outcomes from before there was a listener: the first one gets them. */
let early: Outcome[] = []

/** How long a change waits for its listeners before it is shown as made. */
const PATIENCE = 1000

/**
 * Reports every change made here outside a run, once, with the state before and the change that
 * undoes it.
 * @param listener its promise must not reject; the change is shown as made after it, or after a second
 * @returns a function that unsubscribes
 */
export function onSettled(listener: Listener): () => void {
  listeners.add(listener)
  if (early.length > 0) void listener(early)
  early = []
  return () => listeners.delete(listener)
}

/** Waits for the listeners: a change shown as made is recorded, even if the page is reloaded at once. */
async function report(outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return
  if (listeners.size === 0) early.push(...outcomes)
  const recorded = Promise.all([...listeners].map(async (listener) => listener(outcomes)))
  await Promise.race([recorded, pause(PATIENCE)])
}

const reported = new WeakSet<Made>()

/** A change made before one whose outcome was found out later is settled again with it. */
function isNews(made: Made | undefined): boolean {
  if (!made || reported.has(made)) return false
  reported.add(made)
  return true
}

const isOfImage = ({ step }: Made) => step.change.kind !== 'setIamPolicy'

/** The families whose heads a change may have moved. */
function familiesOf(
  { step, before }: Made,
  images: ReadonlyMap<string, Image | undefined>,
): string[] {
  if (!canMoveHead(step.change)) return []
  const after = images.get(step.target.image)
  return [before.image?.family, after?.family].flatMap((family) => family || [])
}

/**
 * Reads each family's head once, with its members, and puts them into the caches together with the
 * images: one write.
 * @returns the heads by family; null: nothing; undefined: it couldn't be read. Never fails
 */
export async function readHeads(
  client: QueryClient,
  project: string,
  families: ReadonlySet<string>,
  images: ReadonlyMap<string, Image | undefined>,
): Promise<Map<string, Image | null | undefined>> {
  const heads = new Map<string, Image | null | undefined>()
  const all = new Map<string, Image | undefined>()
  const shown = familiesFromLists(client, project)
  let isOld = false
  const readings = [...families].flatMap((family) => [
    async () => {
      heads.set(family, await refreshHead(client, project, family))
    },
    async () => {
      const read = await refreshMembers(client, project, family, shown(family))
      for (const member of read.members) all.set(member.name, member)
      isOld ||= read.isOld
    },
  ])
  await fewAtOnce(readings, (read) => read())
  for (const [name, image] of images) all.set(name, image)
  cacheImages(client, project, all, families)
  // After the write, which would clear the invalidation.
  if (isOld) void outdate(client, { queryKey: imageKeys.list(project, '') })
  return heads
}

function cachePolicy(client: QueryClient, { step, performed: { policy } }: Made): void {
  const queryKey = imageKeys.policy(step.target.project, step.target.image)
  if (policy) {
    outdateInFlight(client, { queryKey })
    client.setQueryData(queryKey, policy)
  } else void outdate(client, { queryKey })
  // The caller's permissions on the image may have changed.
  void outdate(client, {
    queryKey: imageKeys.permissions(step.target.project, step.target.image),
  })
}

/** What listeners get and may store: without the keys that an image was created with. */
function withoutKeys(step: ImageChange): ImageChange {
  const keys = step.change.kind === 'insert' ? secretsIn(step.change) : []
  return keys.length > 0 ? { ...step, change: withoutSecrets(step.change, keys) } : step
}

function outcomeOf(
  one: Made,
  images: ReadonlyMap<string, Image | undefined>,
  heads: ReadonlyMap<string, Image | null | undefined>,
): Outcome {
  const { before, performed } = one
  const step = withoutKeys(one.step)
  const image = images.get(step.target.image)
  const asked = [...new Set(familiesOf(one, images))].flatMap((family) => {
    const head = heads.get(family)
    return head === undefined ? [] : [{ family, head }]
  })
  return { step, before, image, ...performed, heads: asked, ...effectIn(one, images) }
}

function effectIn(
  { step, before, performed }: Made,
  images: ReadonlyMap<string, Image | undefined>,
) {
  const { target, change } = step
  if (change.kind === 'setIamPolicy') {
    const { policy } = performed
    return { undo: before.policy && policy && inverseOfPolicy(before.policy, policy) }
  }
  const read = images.get(target.image)
  const isGone = images.has(target.image) && !read
  return isGone ? {} : effectOf(change, before.image, read)
}
