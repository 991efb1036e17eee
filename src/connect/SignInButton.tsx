import { useState } from 'react'
import { CLOSES, lazyPart } from '../ui/lazyPart.tsx'

const SignInDialog = lazyPart(() => import('./SignInDialog.tsx'), CLOSES)

/** For whoever the service does not know, or no more: a token expires after an hour. */
export function SignInButton() {
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
