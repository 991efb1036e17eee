import type { ImageChange } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { ChangeDialog } from '../change/ChangeDialog.tsx'
import styles from '../change/dialog.module.css'
import { SubjectDialog } from '../change/SubjectDialog.tsx'
import { useCatchFocus } from '../parts/catchFocus.ts'
import { changesTo, undoneWords } from './words.ts'

interface UndoDialogProps {
  project: string
  steps: readonly ImageChange[]
  /** The images that they change, as read before. */
  images: readonly Image[]
  onClose(): void
  /** Called with the result, as a sentence. */
  onDone(words: string): void
}

/** Shows what undoing changes would do to the family now, before it is done. */
export default function UndoDialog({ project, steps, images, onClose, onDone }: UndoDialogProps) {
  // What opened it may be gone: what is undone can’t be undone again.
  useCatchFocus()
  const names = steps.map(({ target }) => target.image)
  const [name = ''] = names
  const what = changesTo(names)
  const title =
    steps.length > 1 ? (
      `Undo ${what}`
    ) : (
      <>
        Undo your change to <span className={`mono ${styles['name']}`}>{visible(name)}</span>
      </>
    )
  return (
    <SubjectDialog {...{ project, name, title, onClose }} submit="Undo">
      {({ image }) => (
        <ChangeDialog
          {...{ project, title, onClose }}
          images={[image, ...images.filter((other) => other.name !== name)]}
          steps={steps}
          submit="Undo"
          what="Not undone."
          partly="Only partly undone."
          whether={`${what} ${steps.length > 1 ? 'were' : 'was'} undone`}
          onDone={(done) => onDone(undoneWords(what, done))}
        />
      )}
    </SubjectDialog>
  )
}
