import { useRef, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react'
import { useProgress } from '../../api/useProgress.ts'
import type { Image } from '../../compute/schema.ts'
import { VirtualRows } from '../../ui/VirtualRows.tsx'
import type { ImageAction } from '../actions/ImageDialogs.tsx'
import type { Column, Sort } from './columns.ts'
import type { Entry } from './entry.ts'
import { FamilyRow, type HeadKnowledge } from './FamilyRow.tsx'
import { HeaderRow, type Fold } from './HeaderRow.tsx'
import { ImageRow } from './ImageRow.tsx'
import type { Content, Layout } from './layout.ts'
import { nextIndex } from './moves.ts'
import { rowKey, type FamilyRow as FamilyRowData, type Row, type View } from './rows.ts'
import { loadSelectionBar } from './Selected.tsx'
import { countIf, extentOf, type Selected } from './selection.ts'
import { useActiveRow } from './useActiveRow.ts'
import { useLayout } from './useLayout.ts'
import { useRowSelect } from './useRowSelect.ts'
import type { Trait } from './values.ts'
import styles from './ImagesTable.module.css'

interface ImagesTableProps {
  project: string
  /** The page it is on, named as in `memory.ts`. */
  page: string
  label: string
  view: View
  /** What the columns have to fit. */
  content: Content
  columns: readonly Column[]
  sort: Sort
  onSort(sort: Sort): void
  selected: Selected
  /** Selects these images, or deselects them if all are selected. Must be a stable function. */
  onSelect(entries: readonly Entry[]): void
  /** Starts an action on an image. Must be a stable function. */
  onAction(action: ImageAction): void
  /** Whether an image is the head of its family, as far as known. */
  isHead(image: Image): boolean
  /** If rows are grouped. */
  families?: Families | undefined
  /** Facets are beside it. */
  beside?: boolean
  /** ms since the epoch. */
  now: number
}

interface Families {
  /** What groups them. */
  by: Trait
  heads: HeadKnowledge
  /** Expands or collapses a family. Must be a stable function. */
  onToggle(row: FamilyRowData): void
  fold: Fold
}

/**
 * The tree grid of images, optionally grouped by family. Our own, because it draws 100,000 rows as
 * fast as ten. Arrow keys move between rows, Tab moves to the controls of the row; see `onKeyDown`
 * for the other keys.
 */
export function ImagesTable(props: ImagesTableProps) {
  const { page, label, view, content, columns, sort, onSort, selected, onSelect, families } = props
  const { rows, parents, shown } = view
  const frame = useRef<HTMLDivElement>(null)
  const layout = useLayout(frame, content, columns, families !== undefined, props.beside ?? false)
  const { index: activeIndex, activate, focus } = useActiveRow(page, rows, frame)
  const progress = useProgress(props.project)
  const selectRow = useRowSelect(rows, selected, onSelect)
  const table = { ...props, layout, progress, selectRow }

  function onKeyDown(event: KeyboardEvent) {
    const row = rows[activeIndex]
    if (!row || event.altKey || rowIndexOf(event.target) === undefined) return
    const target = nextIndex(event.key, activeIndex, rows.length, rowsOfAScreen(frame.current))
    const done = target === undefined ? onRowKey(event, row) : (focus(target), true)
    if (done) event.preventDefault()
  }

  /** Keys for the row itself, when the row has the focus and not a control inside it. */
  function onRowKey(event: KeyboardEvent, row: Row): boolean {
    const { key, target, ctrlKey, metaKey, shiftKey } = event
    if (!(target instanceof HTMLElement) || target.role !== 'row') return false
    if (ctrlKey || metaKey) return key === 'a' && (onSelect(shown), true)
    if (key === ' ') selectRow(activeIndex, shiftKey)
    else if (key === 'Enter') open(target, row)
    else if (key === 'ArrowRight' && row.kind === 'family') enter(row)
    else if (key === 'ArrowLeft') leave(row)
    else return false
    return true
  }

  function open(element: Element, row: Row) {
    const link = linkOf(element)
    if (link) link.click()
    else if (row.kind === 'family') families?.onToggle(row)
  }

  function enter(row: FamilyRowData) {
    if (row.expanded) focus(activeIndex + 1)
    else families?.onToggle(row)
  }

  function leave(row: Row) {
    const parent = parents[activeIndex] ?? -1
    if (row.kind === 'image') focus(parent)
    else if (row.expanded) families?.onToggle(row)
  }

  /**
   * A click outside the controls: a family expands or collapses, an image opens as if its link were
   * clicked.
   */
  function onClick(event: MouseEvent) {
    const index = rowIndexOf(event.target) ?? -1
    activate(index)
    const row = rows[index]
    if (!(event.target instanceof Element) || event.target.closest('a, button, input')) return
    if (!row || getSelection()?.type === 'Range') return
    if (row.kind === 'family') families?.onToggle(row)
    else linkOf(event.target.closest('[data-index]'))?.dispatchEvent(sameClick(event))
  }

  return (
    <div ref={frame} className={`card ${styles['frame']}`}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on the rows */}
      <div
        role="treegrid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable="true"
        className={styles['grid']}
        data-grouped={families !== undefined}
        style={tracksOf(layout)}
        onPointerEnter={loadSelectionBar}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={({ target }) => {
          loadSelectionBar()
          activate(rowIndexOf(target) ?? -1)
        }}
      >
        <div role="rowgroup" className={styles['head']}>
          <HeaderRow
            columns={layout.columns}
            sort={sort}
            onSort={onSort}
            extent={extentOf(selected.shown, shown.length)}
            onSelectAll={() => onSelect(shown)}
            fold={families?.fold}
          />
        </div>
        <VirtualRows className={styles['body']} count={rows.length} keep={activeIndex}>
          {(index) => rowAt(table, index, index === activeIndex)}
        </VirtualRows>
      </div>
    </div>
  )
}

/** The column tracks of all rows, as CSS variables. */
export const tracksOf = ({ tracks, name }: Layout): CSSProperties =>
  ({ '--tracks': tracks, '--name': `${name}px` }) as CSSProperties

const linkOf = (row: Element | null) => row?.querySelector<HTMLElement>('[role="rowheader"] a')

/** The same click on the row's link: with a modifier key, it also opens in a new tab. */
const sameClick = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
  new window.MouseEvent('click', {
    ctrlKey,
    metaKey,
    shiftKey,
    altKey,
    bubbles: true,
    cancelable: true,
    view: window,
  })

interface Table extends ImagesTableProps {
  layout: Layout
  progress: ReadonlyMap<string, number>
  selectRow(index: number, range: boolean): void
}

function rowAt(table: Table, index: number, active: boolean) {
  const { project, view, families, selected, onAction, isHead, now } = table
  const { layout, progress, selectRow: onSelect } = table
  const row = view.rows[index]
  if (!row) return null
  if (row.kind === 'family') {
    if (!families) return null
    const { by, heads, onToggle } = families
    return (
      <FamilyRow
        key={rowKey(row)}
        {...{ project, row, by, heads, onSelect, onToggle, index, active }}
        level={1}
        position={row.position}
        siblings={view.families}
        selected={countIf(row.shown, selected.has)}
      />
    )
  }
  const parent = view.parents[index] ?? -1
  const family = view.rows[parent]
  return (
    <ImageRow
      key={rowKey(row)}
      {...{ project, entry: row, now, onSelect, onAction, index, active }}
      columns={layout.columns}
      labels={layout.labels}
      level={family ? 2 : 1}
      position={index - parent}
      siblings={family?.kind === 'family' ? family.shown.length : view.rows.length}
      isHead={isHead(row.image)}
      selected={selected.has(row)}
      progress={progress.get(row.image.id ?? '')}
    />
  )
}

/** The index of the row around an element; undefined outside and in the header. */
function rowIndexOf(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  return row ? Number(row.dataset['index']) : undefined
}

/** How many rows a page key moves by: a screenful, minus some overlap. */
function rowsOfAScreen(grid: HTMLElement | null): number {
  const row = grid?.querySelector('[data-index]')?.getBoundingClientRect().height ?? 0
  return row > 0 ? Math.max(1, Math.floor(innerHeight / row) - 3) : 1
}
