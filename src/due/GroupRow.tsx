import { mdiCalendarBlankOutline } from '@mdi/js'
import type { Permit } from '../api/permissions.ts'
import { DUE } from '../images/actions/offers.ts'
import { loadBulkDialog } from '../images/bulk/BulkHost.tsx'
import { PermitButton } from '../images/parts/PermitButton.tsx'
import { StateShape } from '../images/parts/StateMark.tsx'
import { Checkbox } from '../images/table/Checkbox.tsx'
import { count } from '../text/count.ts'
import { word } from '../text/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { variable } from '../ui/VirtualRows.tsx'
import styles from './DueTable.module.css'
import type { DueRow, GroupTitle } from './rows.ts'
import type { Apply } from './useApply.ts'

interface GroupRowProps {
  index: number
  row: Extract<DueRow, { kind: 'group' }>
  apply: Apply
  permit: Permit
  onFocus(index: number): void
}

/** The title of a group, with actions for the whole group. */
export function GroupRow({ index, row, apply, permit, onFocus }: GroupRowProps) {
  const { title, due, unplanned } = row
  const words = titleWords(title)
  const able = apply.able(due)
  const chosen = apply.of(due)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      onFocus={() => onFocus(index)}
      className={`${styles['row']} ${styles['group']}`}
      style={variable('--index', index)}
    >
      <span role="cell" className={styles['check']}>
        {able.length > 0 && (
          <Checkbox
            label={`Select all: ${words}`}
            extent={apply.extent(able)}
            onChange={() => apply.toggle(able)}
          />
        )}
      </span>
      <span role="rowheader" className={styles['title']}>
        {title.kind === 'next' ? (
          <Icon path={mdiCalendarBlankOutline} size={16} />
        ) : (
          <StateShape state={title.state} />
        )}
        {words} <span className="muted">{count(row.count)}</span>
      </span>
      <span role="cell" className={styles['apply']}>
        {due.length > 0 && (
          <PermitButton
            permit={permit}
            action={words}
            notNow={chosen.length === 0 ? 'None of these images can be changed.' : undefined}
            className="button small"
            label={`Apply ${count(chosen.length)}… (${words.toLowerCase()})`}
            onNear={loadBulkDialog}
            onClick={() => apply.run(chosen)}
          >
            Apply {count(chosen.length)}…
          </PermitButton>
        )}
        {unplanned.length > 0 && (
          <PermitButton
            permit={permit}
            action="Plan dates"
            className="button small"
            label={`Plan dates of ${count(unplanned.length)}… (${words.toLowerCase()})`}
            onNear={loadBulkDialog}
            onClick={() => apply.plan(unplanned)}
          >
            Plan dates…
          </PermitButton>
        )}
      </span>
    </div>
  )
}

function titleWords(title: GroupTitle): string {
  if (title.kind === 'next') return 'Next 7 days'
  return title.kind === 'to' ? DUE[title.state] : word(title.state)
}
