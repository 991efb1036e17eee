import { useQuery } from '@tanstack/react-query'
import { membersQuery } from '../../api/members.ts'
import { rollBackSteps } from '../../compute/changes/rollBack.ts'
import { isActive } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { useNow } from '../../ui/useNow.ts'
import { ChangeDialog } from '../change/ChangeDialog.tsx'
import styles from '../change/dialog.module.css'
import { withHeads } from '../change/headWords.ts'
import { useUndoToast } from '../undo/useUndoToast.tsx'
import { submitWords } from './words.ts'

interface RollBackDialogProps {
  project: string
  head: Image
  /** The image that was the head before, deprecated since. */
  previous: Image
  onClose(): void
}

/** Rolls a family back to an image that was deprecated in favor of its head: two changes, in order. */
export default function RollBackDialog(props: RollBackDialogProps) {
  const { project, onClose } = props
  const toastUndo = useUndoToast()
  const time = useNow()
  const { data, isFetching } = useQuery({
    ...membersQuery(project, props.head.family ?? ''),
    enabled: false,
  })
  // As they are now: if the second change failed, the first one is not made again. By id, because
  // another image with the same name is not the one that was chosen.
  const now = (chosen: Image) => data?.find(({ id }) => id === chosen.id) ?? chosen
  const [head, previous] = [now(props.head), now(props.previous)]
  const name = visible(previous.name)
  const left = isFetching ? undefined : data && [props.head, props.previous].find(isLeft(data))
  return (
    <ChangeDialog
      project={project}
      title={
        <>
          Roll back to <span className={`mono ${styles['name']}`}>{name}</span>
        </>
      }
      images={[previous, head]}
      steps={rollBackSteps(project, head, previous, time)}
      submit={submitWords('ACTIVE', 'DEPRECATED', previous.name)}
      what={
        isActive(previous)
          ? `${name} is active again, but ${visible(head.name)} was not deprecated.`
          : 'The family was not rolled back.'
      }
      whether="this step was completed"
      gone={
        left &&
        `${visible(left.name)} is no longer in the family: it was deleted, replaced or moved.`
      }
      onClose={onClose}
      onDone={(done) => {
        onClose()
        toastUndo(withHeads(`${name} is active again.`, done), done)
      }}
    />
  )
}

const isLeft = (members: readonly Image[]) => (image: Image) =>
  !members.some(({ id }) => id === image.id)
