import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import styles from './dialog.module.css'
import { HeadOutcome } from './HeadOutcome.tsx'
import type { Done } from './useGuard.ts'

interface ResultDialogProps {
  title: ReactNode
  done: Done
  onClose(): void
  /** Closes it and undoes the change; absent if it can't be undone. */
  onUndo?: () => void
  /** The result for the image. */
  children: ReactNode
}

/** The result of a change as read back: of the image, and of its family. */
export function ResultDialog({ title, done, onClose, onUndo, children }: ResultDialogProps) {
  return (
    <DialogShell
      title={title}
      onClose={onClose}
      actions={
        <>
          {onUndo && done.outcomes[0]?.undo && <Button onClick={onUndo}>Undo</Button>}
          <Button look="primary" autoFocus onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className={styles['messages']}>
        {children}
        <HeadOutcome {...done} />
      </div>
    </DialogShell>
  )
}
