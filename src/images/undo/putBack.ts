import type { Outcome } from '../../api/changes/settle.ts'
import { samePolicy } from '../../compute/changes/policyMerge.ts'
import { fieldsSet, sameField } from '../../compute/changes/stands.ts'
import type { Image } from '../../compute/schema.ts'
import type { Kept } from '../../runs/kept.ts'

/**
 * Whether a recorded change has put back what an earlier one changed: there is nothing left of it to undo.
 * It must have found what the earlier one left, because one made before that can be recorded after it.
 */
export function putsBack(record: Kept, earlier: Outcome): boolean {
  const { step, result, policies } = record
  const { before, after, policy } = earlier
  const { target, change } = earlier.step
  if (step.target.image !== target.image || result?.kind !== 'done') return false
  if (change.kind === 'setIamPolicy') {
    const [was, found, is] = [before.policy, policies?.before, policies?.after]
    if (!was || !policy || !found || !is) return false
    return samePolicy(is, was) && samePolicy(found, policy) && !samePolicy(policy, was)
  }
  const [was, found, is] = [before.image, record.before, result.after]
  if (!was || !after || !found || !is) return false
  // Only what it changed: others may have changed the rest.
  if (change.kind === 'setLabels') {
    const labelOf = (image: Image, key: string) => image.labels?.[key]
    const keys = Object.keys({ ...was.labels, ...after.labels })
    const changed = keys.filter((key) => labelOf(was, key) !== labelOf(after, key))
    const isBack = (key: string) =>
      labelOf(is, key) === labelOf(was, key) && labelOf(found, key) === labelOf(after, key)
    return changed.length > 0 && changed.every(isBack)
  }
  const changed = fieldsSet(change).filter((field) => !sameField(field, after, was))
  return (
    changed.length > 0 &&
    changed.every((field) => sameField(field, is, was) && sameField(field, found, after))
  )
}
