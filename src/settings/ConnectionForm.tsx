import { useState } from 'react'
import { useController, useForm, type Control, type FieldPath } from 'react-hook-form'
import { readConnection } from '../connect/check/config.ts'
import { ConfigError, type ConnectionSettings } from '../connect/config/connection.ts'
import { hostProblem } from '../connect/config/hosts.ts'
import type { OwnConnection } from '../connect/config/own.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { DialogShell } from '../ui/DialogShell.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './SettingsPage.module.css'

interface Values {
  name: string
  apiBase: string
  projects: string
  universe: string
  signIn: 'none' | 'token'
}

interface ConnectionFormProps {
  /** The one to edit; undefined to add one. */
  editing?: ConnectionSettings
  /** Names in use. */
  taken: readonly string[]
  onSave(connection: OwnConnection): void
  onClose(): void
}

/** Adds or edits a connection of this browser, checked like those of the configuration. */
export function ConnectionForm({ editing, taken, onSave, onClose }: ConnectionFormProps) {
  const [isTrusted, setTrusted] = useState(isElsewhere(editing))
  const form = useForm<Values>({ defaultValues: valuesOf(editing) })
  const submit = form.handleSubmit((values) => {
    const own = ownOf(values, isTrusted)
    const [field, message] = problemOf(own, taken, editing?.name) ?? []
    if (field === undefined) return onSave(own)
    form.setError(field, { message: message ?? '' }, { shouldFocus: true })
  })
  const { control } = form
  return (
    <DialogShell
      title={editing ? `Edit ${editing.name}` : 'Add a connection'}
      onClose={onClose}
      onSubmit={() => void submit()}
      keepOpen={form.formState.isDirty}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            {editing ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        <Text
          control={control}
          name="name"
          label="Short name"
          hint="It is in the address of every page: /c/NAME/…"
          first
        />
        <Text
          control={control}
          name="apiBase"
          label="API address"
          hint="Requests, and your token if you use one, go only to this address."
        />
        <Text control={control} name="universe" label="Universe" hint="The domain of its links." />
        <Checkbox
          label="This host is a proxy that I trust with my token"
          checked={isTrusted}
          onChange={setTrusted}
        />
        <Text
          control={control}
          name="projects"
          label="Projects"
          hint="The first one opens first."
        />
        <SignInField control={control} />
      </div>
    </DialogShell>
  )
}

interface TextProps {
  control: Control<Values>
  name: FieldPath<Values>
  label: string
  hint: string
  first?: boolean
}

function Text({ control, name, label, hint, first = false }: TextProps) {
  const { field, fieldState } = useController({ control, name })
  return (
    <TextField
      label={label}
      mono
      keepsRoom
      hint={hint}
      problem={fieldState.error?.message}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first field of a dialog
      autoFocus={first}
      {...field}
    />
  )
}

function SignInField({ control }: Pick<TextProps, 'control'>) {
  const { field, fieldState } = useController({ control, name: 'signIn' })
  return (
    <Select
      label="Sign-in"
      options={[
        ['none', 'None: an emulator, or a proxy that signs in'],
        ['token', 'Access token, pasted'],
      ]}
      problem={fieldState.error?.message}
      {...field}
    />
  )
}

/** Whether this host could only be chosen by trusting it. */
const isElsewhere = (editing: ConnectionSettings | undefined): boolean =>
  editing !== undefined &&
  hostProblem(editing.apiBase, 'compute', editing.universe, location.href) !== null

const valuesOf = (editing: ConnectionSettings | undefined): Values => ({
  name: editing?.name ?? '',
  apiBase: editing?.apiBase ?? '',
  projects: editing?.projects.join(', ') ?? '',
  universe: editing?.universe ?? 'googleapis.com',
  signIn: editing?.signIn.kind === 'token' ? 'token' : 'none',
})

const ownOf = (values: Values, customHost: boolean): OwnConnection => ({
  name: values.name.trim(),
  apiBase: values.apiBase.trim(),
  ...(customHost && { customHost }),
  universe: values.universe.trim(),
  projects: values.projects.split(/[\s,]+/).filter(Boolean),
  signIn: { kind: values.signIn },
})

/** The field that is wrong, and why. */
function problemOf(
  own: OwnConnection,
  taken: readonly string[],
  before: string | undefined,
): [FieldPath<Values>, string] | undefined {
  if (own.name !== before && taken.includes(own.name)) {
    return ['name', 'Another connection has this name.']
  }
  try {
    readConnection(own, 'own.', location.href)
    return undefined
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const field = FIELDS.find((each) => error.field.split('.')[1] === each)
    const message = error.message.replace('say so with customHost', 'tick the box below')
    return [field ?? 'apiBase', message]
  }
}

const FIELDS: readonly FieldPath<Values>[] = ['name', 'apiBase', 'projects', 'universe', 'signIn']
