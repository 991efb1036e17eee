import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { useController, useForm } from 'react-hook-form'
import { IMAGE_ROLES } from '../../compute/iam.ts'
import { conditionKey } from '../../compute/changes/policyMerge.ts'
import type { Policy } from '../../compute/schema.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { visible } from '../../text/visible.ts'
import styles from './AddMember.module.css'
import { conditionsOf, hasMember, placeOf, withMember } from './edits.ts'
import { memberSchema, typedProblem, type NewMember } from './newMember.ts'
import { accessSentence, powerOf } from './words.ts'

interface AddMemberProps {
  policy: Policy
  /** Why nobody can be added now. */
  reason: string | undefined
  /** It is being saved. */
  saving: boolean
  /** The form's initial values. */
  typed: NewMember
  /** Adding or saving was attempted: problems are shown. */
  tried: boolean
  /** Called when the member can't be added, to show the invalid field. */
  onRefused(): void
  onType(typed: NewMember): void
  onAdd(policy: Policy): void
}

/** Adds a member to a role in the draft; nothing is saved yet. */
export function AddMember(props: AddMemberProps) {
  const { policy, reason, saving, typed, tried, onRefused, onAdd } = props
  const form = useForm<NewMember>({
    defaultValues: typed,
    resolver: useMemo(() => standardSchemaResolver(memberSchema(policy)), [policy]),
    shouldFocusError: false,
  })
  const { control } = form
  const member = useController({ control, name: 'member' }).field
  const role = useController({ control, name: 'role' }).field
  const condition = useController({ control, name: 'conditionId' }).field
  const onType = useEffectEvent(props.onType)
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => onType(values) }),
    [form],
  )

  const now = { member: member.value, role: role.value, conditionId: condition.value }
  const roles = useMemo(() => roleOptions(policy), [policy])
  const conditions = conditionsOf(policy, now.role)
  const place = placeOf(policy, now)
  const who = now.member.trim()
  const wrong = typedProblem(policy, now)
  const isGone = wrong.conditionId !== null
  // A member that is still being typed is unfinished, not wrong; one that the API always refuses is reported at once.
  const showMember = tried || who === 'allUsers' || hasMember(policy, place, who)

  const add = form.handleSubmit((values) => {
    onAdd(withMember(policy, placeOf(policy, values), values.member.trim()))
    form.setValue('member', '')
    form.setFocus('member')
  }, onRefused)

  return (
    <div data-add-member role="group" aria-label="Add a member" className={styles['add']}>
      <TextField
        label="Member"
        mono
        placeholder="user:alice@example.com"
        readOnly={saving}
        hint={
          who !== '' && wrong.member === null && wrong.role === null && !isGone
            ? accessSentence(who, place)
            : 'user:, group:, serviceAccount: or domain:, then the address'
        }
        problem={showMember ? (wrong.member ?? undefined) : undefined}
        {...member}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && reason === undefined) void add()
        }}
      />
      <Field label="Role" problem={tried ? (wrong.role ?? undefined) : undefined}>
        {(input) => (
          <Picker
            control={input}
            listLabel="Roles"
            value={role.value}
            options={roles}
            readOnly={saving}
            onChange={(value) => {
              role.onChange(value)
              form.setValue('conditionId', '')
            }}
            onBlur={role.onBlur}
          />
        )}
      </Field>
      {(conditions.length > 0 || isGone) && (
        <Select
          label="Condition"
          problem={isGone ? (wrong.conditionId ?? undefined) : undefined}
          readOnly={saving}
          options={[
            ['', 'none'],
            ...(isGone ? [[now.conditionId, 'no longer in the policy'] as const] : []),
            ...conditions.map(
              (each) =>
                [
                  conditionKey(each),
                  visible(each.title || each.expression || 'without a name'),
                ] as const,
            ),
          ]}
          {...condition}
        />
      )}
      <div className={styles['button']}>
        <Button reason={reason} onClick={() => void add()}>
          Add
        </Button>
      </div>
    </div>
  )
}

/** Roles with permissions on images, and those in the policy. */
function roleOptions(policy: Policy) {
  const used = (policy.bindings ?? []).flatMap(({ role }) => role ?? [])
  return [...new Set([...IMAGE_ROLES, ...used])].map((role) => {
    const power = powerOf(role)
    return { value: role, label: visible(role), ...(power !== undefined && { detail: power }) }
  })
}
