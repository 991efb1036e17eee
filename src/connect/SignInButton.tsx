import { useState } from 'react'
import { isApiError } from '../api/http/error.ts'
import { CLOSES, lazyPart } from '../ui/lazyPart.tsx'

const SignInDialog = lazyPart(() => import('./SignInDialog.tsx'), CLOSES)

/**
 * Signs in on the spot once the service rejects the token, which expires after an hour. Renders
 * nothing for any other error.
 */
export function SignInButton({ error }: { error: unknown }) {
  return isApiError(error, 401) && <SignIn />
}

function SignIn() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        onPointerEnter={SignInDialog.warm}
        onFocus={SignInDialog.warm}
        onClick={() => setOpen(true)}
      >
        Sign in
      </button>
      {open && <SignInDialog onClose={() => setOpen(false)} />}
    </>
  )
}
