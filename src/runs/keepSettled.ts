/** Records every change made outside a run; a run records its own. */
import { onSettled, type Outcome } from '../api/changes/settle.ts'
import { newRequestId } from '../api/http/requestId.ts'
import { session } from '../api/http/session.ts'
import { keepChange, makeRoom } from './disk.ts'
import { scopeOf, type Kept } from './kept.ts'

/**
 * @param lost called once, with the error, if a change couldn't be recorded; the change itself was made
 * @returns a function that stops recording
 */
export function keepSettled(lost: (error: unknown) => void): () => void {
  let isReported = false
  const report = (error: unknown) => {
    if (!isReported) lost(error)
    isReported = true
  }
  const keep = async (outcome: Outcome) => {
    const kept = keptOf(outcome, Date.now())
    await keepChange(kept).then(() => void makeRoom(kept.scope).catch(report), report)
  }
  return onSettled(async (outcomes) => {
    await Promise.all(outcomes.map(keep))
  })
}

/** The record of a completed change. @param at ms since the epoch */
function keptOf({ step, before, after, policy, undo }: Outcome, at: number): Kept {
  const isPolicy = step.change.kind === 'setIamPolicy'
  return {
    id: newRequestId(),
    scope: scopeOf(session().base, step.target.project),
    at,
    step,
    before: before.image,
    ...(isPolicy && { policies: { before: before.policy, after: policy } }),
    result: { kind: 'done', after, undo },
  }
}
