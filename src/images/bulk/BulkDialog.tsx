import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { count } from '../../text/count.ts'
import { aSecond } from '../../runs/rateSetting.ts'
import { MOST_FAILURES } from './bulkRun.ts'
import styles from './BulkDialog.module.css'
import { BulkHeads } from './BulkHeads.tsx'
import { BulkSettings } from './BulkSettings.tsx'
import { Sent } from './Sent.tsx'
import type { Asked } from './store.ts'
import { useBulk } from './useBulk.ts'
import { WhichImages } from './WhichImages.tsx'

interface BulkDialogProps {
  asked: Asked
  onClose(): void
}

/** What is done to many images at once, before it is: heads that move, which images and which not, what is sent. */
export default function BulkDialog({ asked, onClose }: BulkDialogProps) {
  const bulk = useBulk(asked)
  const { plan, blocked } = bulk
  const selectOnly = (names: readonly string[]) => {
    asked.select(new Set(names))
    onClose()
  }
  return (
    <DialogShell
      title={bulk.title}
      onClose={onClose}
      keepOpen={bulk.typed.size > 0 || bulk.settings.add !== '' || bulk.settings.remove !== ''}
      onSubmit={bulk.run}
      actions={
        <>
          <p className={styles['note']}>
            <span role="status">{blocked}</span>
            {blocked === undefined &&
              `${count(plan.items.length, 'request')}, at most 4 at a time and ${aSecond()} a second. Stops after ${MOST_FAILURES} failures.`}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" reason={blocked}>
            {bulk.submit}
          </Button>
        </>
      }
      halves={{
        consequences: <BulkHeads bulk={bulk} />,
        affected: <WhichImages bulk={bulk} onSelectOnly={selectOnly} />,
        set: (
          <>
            <BulkSettings project={asked.project} bulk={bulk} />
            <Sent
              title={bulk.submit}
              steps={blocked && plan.items.length === 0 ? [] : plan.items.map(({ step }) => step)}
            />
          </>
        ),
      }}
    />
  )
}
