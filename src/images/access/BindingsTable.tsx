import { mdiClose, mdiUndo } from '@mdi/js'
import { useRef } from 'react'
import { bindingMap, type Grant } from '../../compute/changes/policyMerge.ts'
import type { Binding, Policy } from '../../compute/schema.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { visible } from '../../text/visible.ts'
import { BindingsHead } from './BindingsHead.tsx'
import styles from './BindingsTable.module.css'
import { withMember, withoutMember } from './edits.ts'
import { accessSentence, powerOf } from './words.ts'

interface BindingsTableProps {
  /** The saved policy and the edited one; differences are marked. */
  base: Policy
  mine: Policy
  /** Why nothing can be changed now. */
  reason: string | undefined
  onChange(policy: Policy): void
}

/** The bindings: role, members and condition, each explained in a sentence. */
export function BindingsTable({ base, mine, reason, onChange }: BindingsTableProps) {
  const table = useRef<HTMLTableElement>(null)
  const was = bindingMap(base)
  const is = bindingMap(mine)
  const keys = [...new Set([...was.keys(), ...is.keys()])]
  if (keys.length === 0) {
    return <p>No access is granted on this image itself.</p>
  }
  /** The member's button is replaced by another one; focus moves to it. */
  const change = (policy: Policy, id: string) => {
    onChange(policy)
    requestAnimationFrame(() =>
      table.current
        ?.querySelector<HTMLElement>(`[data-member="${CSS.escape(id)}"] button`)
        ?.focus(),
    )
  }
  return (
    <table ref={table} className={styles['table']}>
      <BindingsHead />
      <tbody>
        {keys.map((key) => {
          const before = was.get(key)
          const after = is.get(key)
          const grant = after ?? before
          return (
            grant && (
              <tr key={key}>
                <th scope="row">
                  <span className="mono">{visible(grant.role)}</span>
                  {powerOf(grant.role) === undefined && (
                    <span className="muted">a role the console doesn’t know</span>
                  )}
                </th>
                <td>
                  <ul className={styles['members']}>
                    {membersOf(before, after).map((member) => (
                      <MemberItem
                        key={member}
                        id={`${key} ${member}`}
                        member={member}
                        binding={{ role: grant.role, condition: grant.condition }}
                        was={before?.members.has(member) ?? false}
                        is={after?.members.has(member) ?? false}
                        reason={reason}
                        onRemove={() =>
                          change(withoutMember(mine, placeOf(grant), member), `${key} ${member}`)
                        }
                        onKeep={() =>
                          change(withMember(mine, placeOf(grant), member), `${key} ${member}`)
                        }
                      />
                    ))}
                  </ul>
                </td>
                <td data-none={grant.condition === undefined}>
                  <Condition condition={grant.condition} />
                </td>
              </tr>
            )
          )
        })}
      </tbody>
    </table>
  )
}

const membersOf = (before: Grant | undefined, after: Grant | undefined) => [
  ...new Set([...(before?.members ?? []), ...(after?.members ?? [])]),
]

const placeOf = ({ role, condition }: Grant): Binding => ({
  role,
  ...(condition && { condition }),
})

interface MemberItemProps {
  id: string
  member: string
  binding: Binding
  was: boolean
  is: boolean
  reason: string | undefined
  onRemove(): void
  onKeep(): void
}

function MemberItem(props: MemberItemProps) {
  const { id, member, binding, was, is, reason, onRemove, onKeep } = props
  const name = visible(member)
  return (
    <li data-member={id}>
      <div>
        {is ? <span className="mono">{name}</span> : <s className="mono">{name}</s>}{' '}
        {!was && <span className="tag accent">to be added</span>}
        {!is && <span className="tag warn">to be removed</span>}
        <div className="muted">{accessSentence(member, binding)}</div>
      </div>
      <IconButton
        label={is ? `Remove ${name}` : `Keep ${name}`}
        icon={is ? mdiClose : mdiUndo}
        reason={reason}
        onClick={is ? onRemove : onKeep}
      />
    </li>
  )
}

function Condition({ condition }: { condition: Binding['condition'] }) {
  if (!condition) return <span className="muted">none</span>
  const { title, description, expression } = condition
  return (
    <div className={styles['condition']}>
      {title && <strong>{visible(title)}</strong>}
      {description && <span className="muted">{visible(description)}</span>}
      {expression && <code>{visible(expression)}</code>}
    </div>
  )
}
