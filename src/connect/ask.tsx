/**
 * Asks for a sign-in in place, on behalf of requests that wait for it. It has a root of its own: it may
 * be needed on any page, above any dialog.
 */
import { createRoot } from 'react-dom/client'
import { onSession, session } from '../api/http/session.ts'
import type { Want } from '../api/http/again.ts'
import SignInDialog from './SignInDialog.tsx'

let asking: Promise<void> | undefined

/** Resolves when somebody has signed in, here or in another tab, or has canceled. */
export function ask(want: Want): Promise<void> {
  asking ??= show(want).finally(() => (asking = undefined))
  return asking
}

function show(want: Want): Promise<void> {
  const { token } = session()
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  return new Promise<void>((resolve) => {
    const unsubscribe = onSession(() => {
      if (session().token !== token) end()
    })
    const end = () => {
      unsubscribe()
      resolve()
    }
    root.render(<SignInDialog want={want} isWaiting onClose={end} />)
  }).finally(() => {
    root.unmount()
    place.remove()
  })
}
