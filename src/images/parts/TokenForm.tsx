import { useQueryClient } from '@tanstack/react-query'
import { useId, useState, type SyntheticEvent } from 'react'
import { setToken } from '../../api/connection.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import styles from './TokenForm.module.css'

interface TokenFormProps {
  /** The form's, for the button that sends it. */
  id: string
  /** It is all that was asked for. */
  focused?: boolean
  onSignedIn(): void
}

/** Takes an access token, keeps it in memory until the page is closed or signed out, and shows it to nobody. */
export function TokenForm({ id, focused = false, onSignedIn }: TokenFormProps) {
  const fieldId = useId()
  const client = useQueryClient()
  const [text, setText] = useState('')

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    // The form of a dialog over another one: that is not to be sent.
    event.stopPropagation()
    const token = text.trim()
    if (token === '') return
    setToken(token)
    // What has failed without it is asked again; what is typed elsewhere on the page stays.
    void client.invalidateQueries()
    onSignedIn()
  }

  return (
    <form id={id} className={styles['form']} onSubmit={submit}>
      <p>An emulator asks for none. For Compute Engine, paste what this prints:</p>
      <CodeBlock label="Command" code="gcloud auth print-access-token" />
      <label htmlFor={fieldId}>Access token</label>
      <input
        id={fieldId}
        type="password"
        className="field mono"
        value={text}
        autoComplete="off"
        spellCheck={false}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- see `focused`
        autoFocus={focused}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}
