import { useState, type SyntheticEvent } from 'react'
import { signIn } from '../api/http/session.ts'
import { CodeBlock } from '../ui/CodeBlock.tsx'
import { Field } from '../ui/Field.tsx'
import styles from './TokenForm.module.css'

interface TokenFormProps {
  /** The form's, for the button that sends it. */
  id: string
  /** It is all that was asked for. */
  focused?: boolean
  onSignedIn?(): void
}

/** Takes an access token, keeps it in memory until the page is closed or signed out, and shows it to nobody. */
export function TokenForm({ id, focused = false, onSignedIn }: TokenFormProps) {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const token = text.trim()
  const problem = problemOf(token)

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    // The form of a dialog over another one: that is not to be sent.
    event.stopPropagation()
    setTried(true)
    if (problem !== undefined) return
    signIn(token)
    onSignedIn?.()
  }

  return (
    <form id={id} className={styles['form']} onSubmit={submit}>
      <p>For Compute Engine, paste what this prints:</p>
      <CodeBlock label="Command" code="gcloud auth print-access-token" />
      <Field label="Access token" problem={tried ? problem : undefined}>
        {(control) => (
          <input
            {...control}
            type="password"
            className="field mono"
            value={text}
            autoComplete="off"
            spellCheck={false}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- see `focused`
            autoFocus={focused}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </form>
  )
}

/** A header takes nothing else: the browser would fail, and the network be blamed. */
function problemOf(token: string): string | undefined {
  if (token === '') return 'Paste a token first.'
  return /^[\x21-\x7e]+$/.test(token)
    ? undefined
    : 'A token has plain letters, digits and signs only.'
}
