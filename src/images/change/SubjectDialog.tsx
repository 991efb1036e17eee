import type { ReactNode } from 'react'
import { isNotFound } from '../../api/http/error.ts'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { ReadError } from '../parts/ReadError.tsx'
import { ChangeButtons } from './ChangeButtons.tsx'
import { useHoldPage } from './pageHold.ts'
import styles from './SubjectDialog.module.css'
import { useSubject, type Subject } from './useSubject.ts'

interface SubjectDialogProps {
  project: string
  /** The image's name. */
  name: string
  title: ReactNode
  /** The dialog's button label, and every label it can have later. */
  submit: string
  all?: readonly string[]
  danger?: boolean
  onClose(): void
  /** The dialog itself, once the image and its family have been read. */
  children(subject: Subject): ReactNode
}

const READING = { busy: false, stopped: null, trouble: undefined }

/**
 * A dialog about an image in its current state. While the image loads, the dialog has its final size and
 * buttons; if it can't be read, the dialog says why.
 */
export function SubjectDialog(props: SubjectDialogProps) {
  const { project, name, title, submit, all, danger, onClose, children } = props
  useHoldPage()
  const { subject, error, retry } = useSubject(project, name)
  if (subject) return children(subject)
  const blocked = error ? 'The image couldn’t be read.' : 'Reading the image…'
  return (
    <DialogShell
      title={title}
      onClose={onClose}
      actions={
        <ChangeButtons
          guarded={READING}
          {...{ blocked, submit, onClose }}
          {...(all && { all })}
          {...(danger && { danger })}
        />
      }
      halves={{
        set: error ? null : <Waiting />,
        consequences: (
          <>
            {isNotFound(error) && <p>This image no longer exists.</p>}
            {error && !isNotFound(error) && (
              <ReadError
                error={error}
                project={project}
                image={name}
                what="The image"
                onRetry={retry}
              />
            )}
          </>
        ),
        affected: error ? null : (
          <div role="status" aria-label="Reading the image">
            <Waiting />
          </div>
        ),
      }}
    />
  )
}

const Waiting = () => (
  <div className={styles['waiting']}>
    <span className="skeleton" />
    <span className="skeleton" />
    <span className="skeleton" />
  </div>
)
