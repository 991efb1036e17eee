import { isRunning, operationProblem } from '../../compute/operationWords.ts'
import { progressOf } from '../../compute/progress.ts'
import type { Operation } from '../../compute/schema.ts'
import styles from './OperationItem.module.css'
import { StatusMark } from './StatusMark.tsx'

/** The progress of an operation, or its result; a status that isn't documented is shown as it is. */
export function OperationStatus({ operation }: { operation: Operation }) {
  const { status } = operation
  const progress = progressOf(operation)
  if (status === 'DONE') {
    return operationProblem(operation) ? (
      <StatusMark status="FAILED" />
    ) : (
      <span className={styles['good']}>Succeeded</span>
    )
  }
  if (!isRunning(operation)) return <StatusMark status={status} />
  return (
    <span role="status" className={styles['running']}>
      <progress max={100} value={progress} aria-label="Progress" />
      {status === 'PENDING' ? 'Pending' : 'Running'}
      {progress !== undefined && ` · ${progress}%`}
    </span>
  )
}
