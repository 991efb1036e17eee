import type { ReactNode } from 'react'
import type { Operation } from '../../compute/schema.ts'
import { parseTime, readTime } from '../../compute/time.ts'
import { durationText } from '../../text/duration.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { actionWord } from './actionWord.ts'
import styles from './OperationItem.module.css'
import { OperationMessages } from './OperationMessages.tsx'
import { OperationStatus } from './OperationStatus.tsx'

interface OperationItemProps {
  operation: Operation
  now: number
  /** Shown beside the operation: what it was on, if that isn't clear. */
  note?: ReactNode
}

/** ms an operation took; NaN while it runs, or if its times can't be parsed. */
export const timeTaken = ({ insertTime, startTime, endTime }: Operation): number =>
  parseTime(endTime ?? '') - parseTime(startTime ?? insertTime ?? '')

/**
 * One operation: what, progress or result, by whom, when, how long; errors and warnings in the
 * API's words.
 */
export function OperationItem({ operation, now, note }: OperationItemProps) {
  const { operationType, user, insertTime } = operation
  const took = timeTaken(operation)
  return (
    <div className={styles['operation']}>
      <div className={styles['line']}>
        <strong>{actionWord(operationType)}</strong> <OperationStatus operation={operation} />{' '}
        {note}
      </div>
      <div className={`muted ${styles['line']}`}>
        <RelativeTime time={readTime(insertTime)} now={now} />{' '}
        {user && (
          <span>
            by <SafeText text={user} limit={200} />
          </span>
        )}{' '}
        {took >= 0 && <span>took {durationText(took)}</span>}{' '}
        <code>
          <SafeText text={operation.name} limit={200} />
        </code>
      </div>
      <OperationMessages operation={operation} />
    </div>
  )
}
