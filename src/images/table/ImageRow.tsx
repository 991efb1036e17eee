import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { Due } from '../../compute/deprecation.ts'
import { linkName } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { instantOf, relativeTime, shortDate, utcDay } from '../../text/time.ts'
import { diskSize } from '../../text/diskSize.ts'
import { visible } from '../../text/visible.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { ImageAction } from '../actions/ImageDialogs.tsx'
import { ImageMenuButton } from '../actions/ImageMenuButton.tsx'
import { HeadTag } from '../parts/HeadTag.tsx'
import { PartlyReadTag } from '../parts/PartlyRead.tsx'
import { ProtectedMark } from '../parts/ProtectedMark.tsx'
import { StateMark } from '../parts/StateMark.tsx'
import { StatusMark } from '../parts/StatusMark.tsx'
import { Checkbox } from './Checkbox.tsx'
import type { Column } from './columns.ts'
import { EndKept } from './EndKept.tsx'
import type { Entry } from './entry.ts'
import { LabelsCell } from './LabelsCell.tsx'
import { cellClass, Row, type RowPlace } from './Row.tsx'
import styles from './ImagesTable.module.css'

interface ImageRowProps extends RowPlace {
  project: string
  entry: Entry
  isHead: boolean
  selected: boolean
  /** 0–100, if it is being created and the progress is known. */
  progress: number | undefined
  columns: readonly Column[]
  /** px available for labels. */
  labels: number
  now: number
  /** As of {@link useRowSelect}. */
  onSelect(index: number, range: boolean): void
  /** Must be a stable function. */
  onAction(action: ImageAction): void
}

/** An image: a row of the tree grid. */
export const ImageRow = memo(function ImageRow({
  entry,
  isHead,
  selected,
  ...rest
}: ImageRowProps) {
  const { project, progress, columns, labels, now, onSelect, onAction, ...place } = rest
  const { image } = entry
  const name = visible(image.name)
  const tabIndex = place.active ? 0 : -1
  return (
    <Row {...place} selected={selected} className={styles['image']}>
      {(nameId, stateId) => (
        <>
          <span role="gridcell" className={styles['select']}>
            <Checkbox
              label={`Select ${name}`}
              extent={selected ? 'all' : 'none'}
              tabIndex={tabIndex}
              onChange={(range) => onSelect(place.index, range)}
            />
          </span>
          <span
            id={nameId}
            role="rowheader"
            className={styles['name']}
            data-wide={isWide(name, isHead, ageOf(entry, now)) || undefined}
          >
            <Link
              className="mono"
              to="/projects/$project/images/$image"
              params={{ project, image: image.name }}
              aria-label={name}
              title={name}
              tabIndex={tabIndex}
            >
              <EndKept text={name} />
            </Link>
            {isHead && <HeadTag />}
            <ProtectedMark image={image} />
            <PartlyReadTag image={image} />
          </span>
          {columns.map((column) => (
            <span
              key={column}
              id={column === 'state' ? stateId : undefined}
              role="gridcell"
              className={cellClass(column)}
            >
              <Cell {...{ project, column, entry, progress, labels, now, tabIndex }} />
            </span>
          ))}
          <span role="gridcell" className={styles['menu']}>
            <ImageMenuButton
              project={project}
              images={[image]}
              label={`Actions on ${name}`}
              tabIndex={tabIndex}
              onAction={onAction}
            />
          </span>
        </>
      )}
    </Row>
  )
})

const ageOf = ({ made }: Entry, now: number) =>
  Number.isFinite(instantOf(made)) ? relativeTime(made, now) : '–'

/** Whether a name leaves no room for the age beside it, 390 px wide; the age is then below it. */
const isWide = (name: string, isHead: boolean, age: string) =>
  name.length + age.length > (isHead ? 27 : 34)

interface CellProps extends Pick<
  ImageRowProps,
  'project' | 'entry' | 'progress' | 'labels' | 'now'
> {
  column: Column
  tabIndex: number
}

function Cell({ column, project, entry, progress, labels, now, tabIndex }: CellProps) {
  const { image, state, due, made, used } = entry
  switch (column) {
    case 'state':
      return (
        <>
          <StateMark state={state} />
          {/* READY isn't shown: it is the normal case. */}
          {image.status !== 'READY' && <StatusMark status={image.status} progress={progress} />}
          {due && <DueTag due={due} now={now} />}
          <Replacement link={image.deprecated?.replacement} />
        </>
      )
    case 'family':
      return <FamilyName {...{ project, tabIndex }} family={image.family} />
    case 'architecture':
      return visible(image.architecture || '–')
    case 'size':
      return image.diskSizeGb ? diskSize(image.diskSizeGb) : '–'
    case 'created':
      return <RelativeTime time={made} now={now} />
    case 'use':
      return <span title={used?.text}>{used?.text}</span>
    case 'labels':
      return <LabelsCell labels={image.labels} room={labels} />
  }
}

interface FamilyNameProps {
  project: string
  family: Image['family']
  tabIndex: number
}

function FamilyName({ project, family, tabIndex }: FamilyNameProps) {
  if (!family) return <span className="muted">–</span>
  return (
    <Link
      to="/projects/$project/families/$family"
      params={{ project, family }}
      title={visible(family)}
      tabIndex={tabIndex}
    >
      {visible(family)}
    </Link>
  )
}

function Replacement({ link }: { link: string | undefined }) {
  if (!link) return null
  return (
    <span className={styles['replacement']} title={`Replaced by ${visible(link)}`}>
      <span aria-hidden="true">→</span>
      <span className="visually-hidden">replaced by </span>
      <span className="mono">
        <EndKept text={visible(linkName(link))} />
      </span>
    </span>
  )
}

function DueTag({ due, now }: { due: Due; now: number }) {
  const text = `overdue: ${due.state.toLowerCase()} by ${shortDate(utcDay(due.since), now)}`
  return (
    <span
      className={`tag warn ${styles['due']}`}
      title={`${text}. Compute Engine doesn’t change the state on this date; you do.`}
    >
      {text}
    </span>
  )
}
