import { useId } from 'react'
import { Button } from '../ui/Button.tsx'
import { DialogShell } from '../ui/DialogShell.tsx'
import { TokenForm } from './TokenForm.tsx'

/** Signs in on the spot: the page below keeps everything typed. */
export default function SignInDialog({ onClose }: { onClose(): void }) {
  const formId = useId()
  return (
    <DialogShell
      title="Sign in"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} look="primary">
            Use this token
          </Button>
        </>
      }
    >
      <TokenForm id={formId} focused onSignedIn={onClose} />
    </DialogShell>
  )
}
