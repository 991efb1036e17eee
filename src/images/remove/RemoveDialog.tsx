import { visible } from '../../text/visible.ts'
import styles from '../change/dialog.module.css'
import { SubjectDialog } from '../change/SubjectDialog.tsx'
import { DELETE, RemoveForm } from './RemoveForm.tsx'

interface RemoveDialogProps {
  project: string
  /** The image's name. */
  name: string
  onClose(): void
  /** The image was deleted and the dialog is closed. */
  onDeleted(): void
}

/** The dialog that deletes an image. */
export default function RemoveDialog({ project, name, onClose, onDeleted }: RemoveDialogProps) {
  const title = (
    <>
      Delete <span className={`mono ${styles['name']}`}>{visible(name)}</span>
    </>
  )
  return (
    <SubjectDialog {...{ project, name, title, onClose }} submit={DELETE} danger>
      {(subject) => <RemoveForm {...{ project, title, subject, onClose, onDeleted }} />}
    </SubjectDialog>
  )
}
