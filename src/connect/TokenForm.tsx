import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useController, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { tokenProblem } from '../api/http/token.ts'
import { CodeBlock } from '../ui/CodeBlock.tsx'
import { TextField } from '../ui/TextField.tsx'
import { expiryOf } from './kinds/jwt.ts'
import { use } from './tabs.ts'
import styles from './TokenForm.module.css'

interface TokenFormProps {
  /** The form's id, for its submit button. */
  id: string
  /** It is the only thing in the dialog, so it gets the focus. */
  focused?: boolean
  onSignedIn?(): void
}

const Form = z.object({
  minutes: z.string().check(z.regex(/^\s*\d{0,4}\s*$/, 'Use a whole number of minutes.')),
  token: z.string().check(({ value, issues }) => {
    const message = problemOf(value.trim())
    if (message !== null) issues.push({ code: 'custom', input: value, message })
  }),
})

const problemOf = (token: string): string | null =>
  token === '' ? 'Paste a token first.' : tokenProblem(token)

/** ms since the epoch; undefined for nothing entered. */
const after = (minutes: string): number | undefined =>
  minutes.trim() === '' ? undefined : Date.now() + Number(minutes) * 60_000

const resolver = standardSchemaResolver(Form)

/**
 * Takes an access token, keeps it in memory until the page is closed or the user signs out, and
 * never shows it.
 */
export function TokenForm({ id, focused = false, onSignedIn }: TokenFormProps) {
  const form = useForm({ defaultValues: { token: '', minutes: '' }, resolver })
  const { field, fieldState } = useController({ control: form.control, name: 'token' })
  const lasts = useController({ control: form.control, name: 'minutes' })
  const submit = form.handleSubmit(({ token: typed, minutes }) => {
    const token = typed.trim()
    use({ token, expires: expiryOf(token) ?? after(minutes) })
    onSignedIn?.()
  })

  return (
    <form
      id={id}
      className={styles['form']}
      onSubmit={(event) => {
        // The dialog may be opened from another form, which must not be submitted.
        event.stopPropagation()
        void submit(event)
      }}
    >
      <p>For Compute Engine, run this command and paste what it prints:</p>
      <CodeBlock label="Command" code="gcloud auth print-access-token" />
      <TextField
        label="Access token"
        type="password"
        mono
        keepsRoom
        problem={fieldState.error?.message}
        autoFocus={focused}
        {...field}
      />
      <TextField
        label="Minutes until it expires"
        optional
        inputMode="numeric"
        hint="To show the time left. Not needed for a JWT."
        problem={lasts.fieldState.error?.message}
        {...lasts.field}
      />
    </form>
  )
}
