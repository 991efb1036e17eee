import { useId } from 'react'
import type { Want } from '../api/http/again.ts'
import { Button } from '../ui/Button.tsx'
import { DialogShell } from '../ui/DialogShell.tsx'
import { hasProvider } from './kinds/load.ts'
import { ProviderForm } from './ProviderForm.tsx'
import { TokenForm } from './TokenForm.tsx'

interface SignInDialogProps {
  want?: Want
  /** Something waits for it, and goes on afterwards. */
  isWaiting?: boolean
  onClose(): void
}

/** Signs in on the spot: the page below keeps everything typed. */
export default function SignInDialog(props: SignInDialogProps) {
  const { want = 'read', isWaiting = false, onClose } = props
  const formId = useId()
  const atProvider = hasProvider()
  return (
    <DialogShell
      title="Sign in"
      onClose={onClose}
      keepOpen={isWaiting}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {!atProvider && (
            <Button type="submit" form={formId} look="primary">
              Use this token
            </Button>
          )}
        </>
      }
    >
      {isWaiting && <p>{WAITING[want]}</p>}
      {atProvider ? (
        <ProviderForm want={want} focused onSignedIn={onClose} />
      ) : (
        <TokenForm id={formId} focused onSignedIn={onClose} />
      )}
    </DialogShell>
  )
}

const WAITING: Record<Want, string> = {
  read: 'Your sign-in has expired. What was being sent continues once you are signed in again.',
  write: 'Your sign-in only allows viewing. The change is sent once it allows more.',
}
