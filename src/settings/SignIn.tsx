import { useId } from 'react'
import { session } from '../api/http/session.ts'
import { hasProvider, signOutHere } from '../connect/kinds/load.ts'
import { homePath } from '../connect/config/place.ts'
import { signOutEverywhere } from '../connect/tabs.ts'
import { TokenForm } from '../connect/TokenForm.tsx'
import { useProviderSignIn } from '../connect/useProviderSignIn.tsx'
import { useSession } from '../connect/useSession.ts'
import { minutesLeft } from '../connect/minutesLeft.ts'
import { useGoingHere } from '../images/bulk/useGoing.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useNow } from '../ui/useNow.ts'
import styles from './SettingsPage.module.css'

/** Signs in, as the connection requires, and out. */
export function SignIn() {
  const formId = useId()
  const now = useNow()
  const isGoing = useGoingHere()
  const { token, refused, expires, signIn } = useSession()
  const isNone = signIn === 'none'
  if (token === undefined || refused) {
    return (
      <>
        {token !== undefined && <p>The API no longer accepts the current token.</p>}
        {isNone && (
          <p>This connection has no sign-in. Paste a token only if its API asks for one.</p>
        )}
        {hasProvider() ? (
          <AtProvider />
        ) : (
          <>
            <TokenForm id={formId} />
            <div className={styles['row']}>
              <Button type="submit" form={formId} look="primary">
                Use this token
              </Button>
            </div>
          </>
        )}
      </>
    )
  }
  return (
    <>
      <p>
        You are signed in. The token is kept in memory only: it is forgotten when{' '}
        {isNone ? 'this page is closed or reloaded' : 'the last tab of this connection closes'}.
      </p>
      {expires !== undefined && <p>{minutesLeft(expires - now)}</p>}
      <p className={`muted ${styles['about']}`}>
        Signing out also deletes this connection’s kept lists, saved views and recent pages from
        this browser. The history and your conventions stay until you clear them.
      </p>
      {isGoing && (
        <Notice tone="warning">
          Signing out interrupts the run in progress. It can be continued after signing in again.
        </Notice>
      )}
      <div className={styles['row']}>
        <Button onClick={() => void signOut()}>Sign out</Button>
      </div>
    </>
  )
}

function AtProvider() {
  const { text, button } = useProviderSignIn({})
  return (
    <>
      {text}
      <div className={styles['row']}>{button}</div>
    </>
  )
}

/** A new page knows neither the token nor anything read with it. */
async function signOut(): Promise<void> {
  const { token } = session()
  await signOutEverywhere()
  await signOutHere(token).catch(() => undefined)
  location.assign(homePath())
}
