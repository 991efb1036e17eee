import { useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useProgress } from '../../api/useProgress.ts'
import { VirtualRows } from '../../ui/VirtualRows.tsx'
import type { ImageAction } from '../actions/ImageDialogs.tsx'
import type { Column, Sort } from './columns.ts'
import type { Entry } from './entry.ts'
import { FamilyRow, type HeadKnowledge } from './FamilyRow.tsx'
import { HeaderRow } from './HeaderRow.tsx'
import { ImageRow } from './ImageRow.tsx'
import type { Model } from './model.ts'
import { nextIndex } from './moves.ts'
import { extentOf, type Selection } from './selection.ts'
import { useActiveRow } from './useActiveRow.ts'
import { rowKey, type FamilyRow as FamilyRowData, type Row, type View } from './view.ts'
import styles from './ImagesTable.module.css'

interface ImagesTableProps {
  project: string
  view: View
  model: Model
  columns: readonly Column[]
  sort: Sort
  onSort(sort: Sort): void
  selection: Selection
  /** Selects these images; when all of them are, the reverse. Stays the same function. */
  onSelect(entries: readonly Entry[]): void
  /** Begins something on an image. Stays the same function. */
  onAction(action: ImageAction): void
  /** Opens or closes a family. Stays the same function. */
  onToggle(row: FamilyRowData): void
  fold: 'close' | 'open' | undefined
  onFold(): void
  heads: HeadKnowledge
  /** ms since the epoch. */
  now: number
}

/**
 * The tree grid of families and images. Arrow keys move from row to row, Tab goes on to the controls of
 * the row; see `onKeyDown` for the other keys.
 */
export function ImagesTable(props: ImagesTableProps) {
  const { view, columns, sort, onSort, selection, onSelect, onToggle, fold, onFold } = props
  const { rows, parents, shown } = view
  const grid = useRef<HTMLDivElement>(null)
  const { index: activeIndex, activate, focus } = useActiveRow(rows, grid)
  const progress = useProgress(props.project)

  function onKeyDown(event: KeyboardEvent) {
    const row = rows[activeIndex]
    if (!row || event.altKey || rowIndexOf(event.target) === undefined) return
    const target = nextIndex(event.key, activeIndex, rows.length, rowsOfAScreen(grid.current))
    const done = target === undefined ? onRowKey(event, row) : (focus(target), true)
    if (done) event.preventDefault()
  }

  /** Keys that mean the row itself, when it is the row that has the focus and not a control inside. */
  function onRowKey({ key, target, ctrlKey, metaKey }: KeyboardEvent, row: Row): boolean {
    if (!(target instanceof HTMLElement) || target.role !== 'row') return false
    if (ctrlKey || metaKey) return key === 'a' && (onSelect(shown), true)
    if (key === ' ') onSelect(row.kind === 'family' ? row.shown : [row])
    else if (key === 'Enter') open(target, row)
    else if (key === 'ArrowRight' && row.kind === 'family') enter(row)
    else if (key === 'ArrowLeft') leave(row)
    else return false
    return true
  }

  function open(element: HTMLElement, row: Row) {
    const link = element.querySelector<HTMLElement>('[role="rowheader"] a')
    if (link) link.click()
    else if (row.kind === 'family') onToggle(row)
  }

  function enter(row: FamilyRowData) {
    if (row.expanded) focus(activeIndex + 1)
    else onToggle(row)
  }

  function leave(row: Row) {
    const parent = parents[activeIndex] ?? -1
    if (row.kind === 'image') focus(parent)
    else if (row.expanded) onToggle(row)
  }

  function onClick(event: MouseEvent) {
    if (event.target instanceof Element && event.target.closest('a, button, input')) return
    const row = rows[rowIndexOf(event.target) ?? -1]
    if (row?.kind === 'family') onToggle(row)
  }

  return (
    <div className={`card ${styles['frame']}`}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on the rows */}
      <div
        ref={grid}
        role="treegrid"
        aria-label="Images"
        aria-rowcount={rows.length + 1}
        aria-multiselectable="true"
        data-columns={columns.join(' ')}
        className={styles['grid']}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={({ target }) => activate(rowIndexOf(target) ?? -1)}
      >
        <div role="rowgroup" className={styles['head']}>
          <HeaderRow
            columns={columns}
            sort={sort}
            onSort={onSort}
            extent={extentOf(shown, selection)}
            onSelectAll={() => onSelect(shown)}
            fold={fold}
            onFold={onFold}
          />
        </div>
        <VirtualRows className={styles['body']} count={rows.length} keep={activeIndex}>
          {(index) => rowAt(props, progress, index, index === activeIndex)}
        </VirtualRows>
      </div>
    </div>
  )
}

function rowAt(
  props: ImagesTableProps,
  progress: ReadonlyMap<string, number>,
  index: number,
  active: boolean,
) {
  const { project, view, heads, selection, onSelect, onToggle, columns, now, model } = props
  const row = view.rows[index]
  if (!row) return null
  if (row.kind === 'family') {
    return (
      <FamilyRow
        key={rowKey(row)}
        {...{ project, row, heads, onSelect, onToggle, index, active }}
        level={1}
        position={row.position}
        siblings={view.families}
        extent={extentOf(row.shown, selection)}
      />
    )
  }
  const parent = view.parents[index] ?? -1
  const family = view.rows[parent]
  return (
    <ImageRow
      key={rowKey(row)}
      {...{ project, entry: row, columns, now, onSelect, index, active }}
      onAction={props.onAction}
      level={family ? 2 : 1}
      position={index - parent}
      siblings={family?.kind === 'family' ? family.shown.length : view.rows.length}
      isHead={heads !== 'unknown' && model.heads.has(row.image)}
      selected={selection.has(row.key)}
      progress={progress.get(row.image.id ?? '')}
    />
  )
}

/** The index of the row that an element is in; undefined outside and in the header. */
function rowIndexOf(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  return row ? Number(row.dataset['index']) : undefined
}

/** How many rows a page key moves by: as many as the screen holds, less those that the eye keeps. */
function rowsOfAScreen(grid: HTMLElement | null): number {
  const row = grid?.querySelector('[data-index]')?.getBoundingClientRect().height ?? 0
  return row > 0 ? Math.max(1, Math.floor(innerHeight / row) - 3) : 1
}
