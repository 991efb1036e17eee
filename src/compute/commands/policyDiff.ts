/** The difference between two policies. */
import { bindingMap, conditionKey } from '../changes/policyMerge.ts'
import type { Policy } from '../schema.ts'

/** One member of one role, without a condition, added or removed. */
export interface MemberChange {
  added: boolean
  role: string
  member: string
}

/** The single member change between two policies; undefined unless there is exactly one. */
export function oneMemberChange(before: Policy, after: Policy): MemberChange | undefined {
  const old = bindingMap(before)
  const now = bindingMap(after)
  const changes: (MemberChange & { plain: boolean })[] = []
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const was = old.get(key)
    const is = now.get(key)
    const { role, condition } = is ?? was ?? { role: '', condition: undefined }
    const plain = conditionKey(condition) === ''
    for (const member of is?.members ?? []) {
      if (!was?.members.has(member)) changes.push({ added: true, role, member, plain })
    }
    for (const member of was?.members ?? []) {
      if (!is?.members.has(member)) changes.push({ added: false, role, member, plain })
    }
  }
  const [one] = changes
  if (changes.length !== 1 || !one?.plain) return undefined
  return { added: one.added, role: one.role, member: one.member }
}
