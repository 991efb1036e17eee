import { Link } from '@tanstack/react-router'
import { ChangeWords } from '../images/journal/ChangeWords.tsx'
import { detailsOf } from '../images/journal/kinds.ts'
import { ResultMark } from '../images/journal/ResultMark.tsx'
import { UndoCell } from '../images/journal/UndoCell.tsx'
import { absoluteTime, clockTime, machineTime } from '../text/time.ts'
import { visible } from '../text/visible.ts'
import { SafeText } from '../ui/SafeText.tsx'
import styles from './HistoryTable.module.css'
import type { Row } from './model.ts'

interface ChangeRowProps {
  project: string
  row: Row
  /** Whether it is listed under its run, which shows the time. */
  inRun?: boolean
  /** Whether its run is being made. */
  isGoing?: boolean
}

/** One change: the image, before and after, details, and its undo. */
export function ChangeRow(props: ChangeRowProps) {
  const { project, row, inRun = false, isGoing = false } = props
  const { kept, stand } = row
  const { image } = kept.step.target
  const isDone = kept.result?.kind === 'done'
  return (
    <tr className={inRun ? styles['inRun'] : undefined}>
      <td>{!inRun && <Clock at={kept.at} />}</td>
      <th scope="row" className="mono">
        {isDone && kept.step.change.kind === 'delete' ? (
          <span className="muted">{visible(image)}</span>
        ) : (
          <Link to="/projects/$project/images/$image" params={{ project, image }}>
            {visible(image)}
          </Link>
        )}
      </th>
      <td>
        {isDone ? (
          <ChangeWords step={kept.step} before={kept.before} policies={kept.policies} />
        ) : (
          <ResultMark kept={kept} isGoing={isGoing} />
        )}
      </td>
      <td className={styles['details']}>
        <SafeText text={detailsOf(kept, isGoing)} limit={300} />
      </td>
      <td className={styles['undo']}>
        <UndoCell kept={kept} stand={stand} />
      </td>
    </tr>
  )
}

/** `13:04`, with the full time on hover. */
export const Clock = ({ at }: { at: number }) => (
  <time className="muted" dateTime={machineTime(at)} title={absoluteTime(at)}>
    {clockTime(at).slice(0, 5)}
  </time>
)
