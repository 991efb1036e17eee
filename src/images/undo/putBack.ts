import type { Outcome } from '../../api/changes/settle.ts'
import { samePolicy } from '../../compute/changes/policyMerge.ts'
import { fieldsSet, sameField } from '../../compute/changes/stands.ts'
import type { Kept } from '../../runs/kept.ts'

/**
 * Whether a change recorded after another one has put back what that one changed: there is nothing left
 * of it to undo.
 */
export function putsBack({ step, policies, result }: Kept, earlier: Outcome): boolean {
  const { before, after, policy } = earlier
  const { target, change } = earlier.step
  if (step.target.image !== target.image || result?.kind !== 'done') return false
  if (change.kind === 'setIamPolicy') {
    const [was, is] = [before.policy, policies?.after]
    return Boolean(was && policy && is && samePolicy(is, was) && !samePolicy(policy, was))
  }
  const [was, is] = [before.image, result.after]
  if (!was || !after || !is) return false
  // Only what it changed: others may have changed the rest.
  if (change.kind === 'setLabels') {
    const keys = Object.keys({ ...was.labels, ...after.labels })
    const changed = keys.filter((key) => was.labels?.[key] !== after.labels?.[key])
    return changed.length > 0 && changed.every((key) => is.labels?.[key] === was.labels?.[key])
  }
  const changed = fieldsSet(change).filter((field) => !sameField(field, after, was))
  return changed.length > 0 && changed.every((field) => sameField(field, is, was))
}
