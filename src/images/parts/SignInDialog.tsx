import { DialogShell } from '../../ui/DialogShell.tsx'
import { TokenForm } from './TokenForm.tsx'

/** Signs in on the spot: the page below stays as it is, with all that was typed. */
export default function SignInDialog({ onClose }: { onClose(): void }) {
  return (
    <DialogShell
      title="Sign in"
      width="md"
      onClose={onClose}
      actions={
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      }
    >
      <TokenForm onSignedIn={onClose} />
    </DialogShell>
  )
}
