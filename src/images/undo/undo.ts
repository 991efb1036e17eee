/** Taking a change back: under the locks of the change itself, and never over what came after it. */
import type { QueryClient } from '@tanstack/react-query'
import { runChange, type Outcome } from '../../api/changes.ts'
import { imageQuery } from '../../api/images.ts'
import { policyQuery } from '../../api/policy.ts'
import { readFresh } from '../../api/readFresh.ts'
import { newRequestId } from '../../api/requestId.ts'
import type { Change, Target } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { visible } from '../../ui/visible.ts'
import { savePolicy } from '../access/savePolicy.ts'
import { saveLabels } from '../labels/saveLabels.ts'

/** Why something was not taken back although nothing failed. */
export class NotUndone extends Error {}

/**
 * Takes a change back. What others have changed since stays; where they have changed the very same,
 * nothing is done.
 * @param outcome what the change came to, with its `undo`
 * @throws NotUndone, ApiError
 */
export async function undoChange(
  client: QueryClient,
  target: Target,
  outcome: Outcome,
): Promise<void> {
  const { undo, image: after } = outcome
  if (!undo) return
  const run = (change: Change) =>
    runChange(client, { target, change, requestId: newRequestId() }).then(() => undefined)
  if (undo.kind === 'setLabels') {
    const edit = {
      base: after?.labels ?? {},
      fingerprint: undo.labelFingerprint,
      mine: undo.labels,
    }
    const result = await saveLabels(edit, {
      send: (labels, labelFingerprint) => run({ kind: 'setLabels', labels, labelFingerprint }),
      read: () => readImage(client, target),
    })
    if (result.kind === 'clash') {
      const keys = result.merge.conflicts.map(({ key }) => visible(key)).join(', ')
      throw new NotUndone(`Somebody has changed ${keys} since.`)
    }
    if (result.kind === 'busy' || result.kind === 'tooMany') {
      throw new NotUndone('The labels keep changing.')
    }
    return
  }
  if (undo.kind === 'setIamPolicy') {
    const saved = outcome.policy ?? undo.policy
    const result = await savePolicy(saved, undo.policy, {
      send: (policy) => run({ kind: 'setIamPolicy', policy }),
      read: () => readFresh(client, policyQuery(target.project, target.image)),
    })
    if (result.kind === 'busy') throw new NotUndone('The policy keeps changing.')
    return
  }
  // These have no lock of the service's: what is there now is compared with what the change has left.
  const now = await readImage(client, target)
  const changed = after && touched(undo).find((field) => !same(now[field], after[field]))
  if (changed) throw new NotUndone(`Somebody has changed the ${WORDS[changed]} since.`)
  await run(undo)
}

const WORDS = {
  description: 'description',
  family: 'family',
  architecture: 'architecture',
  deprecated: 'state',
}

/** The fields of the image that a change sets. */
function touched(change: Change): (keyof typeof WORDS)[] {
  if (change.kind === 'deprecate') return ['deprecated']
  if (change.kind !== 'patch') return []
  return (['description', 'family', 'architecture'] as const).filter(
    (field) => change.fields[field] !== undefined,
  )
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

const readImage = (client: QueryClient, { project, image }: Target): Promise<Image> =>
  readFresh(client, imageQuery(project, image))
