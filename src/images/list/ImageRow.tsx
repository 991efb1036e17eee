import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { Due } from '../../compute/deprecation.ts'
import { linkName } from '../../compute/links.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { shortDate } from '../../text/time.ts'
import { visible } from '../../text/visible.ts'
import { HeadTag } from '../parts/HeadTag.tsx'
import { LabelTags } from '../parts/LabelTags.tsx'
import { PartlyReadTag } from '../parts/PartlyRead.tsx'
import { StateMark } from '../parts/StateMark.tsx'
import { StatusMark } from '../parts/StatusMark.tsx'
import type { ImageAction } from '../actions/ImageDialogs.tsx'
import type { Column } from './columns.ts'
import type { Entry } from './entry.ts'
import { Row, type RowPlace } from './Row.tsx'
import { RowMenu } from './RowMenu.tsx'
import styles from './ImagesTable.module.css'

interface ImageRowProps extends RowPlace {
  project: string
  entry: Entry
  isHead: boolean
  selected: boolean
  /** 0–100, while it is being made and one knows. */
  progress: number | undefined
  columns: readonly Column[]
  now: number
  onSelect(entries: readonly Entry[]): void
  /** Stays the same function. */
  onAction(action: ImageAction): void
}

/** An image: a row of the tree grid. */
export const ImageRow = memo(function ImageRow({
  entry,
  isHead,
  selected,
  ...rest
}: ImageRowProps) {
  const { project, progress, columns, now, onSelect, onAction, ...place } = rest
  const { image } = entry
  const name = visible(image.name)
  return (
    <Row {...place} selected={selected} className={styles['image']}>
      <span role="gridcell" className={styles['select']}>
        <input
          type="checkbox"
          aria-label={`Select ${name}`}
          checked={selected}
          tabIndex={place.active ? 0 : -1}
          onChange={() => onSelect([entry])}
        />
      </span>
      <span role="rowheader" className={styles['name']}>
        <Link
          className="mono"
          to="/projects/$project/images/$image"
          params={{ project, image: image.name }}
          title={name}
          tabIndex={place.active ? 0 : -1}
        >
          {name}
        </Link>
        {isHead && <HeadTag />}
        <PartlyReadTag image={image} />
      </span>
      {columns.map((column) => (
        <span key={column} role="gridcell" className={cellClass(column, image.status)}>
          <Cell column={column} entry={entry} progress={progress} now={now} />
        </span>
      ))}
      <span role="gridcell" className={styles['menu']}>
        <RowMenu
          project={project}
          image={image}
          tabIndex={place.active ? 0 : -1}
          onAction={onAction}
        />
      </span>
    </Row>
  )
})

/** Where there is little room, READY goes without saying. */
const cellClass = (column: Column, status: string | undefined) =>
  column === 'status' && status === 'READY'
    ? `${styles['status']} ${styles['settled']}`
    : styles[column]

interface CellProps extends Pick<ImageRowProps, 'entry' | 'progress' | 'now'> {
  column: Column
}

function Cell({ column, entry, progress, now }: CellProps) {
  const { image, state, due, made } = entry
  switch (column) {
    case 'state':
      return (
        <>
          <StateMark state={state} />
          {due && <DueTag due={due} now={now} />}
          <Replacement link={image.deprecated?.replacement} />
        </>
      )
    case 'status':
      return <StatusMark status={image.status} progress={progress} />
    case 'architecture':
      return visible(image.architecture || '–')
    case 'size':
      return image.diskSizeGb ? `${visible(image.diskSizeGb)} GB` : '–'
    case 'created':
      return <RelativeTime time={made} now={now} />
    case 'labels':
      return <LabelTags labels={image.labels} max={2} />
  }
}

function Replacement({ link }: { link: string | undefined }) {
  if (!link) return null
  return (
    <span className={styles['replacement']} title={`Replaced by ${visible(link)}`}>
      <span aria-hidden="true">→ </span>
      <span className="visually-hidden">replaced by </span>
      <span className="mono">{visible(linkName(link))}</span>
    </span>
  )
}

function DueTag({ due, now }: { due: Due; now: number }) {
  const text = `due: ${due.state.toLowerCase()} since ${shortDate(due.since, now)}`
  return (
    <span
      className={`tag warn ${styles['due']}`}
      title={`${text}. Its date has passed; the service does not change the state by itself.`}
    >
      {text}
    </span>
  )
}
