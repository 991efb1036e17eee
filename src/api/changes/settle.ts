/**
 * The one place that every change that was made passes: what it has come to is read back and put into
 * the caches, the families that it touched are asked what they resolve to, and what takes it back is
 * worked out from before and after.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Change, ImageChange } from '../../compute/changes/change.ts'
import { inverseOf, inverseOfPolicy } from '../../compute/changes/inverse.ts'
import { canMoveHead } from '../../compute/changes/preview.ts'
import type { Image, Operation, Policy } from '../../compute/schema.ts'
import { fewAtOnce } from '../atOnce.ts'
import { secretsIn, withoutSecrets } from '../http/secrets.ts'
import { imageKeys, operationKeys } from '../keys.ts'
import { familiesFromLists } from '../members.ts'
import { cacheImages } from './cache.ts'
import type { Made, Verdict } from './guard.ts'
import { readImages, refreshHead, refreshMembers } from './readBack.ts'

/** What a change has come to. */
export interface Outcome {
  step: ImageChange
  /** What it was made to, as far as that is known. */
  before: Made['before']
  /** As read after the change; undefined when it is gone, or could not be read. */
  image?: Image | undefined
  policy?: Policy | undefined
  /** DONE and without error; undefined for a policy, or when the answer was lost and the change found made. */
  operation?: Operation | undefined
  /** What the families that it touched really resolve to now (`getFromFamily`); null: nothing. */
  heads: FamilyHead[]
  /** The change that takes it back, where there is one. */
  undo?: Change | undefined
}

export interface FamilyHead {
  family: string
  head: Image | null
}

/**
 * Settles what a guard has done, and the image of the step that it ended at, which may be another now.
 * @param run the id of the run that it is part of
 */
export function settleVerdict(
  client: QueryClient,
  project: string,
  verdict: Verdict,
  run?: string,
): Promise<Outcome[]> {
  const touched = verdict.kind === 'done' ? [] : [verdict.step.target.image]
  return settle(client, project, verdict.made, touched, run)
}

/**
 * Reads back what changes have done, for all of them at once.
 * @param touched other images that may have changed: they are read, too
 * @param run the id of the run that made them
 * @returns an outcome each. Never fails: what cannot be read is not in it, and asked again later
 */
export async function settle(
  client: QueryClient,
  project: string,
  made: readonly Made[],
  touched: readonly string[] = [],
  run?: string,
): Promise<Outcome[]> {
  const changed = made.filter(isOfImage).map(({ step }) => step.target.image)
  const names = new Set([...changed, ...touched])
  if (names.size > 0) {
    void client.invalidateQueries({ queryKey: operationKeys.project(project) })
  }
  const images = await readImages(client, project, names)
  const families = new Set(made.flatMap((each) => familiesOf(each, images)))
  const heads = await readHeads(client, project, families, images)
  for (const one of made) if (!isOfImage(one)) cachePolicy(client, one)
  const outcomes = made.map((one) => outcomeOf(one, images, heads))
  tell({ outcomes: outcomes.filter((_, index) => isNews(made[index])), run })
  return outcomes
}

interface Settled {
  outcomes: readonly Outcome[]
  /** The id of the run that made them; undefined for what was made by itself. */
  run: string | undefined
}

type Listener = (settled: Settled) => void
const listeners = new Set<Listener>()
/** What was made by itself before anybody listened: the first who does is told. */
let unheard: Settled[] = []

/**
 * Tells of every change that was made here, once, with what it was made to and what takes it back.
 * @returns stops that
 */
export function onSettled(listener: Listener): () => void {
  listeners.add(listener)
  for (const settled of unheard) listener(settled)
  unheard = []
  return () => listeners.delete(listener)
}

function tell(settled: Settled): void {
  if (settled.outcomes.length === 0) return
  if (listeners.size === 0 && settled.run === undefined) unheard.push(settled)
  for (const listener of listeners) listener(settled)
}

const told = new WeakSet<Made>()

/** What was made before something that was then found out is settled with it, again. */
function isNews(made: Made | undefined): boolean {
  if (!made || told.has(made)) return false
  told.add(made)
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

/** Each family is asked once, and its members are read beside its head: one write into the caches. */
async function readHeads(
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
  // After the write, which would take the mark away.
  if (isOld) void client.invalidateQueries({ queryKey: imageKeys.list(project, '') })
  return heads
}

function cachePolicy(client: QueryClient, { step, performed: { policy } }: Made): void {
  const queryKey = imageKeys.policy(step.target.project, step.target.image)
  if (policy) client.setQueryData(queryKey, policy)
  else void client.invalidateQueries({ queryKey })
  // What one may do with the image may be another thing now.
  void client.invalidateQueries({
    queryKey: imageKeys.permissions(step.target.project, step.target.image),
  })
}

/** What is told, and may be kept: not the keys that an image was made with. */
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
  const undo =
    step.change.kind === 'setIamPolicy'
      ? before.policy && performed.policy && inverseOfPolicy(before.policy, performed.policy)
      : before.image && image && inverseOf(step.change, before.image, image)
  return { step, before, image, ...performed, heads: asked, undo }
}
