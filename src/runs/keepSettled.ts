/** Keeps every change that is made by itself; a run keeps its own. */
import { onSettled, type Outcome } from '../api/changes/settle.ts'
import { newRequestId } from '../api/http/requestId.ts'
import { session } from '../api/http/session.ts'
import { keepChange, makeRoom } from './disk.ts'
import { scopeOf, type Kept } from './kept.ts'

/**
 * @param lost called once, with why, when a change could not be kept: it was made all the same
 * @returns stops that
 */
export function keepSettled(lost: (error: unknown) => void): () => void {
  let isTold = false
  return onSettled((outcomes) => {
    for (const outcome of outcomes) {
      const kept = keptOf(outcome, Date.now())
      keepChange(kept)
        .then(() => makeRoom(kept.scope))
        .catch((error: unknown) => {
          if (!isTold) lost(error)
          isTold = true
        })
    }
  })
}

/** What is kept of a change that was made. @param at ms since the epoch */
function keptOf({ step, before, image, policy, undo }: Outcome, at: number): Kept {
  const isPolicy = step.change.kind === 'setIamPolicy'
  return {
    id: newRequestId(),
    scope: scopeOf(session().base, step.target.project),
    at,
    step,
    before: before.image,
    ...(isPolicy && { policies: { before: before.policy, after: policy } }),
    result: { kind: 'done', after: image, undo },
  }
}
