import { rollBackSteps } from '../../compute/changes/rollBack.ts'
import type { Image } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { toast } from '../../ui/toasts.ts'
import { ChangeDialog } from '../change/ChangeDialog.tsx'
import styles from '../change/dialog.module.css'
import { headWords } from '../change/headWords.ts'
import { submitWords } from './words.ts'

interface RollBackDialogProps {
  project: string
  head: Image
  /** The image that was the head before, deprecated since. */
  previous: Image
  onClose(): void
}

/** Rolls a family back to an image that was deprecated in favor of its head: two changes, in order. */
export default function RollBackDialog({ project, head, previous, onClose }: RollBackDialogProps) {
  const name = visible(previous.name)
  return (
    <ChangeDialog
      project={project}
      title={
        <>
          Roll back to <span className={`mono ${styles['name']}`}>{name}</span>
        </>
      }
      images={[previous, head]}
      steps={rollBackSteps(project, head, previous)}
      submit={submitWords('ACTIVE', 'DEPRECATED', previous.name)}
      what="The family was not rolled back."
      whether="this step was completed"
      onClose={onClose}
      onDone={(done) => {
        onClose()
        toast({ message: `${name} is active again. ${headWords(done)}`.trim() })
      }}
    />
  )
}
