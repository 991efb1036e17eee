import type { ReactNode } from 'react'
import { detailsOfShown } from '../../compute/errorDetails.ts'
import { operationProblem } from '../../compute/operationWords.ts'
import { progressOf } from '../../compute/progress.ts'
import type { Operation } from '../../compute/schema.ts'
import { parseTime, readTime } from '../../compute/time.ts'
import { durationText } from '../../text/duration.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { visible } from '../../text/visible.ts'
import { ErrorDetails } from './ErrorDetails.tsx'
import styles from './OperationItem.module.css'
import { StatusMark } from './StatusMark.tsx'

const WHAT = new Map([
  ['insert', 'Create'],
  ['delete', 'Delete'],
  ['setDeprecation', 'Change the deprecation state'],
  ['setLabels', 'Change labels'],
  ['patch', 'Change fields'],
  ['update', 'Change fields'],
])

interface OperationItemProps {
  operation: Operation
  now: number
  /** Said beside the operation: what it was on, where that is not clear. */
  note?: ReactNode
}

/** One operation: what, how far or with what result, by whom, when, how long; errors and warnings in the API's words. */
export function OperationItem({ operation, now, note }: OperationItemProps) {
  const { operationType = '', user, insertTime, startTime, endTime } = operation
  const took = parseTime(endTime ?? '') - parseTime(startTime ?? insertTime ?? '')
  return (
    <div className={styles['operation']}>
      <div className={styles['line']}>
        <strong>{WHAT.get(operationType) ?? (visible(operationType) || 'Operation')}</strong>{' '}
        <Result operation={operation} /> {note}
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
      <Messages operation={operation} />
    </div>
  )
}

function Result({ operation }: { operation: Operation }) {
  const { status } = operation
  const progress = progressOf(operation)
  if (status === 'DONE') {
    return operationProblem(operation) ? (
      <StatusMark status="FAILED" />
    ) : (
      <span className={styles['good']}>Succeeded</span>
    )
  }
  return (
    <span role="status" className={styles['running']}>
      <progress max={100} value={progress} aria-label="Progress" />
      {status === 'PENDING' ? 'Pending' : 'Running'}
      {progress !== undefined && ` · ${progress} %`}
    </span>
  )
}

function Messages({ operation: { error, warnings = [] } }: { operation: Operation }) {
  const messages = [
    ...(error?.errors ?? []).map((each) => ({ ...each, tone: 'error' })),
    ...warnings.map((each) => ({ ...each, tone: 'warning' })),
  ]
  if (messages.length === 0) return null
  return (
    <>
      <ul className={styles['messages']}>
        {messages.map(({ code = '', message = '', tone }) => (
          <li key={`${code} ${message}`} className={styles[tone]}>
            <code>{visible(code)}</code> <SafeText text={message} limit={600} />
          </li>
        ))}
      </ul>
      <ErrorDetails details={detailsOfShown(error?.errors)} />
    </>
  )
}
