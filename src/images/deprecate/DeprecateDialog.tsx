import type { State } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import styles from '../change/dialog.module.css'
import { SubjectDialog } from '../change/SubjectDialog.tsx'
import { DeprecateForm } from './DeprecateForm.tsx'
import type { Purpose } from './purpose.ts'
import type { DeprecationDraft } from './useDeprecation.ts'
import { allSubmitWords, submitWords } from './words.ts'

interface DeprecateDialogProps {
  project: string
  /** The image's name. */
  name: string
  purpose: Purpose
  /** The state to preselect. */
  to?: State | undefined
  /** What the family will resolve to, if the dialog is for rolling back. */
  previous?: string | undefined
  /** Earlier input, when brought back. */
  draft?: DeprecationDraft | undefined
  onClose(): void
  /** Reopens it with that input. */
  onBringBack(draft: DeprecationDraft): void
}

/** The dialog that changes an image's deprecation: state, replacement, planned dates. */
export default function DeprecateDialog(props: DeprecateDialogProps) {
  const { project, name, purpose, to, draft, onClose, onBringBack } = props
  const previous = purpose === 'rollBack' ? props.previous : undefined
  return (
    <SubjectDialog
      {...{ project, name, onClose }}
      title={<Title {...props} />}
      submit={SUBMIT[purpose](previous)}
      all={allSubmitWords(previous)}
    >
      {(subject) => (
        <DeprecateForm
          title={<Title {...props} />}
          {...{ project, subject, purpose, to, previous, draft, onClose, onBringBack }}
        />
      )}
    </SubjectDialog>
  )
}

const TITLES: Record<Purpose, string> = {
  deprecate: 'Deprecate',
  change: 'Change deprecation of',
  restore: 'Restore',
  rollBack: 'Deprecate',
}

/** The likely button label, before the image has been read. */
const SUBMIT: Record<Purpose, (previous?: string) => string> = {
  deprecate: () => submitWords('ACTIVE', 'DEPRECATED'),
  change: () => submitWords('', ''),
  restore: () => submitWords('', 'ACTIVE'),
  rollBack: (previous) => submitWords('ACTIVE', 'DEPRECATED', previous),
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
      {TITLES[purpose]} <span className={`mono ${styles['name']}`}>{visible(name)}</span>
    </>
  )
}
