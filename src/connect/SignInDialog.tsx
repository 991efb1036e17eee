import { useId } from 'react'
import { DialogShell } from '../ui/DialogShell.tsx'
import { TokenForm } from './TokenForm.tsx'

/** Signs in on the spot: the page below stays as it is, with all that was typed. */
export default function SignInDialog({ onClose }: { onClose(): void }) {
  const formId = useId()
  return (
    <DialogShell
      title="Sign in"
      width="md"
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" form={formId} className="button primary">
            Use this token
          </button>
        </>
      }
    >
      <TokenForm id={formId} focused onSignedIn={onClose} />
    </DialogShell>
  )
}
