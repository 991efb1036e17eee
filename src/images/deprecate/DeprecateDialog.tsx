import { visible } from '../../ui/visible.ts'
import styles from '../change/dialog.module.css'
import { SubjectDialog } from '../change/SubjectDialog.tsx'
import { DeprecateForm } from './DeprecateForm.tsx'
import type { Purpose } from './purpose.ts'

interface DeprecateDialogProps {
  project: string
  /** Name of the image. */
  name: string
  purpose: Purpose
  /** What the family resolves to afterwards, where that is what the dialog is for. */
  previous?: string | undefined
  onClose(): void
}

/** The dialog that changes an image's deprecation: state, replacement, planned dates. */
export default function DeprecateDialog(props: DeprecateDialogProps) {
  const { project, name, purpose, onClose } = props
  return (
    <SubjectDialog project={project} name={name} title={<Title {...props} />} onClose={onClose}>
      {(subject, readAgain) => (
        <DeprecateForm
          title={<Title {...props} />}
          {...{ project, subject, readAgain, purpose, onClose }}
          previous={purpose === 'rollBack' ? props.previous : undefined}
        />
      )}
    </SubjectDialog>
  )
}

function Title({ name, purpose, previous }: DeprecateDialogProps) {
  if (purpose === 'rollBack' && previous !== undefined) {
    return (
      <>
        Roll back to <span className={`mono ${styles['name']}`}>{visible(previous)}</span>
      </>
    )
  }
  return (
    <>
      {purpose === 'restore' ? 'Restore' : 'Deprecate'}{' '}
      <span className={`mono ${styles['name']}`}>{visible(name)}</span>
    </>
  )
}
