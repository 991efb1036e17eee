import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Stage } from '../../compute/retire/stage.ts'
import { STAGE_WORDS } from '../../compute/retire/reasonText.ts'
import { count } from '../../text/count.ts'
import { monthName, utcDay } from '../../text/time.ts'
import {
  fittingColumns,
  LAST_DAY,
  monthsOf,
  MOST,
  type Column,
  type DueByDay,
} from '../model/days.ts'
import styles from './TimeSlider.module.css'

const HEIGHT = 74
const FLOOR = 62
const STEP = 13
/** The width of the sentence after the last column, with room around it, in px. */
const REST = 340

interface ShapesProps {
  due: DueByDay | undefined
  now: number
  /** The last day something becomes due. */
  last: number
}

/** A shape per image and day above the slider, and the months. Screen readers get the numbers from the slider. */
export const Shapes = memo(function Shapes({ due, now, last }: ShapesProps) {
  const scale = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setWidth(scale.current?.clientWidth ?? 0))
    if (scale.current) observer.observe(scale.current)
    return () => observer.disconnect()
  }, [])
  const columns = useMemo(() => (due && width > 0 ? fittingColumns(due, width) : []), [due, width])
  const months = useMemo(() => monthsOf(now, width), [now, width])
  return (
    <div ref={scale} className={styles['scale']} aria-hidden="true">
      <svg height={HEIGHT} width="100%">
        {columns.map((column) => (
          <svg key={column.day} x={place(column.day)} overflow="visible">
            <title>{titleOf(column)}</title>
            <Stack column={column} />
          </svg>
        ))}
        {due && (1 - last / LAST_DAY) * width > REST && (
          <text className={styles['rest']} x={place((last + LAST_DAY) / 2)} y={FLOOR - 8}>
            Nothing else becomes due unless new images are built
          </text>
        )}
      </svg>
      <svg className={styles['months']} height={20} width="100%">
        <text className={styles['today']} x="0" y="14">
          Today
        </text>
        {months.map(({ day, at }, index) => (
          <text key={day} x={place(day)} y="14">
            {monthText(at, index === 0)}
          </text>
        ))}
      </svg>
    </div>
  )
})

const place = (day: number) => `${((day / LAST_DAY) * 100).toFixed(3)}%`

/** `Mar`; the first month and January include the year. */
const monthText = (at: number, isFirst: boolean): string =>
  monthName(utcDay(at), isFirst || new Date(at).getUTCMonth() === 0)

const titleOf = ({ counts }: Column) =>
  counts.map(([stage, number]) => `${count(number)} ${STAGE_WORDS[stage]}`).join(', ')

/** Its shapes; if there are too many, one per stage with the number. */
function Stack({ column: { counts, total } }: { column: Column }) {
  const isFew = total <= MOST
  const stages = counts.flatMap(([stage, number]) =>
    Array.from({ length: isFew ? number : 1 }, () => stage),
  )
  // The last stage is at the bottom.
  const stack = stages.toReversed().map((stage, index) => ({ stage, y: FLOOR - 6 - index * STEP }))
  return (
    <>
      {stack.map(({ stage, y }) => (
        <Shape key={y} stage={stage} y={y} />
      ))}
      {!isFew && (
        <text className={styles['number']} x="0" y={FLOOR - 4 - stack.length * STEP}>
          {count(total)}
        </text>
      )}
    </>
  )
}

function Shape({ stage, y }: { stage: Stage; y: number }) {
  switch (stage) {
    case 'OBSOLETE':
      return (
        <rect className={styles['obsolete']} x="-4.5" y={y - 4.5} width="9" height="9" rx="1" />
      )
    case 'REMOVED':
      return <path className={styles['gone']} d={`M-3.5 ${y - 3.5}l7 7m0 -7l-7 7`} />
    default:
      return (
        <circle
          className={styles[stage === 'DELETED' ? 'deleted' : 'deprecated']}
          cx="0"
          cy={y}
          r="3.5"
        />
      )
  }
}
