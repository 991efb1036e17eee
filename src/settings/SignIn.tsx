import { useId } from 'react'
import { Button } from '../ui/Button.tsx'
import { TokenForm } from '../connect/TokenForm.tsx'
import { useSession } from '../connect/useSession.ts'
import styles from './SettingsPage.module.css'

/** Signs in with a token, and out. */
export function SignIn() {
  const formId = useId()
  const { token, refused } = useSession()
  if (token === undefined || refused) {
    return (
      <>
        {token !== undefined && <p>The API no longer accepts the current token.</p>}
        <TokenForm id={formId} />
        <div className={styles['row']}>
          <Button type="submit" form={formId} look="primary">
            Use this token
          </Button>
        </div>
      </>
    )
  }
  return (
    <div className={styles['row']}>
      <p>A token is in use. It is kept in memory only, and forgotten when this page closes.</p>
      <Button onClick={signOut}>Sign out</Button>
    </div>
  )
}

/** A new page knows neither the token nor anything read with it. */
const signOut = () => location.assign(import.meta.env.BASE_URL)
