import type { ReactNode } from 'react'
import { isApiError } from '../../api/http/error.ts'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { useHoldPage } from './pageHold.ts'
import { ReadError } from '../parts/ReadError.tsx'
import styles from './SubjectDialog.module.css'
import { useSubject, type Subject } from './useSubject.ts'

interface SubjectDialogProps {
  project: string
  /** Name of the image. */
  name: string
  title: ReactNode
  onClose(): void
  /** The dialog itself, once the image and its family have been read. */
  children(subject: Subject): ReactNode
}

/** A dialog about an image as it is now: stands by while that is read, and says when it cannot be. */
export function SubjectDialog({ project, name, title, onClose, children }: SubjectDialogProps) {
  useHoldPage()
  const { subject, error, retry } = useSubject(project, name)
  if (subject) return children(subject)
  return (
    <DialogShell
      title={title}
      width="md"
      onClose={onClose}
      actions={
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      }
    >
      {isApiError(error, 404) && <p>This image no longer exists.</p>}
      {error && !isApiError(error, 404) && (
        <ReadError error={error} project={project} image={name} what="The image" onRetry={retry} />
      )}
      {!error && (
        <div role="status" aria-label="Reading the image" className={styles['waiting']}>
          <span className="skeleton" />
          <span className="skeleton" />
          <span className="skeleton" />
        </div>
      )}
    </DialogShell>
  )
}
