import type { ImageChange } from '../../compute/changes/change.ts'
import { visible } from '../../text/visible.ts'
import { ChangeDialog } from '../change/ChangeDialog.tsx'
import styles from '../change/dialog.module.css'
import { SubjectDialog } from '../change/SubjectDialog.tsx'
import { useCatchFocus } from '../parts/catchFocus.ts'
import { undoneWords } from './words.ts'

interface UndoDialogProps {
  step: ImageChange
  onClose(): void
  /** Called with the result, as a sentence. */
  onDone(words: string): void
}

/** Shows what undoing a change would do to the family now, before it is done. */
export default function UndoDialog({ step, onClose, onDone }: UndoDialogProps) {
  // What opened it may be gone: what is undone can’t be undone again.
  useCatchFocus()
  const { project, image: name } = step.target
  const title = (
    <>
      Undo your change to <span className={`mono ${styles['name']}`}>{visible(name)}</span>
    </>
  )
  return (
    <SubjectDialog {...{ project, name, title, onClose }} submit="Undo">
      {({ image }) => (
        <ChangeDialog
          {...{ project, title, onClose }}
          images={[image]}
          steps={[step]}
          submit="Undo"
          what="Not undone."
          whether={`your change to ${visible(name)} was undone`}
          onDone={(done) => onDone(undoneWords(name, done))}
        />
      )}
    </SubjectDialog>
  )
}
