import { useMemo, useRef } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { IMAGE_ROLES } from '../../compute/iam.ts'
import { conditionKey } from '../../compute/changes/policyMerge.ts'
import type { Policy } from '../../compute/schema.ts'
import { Field } from '../../ui/Field.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { visible } from '../../text/visible.ts'
import { PermitButton } from '../parts/PermitButton.tsx'
import styles from './AddMember.module.css'
import {
  conditionsOf,
  hasMember,
  placeOf,
  typedProblem,
  withMember,
  type NewMember,
} from './edits.ts'
import { accessSentence, powerOf } from './words.ts'

interface AddMemberProps {
  policy: Policy
  permit: Permit
  disabled: boolean
  typed: NewMember
  /** It was to be added or saved: what is wrong with it is said. */
  tried: boolean
  /** It cannot be added, and the field that is wrong is to be shown. */
  onRefused(): void
  onType(change: Partial<NewMember>): void
  onAdd(policy: Policy): void
}

/** Adds a member to a role; nothing is saved by it. */
export function AddMember(props: AddMemberProps) {
  const { policy, permit, disabled, typed, tried, onType, onRefused, onAdd } = props
  const { member, role, conditionId } = typed
  const form = useRef<HTMLDivElement>(null)
  const roles = useMemo(() => roleOptions(policy), [policy])
  const conditions = conditionsOf(policy, role)
  const place = placeOf(policy, typed)
  const who = member.trim()
  const { member: wrongMember, role: wrongRole } = typedProblem(policy, typed)
  // What is being typed is unfinished, not wrong; a member that is refused in any case is said at once.
  const showMember = tried || who === 'allUsers' || hasMember(policy, place, who)

  function add() {
    if (wrongMember !== null || wrongRole !== null) return onRefused()
    onAdd(withMember(policy, place, who))
    onType({ member: '' })
    form.current?.querySelector<HTMLElement>('input')?.focus()
  }

  return (
    <div
      ref={form}
      data-add-member
      role="group"
      aria-label="Add a member"
      className={styles['add']}
    >
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
              value={place.condition ? conditionId : ''}
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

/** Roles that give something on images, and those that the policy has. */
function roleOptions(policy: Policy) {
  const used = (policy.bindings ?? []).flatMap(({ role }) => role ?? [])
  return [...new Set([...IMAGE_ROLES, ...used])].map((role) => {
    const power = powerOf(role)
    return { value: role, label: visible(role), ...(power !== undefined && { detail: power }) }
  })
}
