/** Undoing a change: with the locks of the change itself, and never over later changes. */
import type { QueryClient } from '@tanstack/react-query'
import { guard, type Verdict } from '../../api/changes/guard.ts'
import { guardPorts, makeLocked, readGround, Replaced } from '../../api/changes/make.ts'
import type { RequestIds } from '../../api/changes/requestIds.ts'
import { settleVerdict, type Outcome } from '../../api/changes/settle.ts'
import { imageQuery } from '../../api/images.ts'
import type { OnWait } from '../../api/http/pause.ts'
import { policyQuery } from '../../api/policy.ts'
import { readFresh } from '../../api/readFresh.ts'
import type { Change, ImageChange } from '../../compute/changes/change.ts'
import { leavesNothing, type HeadChange } from '../../compute/changes/heads.ts'
import {
  familiesTouched,
  foresee,
  type Ground,
  type Preview,
} from '../../compute/changes/preview.ts'
import { fieldsSet, sameField } from '../../compute/changes/stands.ts'
import { LABELS_UNREAD, tooManyLabels } from '../../compute/labels.ts'
import type { Image } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { savePolicy } from '../../api/changes/savePolicy.ts'
import { saveLabels } from '../../api/changes/saveLabels.ts'

/** Why something was not undone, although nothing failed. */
export class NotUndone extends Error {}

export type Undone =
  | { kind: 'undone'; outcomes: readonly Outcome[]; foreseen: readonly HeadChange[] }
  /** Its effect on a family is not just the previous head: it has to be shown first. */
  | {
      kind: 'look'
      project: string
      steps: readonly ImageChange[]
      images: readonly Image[]
    }
  | Extract<Verdict, { kind: 'failed' | 'unknown' }>

/**
 * Undoes a change, or several in reverse order. Later changes by others stay; if they changed the same
 * fields, nothing is undone.
 * @param outcomes the results of the changes in order, each with its `undo`; a change of labels or of the
 * policy is alone
 * @param heads what the families resolved to before the change: moving back to that needs no confirmation
 * @param onWait called when a retry has to wait
 * @throws NotUndone, ApiError, NotKnown, Replaced
 */
export async function undoChange(
  client: QueryClient,
  outcomes: readonly Outcome[],
  heads: readonly HeadChange[],
  ids: RequestIds,
  onWait: OnWait,
): Promise<Undone> {
  const [last, ...before] = outcomes.toReversed()
  if (!last || !canUndo(outcomes)) throw new NotUndone('This change cannot be undone.')
  const { undo } = last
  if (undo?.kind === 'setLabels') return undoLabels(client, last, undo, ids, onWait)
  if (undo?.kind === 'setIamPolicy') return undoPolicy(client, last, undo, ids, onWait)
  const { project } = last.step.target
  const steps = [last, ...before].flatMap(({ step: { target }, undo: change }) =>
    change ? [{ target, change }] : [],
  )
  const ground = await groundNow(client, project, steps, onWait)
  for (const outcome of outcomes) refuseOver(outcome, ground)
  const preview = foresee(steps, ground)
  if (!isWayBack(preview, heads)) {
    return { kind: 'look', project, steps, images: [...ground.images.values()] }
  }
  const verdict = await guard({ steps, ground }, guardPorts(client, project, ids, { onWait }))
  return undone(client, project, verdict, preview.changes)
}

/** Whether each of these changes can be undone. */
export const canUndo = (outcomes: readonly Outcome[]): boolean =>
  outcomes.length > 0 && outcomes.every(({ undo }) => undo !== undefined)

/** A guard's verdict as the result of an undo. @throws NotUndone if something changed in between */
export async function undone(
  client: QueryClient,
  project: string,
  verdict: Verdict,
  foreseen: readonly HeadChange[],
): Promise<Undone> {
  const outcomes = await settleVerdict(client, project, verdict)
  if (verdict.kind === 'done') return { kind: 'undone', outcomes, foreseen }
  if (verdict.kind === 'stopped') throw new NotUndone('It was just changed again.')
  return verdict
}

/** Whether it only restores the heads from before the change, and leaves no family without one. */
const isWayBack = ({ changes, unknown }: Preview, heads: readonly HeadChange[]): boolean =>
  unknown.length === 0 &&
  changes.every((change) => {
    const before = heads.find(({ family }) => family === change.family)?.before
    const stays = change.before?.name === change.after?.name
    return stays || (change.after?.name === before?.name && !leavesNothing(change))
  })

/** The current images, with the members of the families that the steps affect. */
async function groundNow(
  client: QueryClient,
  project: string,
  steps: readonly ImageChange[],
  onWait: OnWait,
): Promise<Ground> {
  const names = steps.map(({ target }) => target.image)
  const { images } = await readGround(client, project, names, [], onWait)
  const families = [...familiesTouched(steps, images).keys()]
  const { families: members } = await readGround(client, project, [], families, onWait)
  return { images, families: members }
}

/** Undo has no lock: the current state is compared with the one that the change left. */
function refuseOver({ after: left, step, undo }: Outcome, ground: Ground): void {
  const now = ground.images.get(step.target.image)
  if (!left || !now || !undo) return
  if (left.id !== now.id) throw new Replaced()
  const changed = fieldsSet(undo).find((field) => !sameField(field, now, left))
  if (changed)
    throw new NotUndone(
      `Someone else has changed the ${changed === 'deprecated' ? 'state' : changed} since.`,
    )
}

async function undoLabels(
  client: QueryClient,
  { step: { target }, after }: Outcome,
  undo: Extract<Change, { kind: 'setLabels' }>,
  ids: RequestIds,
  onWait: OnWait,
): Promise<Undone> {
  const edit = { base: after?.labels ?? {}, fingerprint: undo.labelFingerprint, mine: undo.labels }
  const result = await saveLabels(edit, {
    send: (labels, labelFingerprint, before) =>
      makeLocked(
        client,
        { target, change: { kind: 'setLabels', labels, labelFingerprint } },
        { image: after && { ...after, labels: before } },
        ids,
        onWait,
      ),
    read: () => readFresh(client, imageQuery(target.project, target.image)),
  })
  switch (result.kind) {
    case 'clash': {
      const keys = result.merge.conflicts.map(({ key }) => visible(key)).join(', ')
      throw new NotUndone(`Someone else has changed ${keys} since.`)
    }
    case 'busy':
      throw new NotUndone('The labels keep changing.')
    case 'tooMany':
      throw new NotUndone(tooManyLabels(result.count))
    case 'unread':
      throw new NotUndone(LABELS_UNREAD)
    case 'saved':
    case 'found':
      return { kind: 'undone', outcomes: [], foreseen: [] }
  }
}

async function undoPolicy(
  client: QueryClient,
  { step: { target }, policy, before: { image } }: Outcome,
  undo: Extract<Change, { kind: 'setIamPolicy' }>,
  ids: RequestIds,
  onWait: OnWait,
): Promise<Undone> {
  const result = await savePolicy(policy ?? undo.policy, undo.policy, {
    send: (policy) =>
      makeLocked(
        client,
        { target, change: { kind: 'setIamPolicy', policy } },
        { image },
        ids,
        onWait,
      ),
    read: () => readFresh(client, policyQuery(target.project, target.image)),
  })
  if (result.kind === 'busy') throw new NotUndone('The policy keeps changing.')
  return { kind: 'undone', outcomes: [], foreseen: [] }
}
