import { mdiChevronDown, mdiChevronRight, mdiUndoVariant } from '@mdi/js'
import { useState, useSyncExternalStore } from 'react'
import { loadBulkDialog } from '../images/bulk/BulkHost.tsx'
import { UNDO } from '../images/bulk/kinds.ts'
import { bulkStore } from '../images/bulk/store.ts'
import { useGoing } from '../images/bulk/useGoing.ts'
import { undoneText } from '../images/journal/kinds.ts'
import type { Item } from '../runs/run.ts'
import { count } from '../text/count.ts'
import { durationText } from '../text/duration.ts'
import { followMore } from '../ui/followMore.ts'
import { Icon } from '../ui/Icon.tsx'
import { ChangeRow, Clock } from './ChangeRow.tsx'
import styles from './HistoryTable.module.css'
import type { Entry, Row } from './model.ts'

/** The number of changes an expanded run shows at first, and how many are added each time. */
const FEW = 4
const MANY = 100

interface RunRowsProps {
  project: string
  entry: Extract<Entry, { kind: 'run' }>
  opened: boolean
}

/** A run: its results and undo, and below them its changes. */
export function RunRows({ project, entry: { run, rows, all }, opened }: RunRowsProps) {
  const isGoing = useGoing() === run.id
  const [open, setOpen] = useState(opened)
  const [most, setMost] = useState(FEW)
  // A single hidden change would take no more room than the “show more” line.
  const shown = open ? rows.slice(0, rows.length <= most + 1 ? rows.length : most) : []
  const families = new Set(all.flatMap(({ kept }) => kept.before?.family || [])).size
  return (
    <>
      <tr className={styles['run']}>
        <td>
          <Clock at={run.at} />
        </td>
        <th scope="row">
          <span className={styles['name']}>
            <button
              type="button"
              className={styles['title']}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <Icon path={open ? mdiChevronDown : mdiChevronRight} />
              {run.title}
            </button>
            {families > 0 && <span className="muted">{count(families, 'family', 'families')}</span>}
          </span>
        </th>
        <td>
          <Results rows={all} total={run.total} isGoing={isGoing} />
        </td>
        <td className={styles['details']}>
          {run.ended === undefined
            ? 'Not finished'
            : `Took ${durationText(Math.max(0, lastOf(all) - run.at))}`}
        </td>
        <td className={styles['undo']}>
          {run.ended === undefined ? (
            <OpenRun id={run.id} />
          ) : (
            <UndoRun project={project} all={all} total={run.total} />
          )}
        </td>
      </tr>
      {shown.map((row) => (
        <ChangeRow key={row.kept.id} project={project} row={row} inRun isGoing={isGoing} />
      ))}
      {open && shown.length < rows.length && (
        <tr className={styles['inRun']}>
          <td colSpan={5}>
            <button
              type="button"
              className={styles['more']}
              onClick={({ currentTarget }) => {
                followMore(currentTarget)
                setMost(shown.length + MANY)
              }}
            >
              Show {count(Math.min(MANY, rows.length - shown.length))} more
            </button>
          </td>
        </tr>
      )}
    </>
  )
}

const lastOf = (rows: readonly Row[]): number => Math.max(...rows.map(({ kept }) => kept.at))

interface ResultsProps {
  rows: readonly Row[]
  total: number
  isGoing: boolean
}

/**
 * `26 done · 1 skipped`. The oldest changes are removed once there are too many, and some may be unreadable:
 * the run's title still counts those.
 */
function Results({ rows, total, isGoing }: ResultsProps) {
  const of = (kind: string) => rows.filter(({ kept }) => kept.result?.kind === kind).length
  const unsent = rows.filter(({ kept }) => !kept.result && kept.begun === undefined).length
  const open = rows.filter(({ kept }) => !kept.result && kept.begun !== undefined).length
  const [sending, lost] = isGoing ? [open, 0] : [0, open]
  const parts: [number, string, string?][] = [
    [of('done'), 'done', styles['done']],
    [of('failed'), 'failed', styles['failed']],
    [of('skipped'), 'skipped'],
    [of('unknown') + lost, 'not known', styles['failed']],
    [sending, 'being sent'],
    [unsent, 'not sent'],
    [total - rows.length, 'not listed'],
  ]
  return (
    <span className={styles['results']}>
      {parts
        .filter(([number]) => number > 0)
        .map(([number, word, className = 'muted']) => (
          <span key={word} className={className}>
            {count(number)} {word}
          </span>
        ))}
    </span>
  )
}

/** Opens a run that hasn't ended, to continue or end it. The header finds it a moment later than this page. */
function OpenRun({ id }: { id: string }) {
  const shown = useSyncExternalStore(bulkStore.subscribe, () => bulkStore.get().run?.init.id)
  if (shown !== id) return null
  return (
    <button type="button" className="button small" onClick={() => bulkStore.set({ open: true })}>
      Open run…
    </button>
  )
}

interface UndoRunProps {
  project: string
  all: readonly Row[]
  /** How many it had: of those no longer listed, it isn’t known whether they were undone. */
  total: number
}

function UndoRun({ project, all, total }: UndoRunProps) {
  const done = all.filter(({ kept }) => kept.result?.kind === 'done')
  const undone = done.flatMap(({ stand }) => (stand.kind === 'undone' ? (stand.at ?? 0) : []))
  const items = done.flatMap(undoItem)
  if (done.length > 0 && undone.length === done.length && all.length === total) {
    return <span className="muted">{undoneText(Math.max(...undone) || undefined)}</span>
  }
  if (items.length === 0) return <span className="muted">Nothing to undo</span>
  const undo = () =>
    bulkStore.set({
      asked: {
        kind: 'decided',
        project,
        select: () => undefined,
        words: UNDO,
        items,
        cannot: cannotOf(done),
      },
    })
  return (
    <button
      type="button"
      className="button small"
      onPointerEnter={loadBulkDialog}
      onFocus={loadBulkDialog}
      onClick={undo}
    >
      <Icon path={mdiUndoVariant} size={16} /> Undo run…
    </button>
  )
}

function undoItem({ kept, stand }: Row): Item[] {
  if (stand.kind !== 'undo' || !stand.after) return []
  return [{ step: { target: kept.step.target, change: stand.undo }, before: stand.after }]
}

/** The changes that were made but can't be undone, with the reason. */
const cannotOf = (rows: readonly Row[]) =>
  rows.flatMap(({ kept: { before }, stand }) => {
    if (!before || stand.kind === 'undo') return []
    const why =
      'why' in stand
        ? `${stand.why}.`
        : stand.kind === 'undone'
          ? 'Already undone.'
          : 'The image was deleted.'
    return { image: before, why }
  })
