import { useEffect, useState } from 'react'
import { useForm, useWatch, type Control } from 'react-hook-form'
import { addressProblem } from '../api/http/address.ts'
import type { ConnectionSettings } from '../connect/config/connection.ts'
import { hostProblem } from '../connect/config/hosts.ts'
import type { OwnConnection } from '../connect/config/own.ts'
import { missingFlags } from '../connect/config/pagePolicy.ts'
import { useGoingHere } from '../images/bulk/useGoing.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { CodeBlock } from '../ui/CodeBlock.tsx'
import { DialogShell } from '../ui/DialogShell.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ConnectionText } from './ConnectionText.tsx'
import { checkedOwn, ownOf, valuesOf, type ConnectionValues } from './connectionValues.ts'
import styles from './SettingsPage.module.css'
import { SignInFields } from './SignInFields.tsx'
import { unfinishedText } from './unfinished.ts'

interface ConnectionFormProps {
  /** The one to edit; undefined to add one. */
  editing?: ConnectionSettings
  /** Whether that is in use on this page: saving it leaves the page. */
  isHere: boolean
  /** Names in use. */
  taken: readonly string[]
  onSave(connection: OwnConnection): void
  onClose(): void
}

/** Adds or edits a connection of this browser, checked like those of the configuration. */
export function ConnectionForm({ editing, isHere, taken, onSave, onClose }: ConnectionFormProps) {
  const isGoing = useGoingHere()
  const [isTrusted, setTrusted] = useState(isElsewhere(editing))
  const form = useForm<ConnectionValues>({ mode: 'onTouched', defaultValues: valuesOf(editing) })
  const submit = form.handleSubmit((values) => {
    const own = ownOf(values, isTrusted)
    const isTaken = own.name !== editing?.name && taken.includes(own.name)
    const checked = isTaken
      ? { field: 'name' as const, why: 'Another connection has this name.' }
      : checkedOwn(own, location.href)
    if ('connection' in checked) return onSave(own)
    form.setError(checked.field, { message: checked.why }, { shouldFocus: true })
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
        <ConnectionText
          control={control}
          name="name"
          label="Short name"
          hint="It is in the address of every page: /c/NAME/…"
          first
        />
        <ConnectionText
          control={control}
          name="apiBase"
          label="API address"
          hint="Requests and your token go only to this address."
          check={addressProblem}
        />
        <ConnectionText
          control={control}
          name="universe"
          label="Universe"
          hint="The domain of its links."
        />
        <Checkbox
          label="This host is a proxy that I trust with my token"
          checked={isTrusted}
          onChange={setTrusted}
        />
        <ConnectionText
          control={control}
          name="projects"
          label="Projects"
          hint="IDs, separated by commas. The first one opens first."
        />
        <SignInFields control={control} />
        <NotAllowed control={control} isTrusted={isTrusted} />
        {editing && <OutOfReach {...{ control, isTrusted }} apiBase={editing.apiBase} />}
        {isHere && isGoing && (
          <Notice tone="warning">
            Saving reloads this page, which interrupts the run in progress. It can be continued
            afterwards.
          </Notice>
        )}
      </div>
    </DialogShell>
  )
}

/** Whether this host could only be chosen by trusting it. */
const isElsewhere = (editing: ConnectionSettings | undefined): boolean =>
  editing !== undefined &&
  hostProblem(editing.apiBase, 'compute', editing.universe, location.href) !== null

interface EnteredProps {
  control: Control<ConnectionValues>
  isTrusted: boolean
}

/** The connection as entered; undefined while something is wrong with it. */
function useEntered({ control, isTrusted }: EnteredProps): ConnectionSettings | undefined {
  const values = useWatch({ control, compute: (now: ConnectionValues) => now })
  const checked = checkedOwn(ownOf(values, isTrusted), location.href)
  return 'connection' in checked ? checked.connection : undefined
}

/** The runs that haven’t ended at the address, once another one is entered. */
function OutOfReach({ apiBase, ...entered }: EnteredProps & { apiBase: string }) {
  const [text, setText] = useState<string>()
  const connection = useEntered(entered)
  useEffect(() => void unfinishedText(apiBase).then(setText), [apiBase])
  if (text === undefined || !connection || connection.apiBase === apiBase) return null
  return <Notice tone="warning">{text}</Notice>
}

/** What whoever runs the console has to do before the connection can be used. */
function NotAllowed(props: EnteredProps) {
  const connection = useEntered(props)
  const flags = connection ? missingFlags(connection) : []
  if (flags.length === 0) return null
  return (
    <>
      <Notice tone="warning">
        This page’s Content-Security-Policy doesn’t allow this connection yet. Whoever runs this
        console can allow it with:
      </Notice>
      <CodeBlock label="Command" code={`npm run configure -- ${flags.join(' ')}`} />
    </>
  )
}
