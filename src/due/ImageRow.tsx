import { Link } from '@tanstack/react-router'
import { session } from '../api/http/session.ts'
import { stateOf } from '../compute/deprecation.ts'
import { areLabelsUnread, isProtected } from '../compute/protection.ts'
import { wordsOfUse, type Uses } from '../compute/retire/uses.ts'
import type { Image } from '../compute/schema.ts'
import type { ImageAction } from '../images/actions/ImageDialogs.tsx'
import { ImageMenuButton } from '../images/actions/ImageMenuButton.tsx'
import { HeadTag } from '../images/parts/HeadTag.tsx'
import { ProtectedMark } from '../images/parts/ProtectedMark.tsx'
import { StateMark, StateShape } from '../images/parts/StateMark.tsx'
import { Checkbox } from '../images/table/Checkbox.tsx'
import { EndKept } from '../images/table/EndKept.tsx'
import { count } from '../text/count.ts'
import { absoluteTime, machineTime, shortDate, utcDay, utcDayText } from '../text/time.ts'
import { visible } from '../text/visible.ts'
import { word } from '../text/words.ts'
import { variable } from '../ui/VirtualRows.tsx'
import styles from './DueTable.module.css'
import { daysLate, type DueRow } from './rows.ts'
import type { Apply } from './useApply.ts'
import type { Due } from './useDue.ts'
import type { UsesFor } from './useUse.ts'

interface ImageRowProps {
  project: string
  index: number
  row: Exclude<DueRow, { kind: 'group' }>
  due: Due
  apply: Apply
  usesFor: UsesFor
  onAction(action: ImageAction): void
  onFocus(index: number): void
}

/** An image: its state, its planned date, and anything that speaks against applying it. */
export function ImageRow(props: ImageRowProps) {
  const { project, index, row, due, apply, usesFor, onAction, onFocus } = props
  const { image } = row
  const name = visible(image.name)
  const refusal = row.kind === 'overdue' ? apply.refusal(row) : undefined
  const isSelected = apply.selected.has(image.name)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      onFocus={() => onFocus(index)}
      className={`${styles['row']} ${styles['image']}`}
      data-selected={(row.kind === 'overdue' && isSelected) || undefined}
      style={variable('--index', index)}
    >
      <span role="cell" className={styles['check']}>
        {row.kind === 'overdue' && refusal === undefined && (
          <Checkbox
            label={`Select ${name}`}
            extent={isSelected ? 'all' : 'none'}
            onChange={() => apply.toggle([row])}
          />
        )}
      </span>
      <span role="rowheader" className={styles['name']}>
        <Link
          className="mono"
          to="/projects/$project/images/$image"
          params={{ project, image: image.name }}
          aria-label={name}
          title={name}
        >
          <EndKept text={name} />
        </Link>
        {due.isHead(image) && <HeadTag />}
        <ProtectedMark image={image} />
      </span>
      <span role="cell" className={styles['state']}>
        <StateMark state={stateOf(image)} />
      </span>
      <span role="cell" className={styles['date']}>
        <PlannedDate row={row} now={due.now} />
      </span>
      <span role="cell" className={styles['note']}>
        {refusal ? (
          <span title={refusal}>{refusalWord(image, session().protection)}</span>
        ) : (
          <Note image={image} due={due} uses={usesFor(image)} />
        )}
      </span>
      <span role="cell" className={styles['menu']}>
        <ImageMenuButton {...{ project, onAction }} images={[image]} label={`Actions on ${name}`} />
      </span>
    </div>
  )
}

/** Why it can't be applied, in a word; the lock beside the name, or the buttons above, explain it. */
function refusalWord(image: Image, protection: string): string {
  if (image.status === 'DELETING') return 'Being deleted'
  return isProtected(image, protection) || areLabelsUnread(image) ? 'Protected' : 'Not available'
}

function PlannedDate({ row, now }: { row: ImageRowProps['row']; now: number }) {
  if (row.kind === 'unplanned') return <span className="muted">No date planned</span>
  const at = row.kind === 'overdue' ? row.due.since : row.at
  const time = { dateTime: machineTime(at), title: absoluteTime(at) }
  if (row.kind === 'planned') {
    return (
      <time {...time}>
        <StateShape state={row.state} /> {word(row.state)} by {shortDate(utcDay(at), now)}
      </time>
    )
  }
  const days = daysLate(row, now)
  return (
    <>
      <time {...time}>{utcDayText(at)}</time>{' '}
      <span className={styles['late']}>{days === 0 ? 'today' : `${count(days, 'day')} late`}</span>
    </>
  )
}

/** A note to read before applying: the head that would move, or else the image's use, if known. */
function Note({ image, due, uses }: { image: Image; due: Due; uses: Uses | undefined }) {
  const next = due.isWhole ? due.nextHead.get(image) : undefined
  if (next !== undefined) {
    const words = next
      ? `moves the head to ${visible(next.name)}`
      : 'leaves the family without a head'
    return (
      <strong className={styles['moves']} title={words}>
        {words}
      </strong>
    )
  }
  if (!uses) return null
  const { disks, templates, viaFamily } = uses
  const all = disks + templates + viaFamily
  return (
    <span className={styles['use']} title={wordsOfUse(uses) || 'in this project'}>
      {all > 0 ? `used by ${count(all)}` : 'not seen in use'}
    </span>
  )
}
