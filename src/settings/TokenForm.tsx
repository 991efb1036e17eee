import { useQueryClient } from '@tanstack/react-query'
import { useId, useState, type SyntheticEvent } from 'react'
import { accessToken, setToken } from '../api/connection.ts'
import { CodeBlock } from '../ui/CodeBlock.tsx'
import styles from './SettingsPage.module.css'

/** Takes an access token, keeps it in memory until the page is closed or signed out, and shows it to nobody. */
export function TokenForm() {
  const id = useId()
  const client = useQueryClient()
  const [signedIn, setSignedIn] = useState(accessToken() !== undefined)
  const [text, setText] = useState('')

  function use(token: string | undefined) {
    setToken(token)
    setSignedIn(token !== undefined)
    setText('')
    client.clear()
  }

  if (signedIn) {
    return (
      <div className={styles['row']}>
        <p>A token is in use. It is kept in memory only and forgotten when this page closes.</p>
        <button type="button" className="button" onClick={() => use(undefined)}>
          Sign out
        </button>
      </div>
    )
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault()
        if (text.trim()) use(text.trim())
      }}
    >
      <p>An emulator asks for none. For Compute Engine, paste what this prints:</p>
      <CodeBlock label="Command" code="gcloud auth print-access-token" />
      <label htmlFor={id}>Access token</label>
      <input
        id={id}
        type="password"
        className="field mono"
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles['row']}>
        <button type="submit" className="button primary">
          Use this token
        </button>
      </div>
    </form>
  )
}
