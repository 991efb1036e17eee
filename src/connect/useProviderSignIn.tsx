import { useEffect, useState, type ReactNode } from 'react'
import type { Want } from '../api/http/again.ts'
import { asError } from '../text/asError.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { configured } from './config/connection.ts'
import type { SignIn } from './kinds/kind.ts'
import { provider } from './kinds/load.ts'
import { use } from './tabs.ts'
import styles from './TokenForm.module.css'

interface ProviderSignIn {
  want?: Want
  /** It is the only thing in the dialog, so it gets the focus. */
  focused?: boolean
  onSignedIn?(): void
}

/**
 * Signs in at the connection's provider, in a window of its own.
 * @returns what to show, and the button that opens the window
 */
export function useProviderSignIn({ want = 'read', focused = false, onSignedIn }: ProviderSignIn): {
  text: ReactNode
  button: ReactNode
} {
  const [at, setAt] = useState<SignIn>()
  const [problem, setProblem] = useState<string>()
  const [waiting, setWaiting] = useState<AbortController>()
  useEffect(() => {
    let shown = true
    // Loaded before the click, so that the window opens with it.
    provider().then(
      (loaded) => shown && setAt(loaded),
      (error: unknown) => shown && setProblem(asError(error).message),
    )
    return () => {
      shown = false
    }
  }, [])
  useEffect(() => () => waiting?.abort(), [waiting])

  const start = async (signIn: SignIn) => {
    const stop = new AbortController()
    setWaiting(stop)
    setProblem(undefined)
    try {
      use(await signIn.signIn(want, stop.signal))
      onSignedIn?.()
    } catch (error) {
      if (!stop.signal.aborted) setProblem(asError(error).message)
    }
    setWaiting((now) => (now === stop ? undefined : now))
  }

  const text = (
    <div className={styles['form']}>
      <p>
        Sign in at <strong>{providerHost()}</strong>, in a window of its own. The token is kept in
        memory only.
      </p>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      <p role="status">
        {waiting && 'Waiting for the sign-in window. If you have closed it, open it again.'}
      </p>
    </div>
  )
  const button = (
    <Button
      look="primary"
      reason={at || problem !== undefined ? undefined : 'Loading…'}
      autoFocus={focused}
      onClick={() => {
        if (at) return void start(at)
        setProblem(undefined)
        provider().then(setAt, (error: unknown) => setProblem(asError(error).message))
      }}
    >
      {at || problem === undefined
        ? waiting
          ? 'Open the window again'
          : `Sign in with ${providerName()}`
        : 'Try again'}
    </Button>
  )
  return { text, button }
}

function providerHost(): string {
  const { kind, issuer } = configured().connection.signIn
  return kind === 'google' ? 'accounts.google.com' : new URL(issuer ?? '').host
}

const providerName = (): string =>
  configured().connection.signIn.kind === 'google' ? 'Google' : providerHost()
