import {
  memo,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import { nextIndex } from '../../images/table/moves.ts'
import { VirtualRows } from '../../ui/VirtualRows.tsx'
import type { Planned } from '../model/usePlanned.ts'
import { keyOf, type TableRow, type TableRows } from '../model/view.ts'
import { FamilyLine } from './FamilyLine.tsx'
import { ImageLine } from './ImageLine.tsx'
import styles from './PlanTable.module.css'
import { useLines } from './useLines.ts'

interface PlanTableProps {
  project: string
  planned: Planned
  rows: TableRows
  /** Expands or collapses a family. */
  onToggle(family: string): void
}

/** Width in px of a character of a name, and of the head tag beside it. */
const CHARACTER = 8
const HEAD = 56

/**
 * The images of the chosen families, grouped by family, each with its outcome and the reasons. Arrow keys
 * move between rows; Tab moves to the links in a row. All rows have the same height, and only those in view
 * are rendered.
 */
export const PlanTable = memo(function PlanTable({
  project,
  planned,
  rows,
  onToggle,
}: PlanTableProps) {
  const { families, plan } = planned
  const frame = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const moves = useRef(false)
  const index = Math.min(active, rows.length - 1)
  const name = useMemo(() => nameWidth(planned), [planned])
  const lines = useLines(frame, name)

  useLayoutEffect(() => {
    if (!moves.current) return
    moves.current = false
    const row = frame.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  })
  const focus = (next: number) => {
    moves.current = true
    setActive(next)
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, target, altKey, ctrlKey, metaKey } = event
    const row = rows.at(index)
    if (!row || altKey || ctrlKey || metaKey || !(target instanceof HTMLElement)) return
    const next = nextIndex(key, index, rows.length, Math.max(1, Math.floor(innerHeight / 36) - 3))
    if (next !== undefined) focus(next)
    else if (target.role !== 'row' || !onRowKey(key, target, row)) return
    event.preventDefault()
  }

  function onRowKey(key: string, element: HTMLElement, row: TableRow): boolean {
    const isFamily = row.kind === 'family'
    if (key === 'Enter') element.querySelector<HTMLElement>('[role="rowheader"] a')?.click()
    else if (isFamily && (key === ' ' || key === (row.isOpen ? 'ArrowLeft' : 'ArrowRight')))
      onToggle(row.family.plan.family)
    else if (isFamily && key === 'ArrowRight') focus(index + 1)
    else if (!isFamily && key === 'ArrowLeft') focus(row.parent)
    else return false
    return true
  }

  function onClick({ target, defaultPrevented }: MouseEvent) {
    if (!(target instanceof Element)) return
    const element = target.closest<HTMLElement>('[data-index]')
    const clicked = Number(element?.dataset['index'] ?? -1)
    const row = rows.at(clicked)
    if (!row) return
    setActive(clicked)
    if (target.closest('a, button') || getSelection()?.type === 'Range') return
    // The touch shows the reasons in full, see tips.ts.
    if (defaultPrevented) return
    if (row.kind === 'family') onToggle(row.family.plan.family)
    else element?.querySelector<HTMLElement>('[role="rowheader"] a')?.click()
  }

  return (
    <div ref={frame} className={`card ${styles['frame']}`}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the rows take the focus */}
      <div
        role="treegrid"
        aria-label="Plan"
        aria-rowcount={rows.length}
        className={styles['grid']}
        data-lines={lines}
        style={{ '--name': `${name}px` } as React.CSSProperties}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={({ target }) => {
          const row = target.closest<HTMLElement>('[data-index]')
          if (row) setActive(Number(row.dataset['index']))
        }}
      >
        <VirtualRows className={styles['body']} count={rows.length} keep={index}>
          {(at) => {
            const row = rows.at(at)
            if (!row) return null
            const place = { index: at, active: at === index }
            return row.kind === 'family' ? (
              <FamilyLine
                key={keyOf(row)}
                {...{ project, planned, onToggle, siblings: rows.families }}
                {...place}
                line={row}
              />
            ) : (
              <ImageLine
                key={keyOf(row)}
                {...{ project, ...place }}
                at={plan.at}
                line={row}
                isHead={row.row.image === familyOf(rows, row.parent)?.plan.head}
              />
            )
          }}
        </VirtualRows>
      </div>
      {rows.length === 0 && (
        <p className={styles['none']}>
          {families.length > 0 ? 'No images match.' : 'No images in these families.'}
        </p>
      )}
    </div>
  )
})

const familyOf = (rows: TableRows, index: number) => {
  const row = rows.at(index)
  return row?.kind === 'family' ? row.family : undefined
}

/** Width of the longest name among all rows, so that filtering doesn't move the columns. */
function nameWidth({ plan }: Planned): number {
  let most = 0
  for (const { rows } of plan.families) {
    for (const { image } of rows) most = Math.max(most, image.name.length)
  }
  return Math.ceil(most * CHARACTER) + HEAD
}
