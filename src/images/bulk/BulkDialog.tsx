import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { count } from '../../text/count.ts'
import { Notice } from '../../ui/Notice.tsx'
import { OneOf } from '../../ui/OneOf.tsx'
import { useLeaveGuard } from '../../ui/useLeaveGuard.tsx'
import { ErrorText } from '../parts/ErrorText.tsx'
import { useTitleIn } from '../parts/useElsewhere.ts'
import { aSecond } from '../../runs/rateSetting.ts'
import styles from './BulkDialog.module.css'
import { BulkHeads } from './BulkHeads.tsx'
import { BulkSettings } from './BulkSettings.tsx'
import { OpenRun } from './OpenRun.tsx'
import { Sent } from './Sent.tsx'
import type { Asked } from './store.ts'
import type { Settings } from './plan.ts'
import { UsedBy } from './UsedBy.tsx'
import { useBulk } from './useBulk.ts'
import { useDeletion, type Deletion } from './useDeletion.ts'
import { MeantImages, WhichImages } from './WhichImages.tsx'

interface BulkDialogProps {
  asked: Asked
  onClose(): void
}

/** Previews a bulk change: heads that move, images that will and won't be changed, and what is sent. */
export default function BulkDialog({ asked, onClose }: BulkDialogProps) {
  const bulk = useBulk(asked)
  const title = useTitleIn(asked.project, bulk.title)
  const { plan, blocked, waiting } = bulk
  /** The heads above the images have been shown: before that, they would push the images down. */
  const [headsShown, setHeadsShown] = useState(!waiting)
  if (!waiting && !headsShown) setHeadsShown(true)
  const isFilled = bulk.typed.size > 0 || isTyped(bulk.settings)
  const leaveDialog = useLeaveGuard({ dirty: isFilled, what: 'what you entered for this change' })
  useCloseWithPage(onClose)
  const isDelete = bulk.deletions.length > 0
  const deletion = useDeletion(
    asked.project,
    bulk.deletions.map(({ name }) => name),
    bulk.run,
  )
  const begin = isDelete ? deletion.start : bulk.run
  const selectOnly = (names: readonly string[]) => {
    asked.select(new Set(names))
    onClose()
  }
  return (
    <>
      <DialogShell
        title={title}
        onClose={onClose}
        keepOpen={isFilled}
        onSubmit={() => {
          if (blocked === undefined && deletion.stage === 'idle') begin()
        }}
        actions={
          <>
            <p className={styles['note']}>
              <span role="status">{stageWords(deletion) ?? blocked}</span>{' '}
              <OpenRun isBusy={bulk.isBusy} />
              {blocked === undefined &&
                deletion.stage === 'idle' &&
                `${count(plan.items.length, 'request')}, at most 4 at a time and ${aSecond()} a second. Stops after ${count(bulk.errors, 'failure')}, unknown results included.`}
            </p>
            {deletion.stage === 'idle' ? (
              <>
                <Button onClick={onClose}>Cancel</Button>
                <Button type="submit" look={isDelete ? 'danger' : 'primary'} reason={blocked}>
                  <OneOf texts={[bulk.longestSubmit, bulk.submit]} shown={bulk.submit} />
                </Button>
              </>
            ) : (
              <Button look="primary" onClick={deletion.stop}>
                Stop
              </Button>
            )}
          </>
        }
        halves={{
          consequences: (
            <>
              {deletion.error && (
                <Notice tone="error">
                  Nothing was deleted: the recipes couldn’t be saved.{' '}
                  <ErrorText error={deletion.error} />
                </Notice>
              )}
              <BulkHeads bulk={bulk} />
            </>
          ),
          affected: headsShown && (
            <>
              {bulk.incomplete && asked.kind !== 'decided' ? (
                <MeantImages kind={bulk.kind} images={asked.images} />
              ) : (
                <WhichImages bulk={bulk} onSelectOnly={selectOnly} />
              )}
              {bulk.showsUse && <UsedBy bulk={bulk} onSelectOnly={selectOnly} />}
            </>
          ),
          set: (
            <>
              <BulkSettings project={asked.project} bulk={bulk} />
              <Sent title={bulk.submit} items={plan.items} />
            </>
          ),
        }}
      />
      {leaveDialog}
    </>
  )
}

/** The change was requested on one page: nothing that the dialog leads back to is on another. */
function useCloseWithPage(onClose: () => void): void {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const [first] = useState(path)
  useEffect(() => {
    if (path !== first) onClose()
  })
}

const isTyped = ({ add, remove, family, typedCount }: Settings): boolean =>
  [add, remove, family, typedCount].some((text) => text !== '')

function stageWords({ stage, left }: Deletion): string | undefined {
  if (stage === 'saving') return 'Saving the recipes…'
  return stage === 'counting'
    ? `The recipes are saved. Deletion starts in ${count(left, 'second')}.`
    : undefined
}
