import type { ReactNode } from 'react'
import { DialogShell } from '../../ui/DialogShell.tsx'
import styles from './dialog.module.css'
import { HeadOutcome } from './HeadOutcome.tsx'
import type { Done } from './useGuard.ts'

interface ResultDialogProps {
  title: ReactNode
  done: Done
  onClose(): void
  /** What became of the image. */
  children: ReactNode
}

/** What came of a change, as it was read back: of the image, and of the family. */
export function ResultDialog({ title, done, onClose, children }: ResultDialogProps) {
  return (
    <DialogShell
      title={title}
      width="md"
      onClose={onClose}
      actions={
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was focused is gone, and there is nothing else to do
        <button type="button" className="button primary" autoFocus onClick={onClose}>
          Close
        </button>
      }
    >
      <div className={styles['messages']}>
        {children}
        <HeadOutcome {...done} />
      </div>
    </DialogShell>
  )
}
