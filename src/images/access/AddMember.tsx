import { useMemo, useRef, useState } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { IMAGE_ROLES } from '../../compute/iam.ts'
import { conditionKey } from '../../compute/policyMerge.ts'
import type { Binding, Policy } from '../../compute/schema.ts'
import { Field } from '../../ui/Field.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { visible } from '../../ui/visible.ts'
import { PermitButton } from '../parts/PermitButton.tsx'
import styles from './AddMember.module.css'
import { hasMember, newMemberProblem, roleProblem, withMember } from './edits.ts'
import type { NewMember } from './useAccessEdit.ts'
import { accessSentence, powerOf } from './words.ts'

interface AddMemberProps {
  policy: Policy
  permit: Permit
  disabled: boolean
  typed: NewMember
  onType(change: Partial<NewMember>): void
  onAdd(policy: Policy): void
}

/** Adds a member to a role; nothing is saved by it. */
export function AddMember(props: AddMemberProps) {
  const { policy, permit, disabled, typed, onType, onAdd } = props
  const { member, role, conditionId } = typed
  const form = useRef<HTMLDivElement>(null)
  const [tried, setTried] = useState(false)
  const roles = useMemo(() => roleOptions(policy), [policy])
  const conditions = conditionsOf(policy, role)
  const condition = conditions.find((each) => conditionKey(each) === conditionId)
  const place: Binding = { role: role.trim(), ...(condition && { condition }) }

  const who = member.trim()
  const twice = hasMember(policy, place, who) ? 'This member has the role already.' : null
  const wrongMember = newMemberProblem(who) ?? twice
  const wrongRole = roleProblem(role.trim())
  // What is being typed is unfinished, not wrong; a member that is refused in any case is said at once.
  const showMember = tried || who === 'allUsers' || twice !== null

  function add() {
    setTried(true)
    if (wrongMember !== null || wrongRole !== null) {
      const first = wrongMember === null ? '[role="combobox"]' : 'input'
      form.current?.querySelector<HTMLElement>(first)?.focus()
      return
    }
    onAdd(withMember(policy, place, who))
    onType({ member: '' })
    setTried(false)
    form.current?.querySelector<HTMLElement>('input')?.focus()
  }

  return (
    <div ref={form} role="group" aria-label="Add a member" className={styles['add']}>
      <Field
        label="Member"
        hint={
          who !== '' && wrongMember === null && wrongRole === null
            ? accessSentence(who, place)
            : 'user:, group:, serviceAccount: or domain:, then the address'
        }
        problem={showMember ? (wrongMember ?? undefined) : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="field mono"
            value={member}
            placeholder="user:alice@example.com"
            readOnly={disabled}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => onType({ member: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && permit.state !== 'denied' && !disabled) add()
            }}
          />
        )}
      </Field>
      <Field label="Role" problem={tried ? (wrongRole ?? undefined) : undefined}>
        {(control) => (
          <Picker
            control={control}
            listLabel="Roles"
            value={role}
            options={roles}
            readOnly={disabled}
            onChange={(next) => onType({ role: next })}
          />
        )}
      </Field>
      {conditions.length > 0 && (
        <Field label="Condition">
          {(control) => (
            <select
              {...control}
              className="field"
              value={condition ? conditionId : ''}
              onChange={(event) => onType({ conditionId: event.target.value })}
            >
              <option value="">none</option>
              {conditions.map((each) => (
                <option key={conditionKey(each)} value={conditionKey(each)}>
                  {visible(each.title || each.expression || 'without a name')}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div className={styles['button']}>
        <PermitButton
          permit={permit}
          action="Add a member"
          notNow={disabled ? 'It is being saved.' : undefined}
          onClick={add}
        >
          Add
        </PermitButton>
      </div>
    </div>
  )
}

/** The conditions under which the policy gives a role. */
function conditionsOf(policy: Policy, role: string): NonNullable<Binding['condition']>[] {
  const found = new Map<string, NonNullable<Binding['condition']>>()
  for (const binding of policy.bindings ?? []) {
    if (binding.role !== role.trim() || !binding.condition) continue
    found.set(conditionKey(binding.condition), binding.condition)
  }
  return [...found.values()]
}

/** Roles that give something on images, and those that the policy has. */
function roleOptions(policy: Policy) {
  const used = (policy.bindings ?? []).flatMap(({ role }) => role ?? [])
  return [...new Set([...IMAGE_ROLES, ...used])].map((role) => {
    const power = powerOf(role)
    return { value: role, label: visible(role), ...(power !== undefined && { detail: power }) }
  })
}
