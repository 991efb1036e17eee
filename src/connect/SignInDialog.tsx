import { useId } from 'react'
import type { Want } from '../api/http/again.ts'
import { Button } from '../ui/Button.tsx'
import { DialogShell } from '../ui/DialogShell.tsx'
import { hasProvider } from './kinds/load.ts'
import { TokenForm } from './TokenForm.tsx'
import { useProviderSignIn } from './useProviderSignIn.tsx'

interface SignInDialogProps {
  want?: Want
  /** Something waits for it, and continues afterwards. */
  isWaiting?: boolean
  onClose(): void
}

/** Signs in on the spot: the page below keeps everything typed. */
export default function SignInDialog(props: SignInDialogProps) {
  return hasProvider() ? <AtProvider {...props} /> : <WithToken {...props} />
}

function AtProvider({ want = 'read', isWaiting = false, onClose }: SignInDialogProps) {
  const { text, button } = useProviderSignIn({ want, focused: true, onSignedIn: onClose })
  return (
    <DialogShell
      title="Sign in"
      onClose={onClose}
      keepOpen={isWaiting}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {button}
        </>
      }
    >
      {isWaiting && <p>{WAITING[want]}</p>}
      {text}
    </DialogShell>
  )
}

function WithToken({ want = 'read', isWaiting = false, onClose }: SignInDialogProps) {
  const formId = useId()
  return (
    <DialogShell
      title="Sign in"
      onClose={onClose}
      keepOpen={isWaiting}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} look="primary">
            Use this token
          </Button>
        </>
      }
    >
      {isWaiting && <p>{WAITING[want]}</p>}
      <TokenForm id={formId} focused onSignedIn={onClose} />
    </DialogShell>
  )
}

const WAITING: Record<Want, string> = {
  read: 'Your sign-in has expired. The request continues once you sign in again.',
  write: 'Your sign-in only allows viewing. The change is sent once you sign in with more access.',
}
