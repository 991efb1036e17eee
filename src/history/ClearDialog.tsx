import { useState } from 'react'
import { session } from '../api/http/session.ts'
import { clearKept } from '../runs/disk.ts'
import { scopeOf } from '../runs/kept.ts'
import { count } from '../text/count.ts'
import { asError } from '../text/asError.ts'
import { Button } from '../ui/Button.tsx'
import { DialogShell } from '../ui/DialogShell.tsx'
import { Notice } from '../ui/Notice.tsx'

interface ClearDialogProps {
  project: string
  changes: number
  /** How many records couldn’t be read. */
  unreadable: number
  onClose(): void
}

/** Confirms before the history is cleared. */
export default function ClearDialog(props: ClearDialogProps) {
  const { project, changes, unreadable, onClose } = props
  const [error, setError] = useState<Error>()
  const clear = async () => {
    try {
      await clearKept(scopeOf(session().base, project))
      onClose()
    } catch (caught) {
      setError(asError(caught))
    }
  }
  return (
    <DialogShell
      title="Clear the history?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" onClick={() => void clear()}>
            Clear history
          </Button>
        </>
      }
    >
      <p>
        This browser will forget {count(changes, 'change')} recorded for {project}
        {unreadable > 0 && ` and ${count(unreadable, 'record')} that couldn’t be read`}. The images
        stay as they are, but the changes can no longer be undone from here.
      </p>
      {error && <Notice tone="error">The history couldn’t be cleared: {error.message}</Notice>}
    </DialogShell>
  )
}
