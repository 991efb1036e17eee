import { count } from '../../text/count.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ConfirmByName } from '../../ui/ConfirmByName.tsx'
import styles from './BulkSettings.module.css'
import type { Bulk } from './useBulk.ts'

/** What must be confirmed before images are deleted. */
export function DeleteSettings({ bulk }: { bulk: Bulk }) {
  const { plan, deletions, settings, set, usage } = bulk
  const total = String(deletions.length)
  const isAll = deletions.length === plan.items.length
  return (
    <>
      <ConfirmByName
        name={total}
        label={
          <>
            Deleting can’t be undone. Type <strong className="mono">{total}</strong>, the number of
            images{isAll ? '' : ' to be deleted'}, to confirm
          </>
        }
        value={settings.typedCount}
        onChange={(typedCount) => set({ typedCount })}
      />
      <div className={styles['unknowing']}>
        {usage.isKnown ? (
          <p className="muted">All uses in this project are counted.</p>
        ) : (
          <Checkbox
            label="Delete without knowing what uses them"
            checked={settings.unknowing}
            onChange={(unknowing) => set({ unknowing })}
          />
        )}
      </div>
      <p className="muted">
        A file with {count(deletions.length, 'recipe')} is saved first: what images.insert needs to
        recreate each image, its state and its access. The data in the images can’t be recovered.
      </p>
    </>
  )
}
