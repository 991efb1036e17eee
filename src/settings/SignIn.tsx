import { useId, useState } from 'react'
import { accessToken } from '../api/http/connection.ts'
import { TokenForm } from '../connect/TokenForm.tsx'
import styles from './SettingsPage.module.css'

/** Signs in by a token, and out. */
export function SignIn() {
  const formId = useId()
  const [signedIn, setSignedIn] = useState(accessToken() !== undefined)
  if (!signedIn) {
    return (
      <>
        <TokenForm id={formId} onSignedIn={() => setSignedIn(true)} />
        <div className={styles['row']}>
          <button type="submit" form={formId} className="button primary">
            Use this token
          </button>
        </div>
      </>
    )
  }
  return (
    <div className={styles['row']}>
      <p>A token is in use. It is kept in memory only and forgotten when this page closes.</p>
      <button type="button" className="button" onClick={signOut}>
        Sign out
      </button>
    </div>
  )
}

/** A new page knows neither the token nor what was read with it. */
const signOut = () => location.assign('/')
