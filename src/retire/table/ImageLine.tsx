import { mdiArrowRight, mdiDeleteOutline, mdiShieldOutline } from '@mdi/js'
import { Link } from '@tanstack/react-router'
import { memo, useId } from 'react'
import type { Row } from '../../compute/retire/plan.ts'
import { outcomeText } from '../../compute/retire/reasonText.ts'
import { HeadTag } from '../../images/parts/HeadTag.tsx'
import { StateMark } from '../../images/parts/StateMark.tsx'
import { EndKept } from '../../images/table/EndKept.tsx'
import { visible } from '../../text/visible.ts'
import { Icon } from '../../ui/Icon.tsx'
import { variable } from '../../ui/VirtualRows.tsx'
import type { TableRow } from '../model/view.ts'
import styles from './PlanTable.module.css'
import { reasonPieces } from '../model/reasonPieces.ts'

interface ImageLineProps {
  project: string
  line: Extract<TableRow, { kind: 'image' }>
  /** The day of the plan, ms since the epoch. */
  at: number
  isHead: boolean
  index: number
  active: boolean
}

/** An image: its current and planned state, and every reason for and against. */
export const ImageLine = memo(function ImageLine(props: ImageLineProps) {
  const { project, line, at, isHead, index, active } = props
  const { row, position, siblings } = line
  const id = useId()
  const name = visible(row.image.name)
  const pieces = reasonPieces(row, at)
  const isMoving = row.outcome === 'change'
  return (
    <div
      role="row"
      aria-labelledby={`${id}n ${id}s ${id}t`}
      aria-rowindex={index + 1}
      aria-level={2}
      aria-posinset={position}
      aria-setsize={siblings}
      tabIndex={active ? 0 : -1}
      data-index={index}
      data-outcome={row.outcome}
      className={`${styles['row']} ${styles['image']}`}
      style={variable('--index', index)}
    >
      <span id={`${id}n`} role="rowheader" className={styles['name']}>
        <Link
          className="mono"
          to="/projects/$project/images/$image"
          params={{ project, image: row.image.name }}
          aria-label={name}
          tabIndex={active ? 0 : -1}
        >
          <EndKept text={name} />
        </Link>
        {isHead && <HeadTag />}
      </span>
      <span id={`${id}s`} role="gridcell" className={styles['from']}>
        <StateMark state={row.from} />
      </span>
      <span className={styles['arrow']} role="presentation">
        {isMoving && <Icon path={mdiArrowRight} size={16} />}
      </span>
      <span id={`${id}t`} role="gridcell" className={styles['to']}>
        {isMoving ? <Planned row={row} /> : outcomeText(row)}
      </span>
      <span
        role="gridcell"
        className={styles['reasons']}
        title={pieces.map(({ text }) => text).join(' · ')}
      >
        {row.outcome === 'protected' && <Icon path={mdiShieldOutline} size={16} />}
        <span className={styles['texts']}>
          {pieces.map(({ text, tone }, place) => (
            <span key={text} className={styles[tone]}>
              {place > 0 && ' · '}
              {text}
            </span>
          ))}
        </span>
      </span>
    </div>
  )
})

function Planned({ row: { from, to } }: { row: Row }) {
  if (to === 'REMOVED') {
    return (
      <>
        <Icon path={mdiDeleteOutline} size={16} /> Deleted for good
      </>
    )
  }
  return from === to ? <>New replacement</> : <StateMark state={to} />
}
