import { useMemo, useState } from 'react'
import type { Permit } from '../api/permissions.ts'
import type { ImageAction } from '../images/actions/ImageDialogs.tsx'
import { Checkbox } from '../images/table/Checkbox.tsx'
import { VirtualRows } from '../ui/VirtualRows.tsx'
import styles from './DueTable.module.css'
import { GroupRow } from './GroupRow.tsx'
import { ImageRow } from './ImageRow.tsx'
import { Nothing } from './Nothing.tsx'
import { allOverdue, rowsOf } from './rows.ts'
import type { View } from './search.ts'
import type { Apply } from './useApply.ts'
import type { Due } from './useDue.ts'
import { useUse } from './useUse.ts'
import { VIEW_WORDS } from './words.ts'

interface DueTableProps {
  project: string
  due: Due
  view: View
  apply: Apply
  permit: Permit
  onAction(action: ImageAction): void
}

/** The images of a view, grouped by the state that is due. */
export function DueTable({ project, due, view, apply, permit, onAction }: DueTableProps) {
  const { list, now } = due
  const rows = useMemo(() => rowsOf(view, due.due, now), [view, due.due, now])
  /** The focused row stays rendered while scrolling. */
  const [focused, setFocused] = useState(-1)
  const usesFor = useUse(project, list.images, rows.length > 0)
  if (list.loading) return <Waiting />
  if (rows.length === 0) return <Nothing project={project} due={due} view={view} />
  const able = view === 'overdue' ? apply.able(allOverdue(due.due)) : []
  return (
    <div
      role="table"
      aria-label={VIEW_WORDS[view]}
      aria-rowcount={rows.length + 1}
      className={`card ${styles['table']}`}
    >
      <div role="rowgroup" className={styles['head']}>
        <div role="row" aria-rowindex={1} className={styles['row']}>
          <span role="columnheader" className={styles['check']}>
            {able.length > 0 ? (
              <Checkbox
                label="Select all overdue images"
                extent={apply.extent(able)}
                onChange={() => apply.toggle(able)}
              />
            ) : (
              <span className="visually-hidden">Selected</span>
            )}
          </span>
          <span role="columnheader">Image</span>
          <span role="columnheader">State</span>
          <span role="columnheader">{view === 'unplanned' ? 'Next state' : 'Planned date'}</span>
          <span role="columnheader">
            <span className="visually-hidden">Notes</span>
          </span>
          <span role="columnheader">
            <span className="visually-hidden">Actions</span>
          </span>
        </div>
      </div>
      <VirtualRows className={styles['body']} count={rows.length} keep={focused}>
        {(index) => {
          const row = rows[index]
          if (!row) return null
          return row.kind === 'group' ? (
            <GroupRow key={row.key} {...{ index, row, apply, permit }} onFocus={setFocused} />
          ) : (
            <ImageRow
              key={row.key}
              {...{ project, index, row, due, apply, usesFor, onAction }}
              onFocus={setFocused}
            />
          )
        }}
      </VirtualRows>
    </div>
  )
}

/** Placeholders for the first rows. */
const Waiting = () => (
  <div className={`card ${styles['waiting']}`} role="status" aria-label="Reading the images">
    {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map((key) => (
      <span key={key} className={styles['place']}>
        <span className="skeleton" />
      </span>
    ))}
  </div>
)
