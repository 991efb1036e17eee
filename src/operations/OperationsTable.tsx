import { memo } from 'react'
import { operationProblem } from '../compute/operationWords.ts'
import type { Operation } from '../compute/schema.ts'
import { readTime } from '../compute/time.ts'
import { actionWord } from '../images/parts/actionWord.ts'
import { timeTaken } from '../images/parts/OperationItem.tsx'
import { OperationMessages } from '../images/parts/OperationMessages.tsx'
import { OperationStatus } from '../images/parts/OperationStatus.tsx'
import { durationText } from '../text/duration.ts'
import { clipText, visible } from '../text/visible.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SafeText } from '../ui/SafeText.tsx'
import { useNow } from '../ui/useNow.ts'
import styles from './OperationsTable.module.css'
import { Target } from './Target.tsx'

const COLUMNS = ['Action', 'Target', 'Status', 'Started', 'By', 'Took']

interface OperationsTableProps {
  operations: readonly Operation[]
}

/** Operations, one row each, followed by the reason for a failed one. */
export function OperationsTable({ operations }: OperationsTableProps) {
  return (
    <div className={`card ${styles['frame']}`}>
      <table className={styles['table']} aria-label="Operations">
        <Head />
        {operations.map((operation) => (
          <Rows key={operation.name} operation={operation} />
        ))}
      </table>
    </div>
  )
}

const Head = () => (
  <thead>
    <tr>
      {COLUMNS.map((column) => (
        <th key={column} scope="col">
          {column}
        </th>
      ))}
    </tr>
  </thead>
)

/**
 * The rows of one operation: its own, and one for errors and warnings. Hundreds are listed while running
 * ones are polled: only those that have changed are drawn again.
 */
const Rows = memo(function Rows({ operation }: { operation: Operation }) {
  const { name, operationType, user, insertTime, error, warnings = [] } = operation
  const problem = operation.status === 'DONE' ? operationProblem(operation) : undefined
  const took = timeTaken(operation)
  const says = (error?.errors?.length ?? 0) + warnings.length > 0
  return (
    <tbody>
      <tr>
        <th scope="row">
          {actionWord(operationType)}
          <span className={styles['id']}>
            <span className="mono">{visible(clipText(name, 100))}</span>
            <CopyButton text={name} name={`operation ${visible(clipText(name, 100))}`} />
          </span>
        </th>
        <td>
          <Target operation={operation} />
        </td>
        <td>
          <OperationStatus operation={operation} />
        </td>
        <td>
          <Started time={insertTime} />
        </td>
        <td className={styles['by']}>
          {user ? <SafeText text={user} limit={200} /> : <span className="muted">–</span>}
        </td>
        <td>{took >= 0 ? durationText(took) : <span className="muted">–</span>}</td>
      </tr>
      {(problem ?? says) && (
        <tr className={styles['more']}>
          <td colSpan={COLUMNS.length}>
            {problem && <p className={styles['problem']}>{problem.plain}</p>}
            <OperationMessages operation={operation} />
          </td>
        </tr>
      )}
    </tbody>
  )
})

const Started = ({ time }: { time: string | undefined }) => (
  <RelativeTime time={readTime(time)} now={useNow()} />
)

/** Placeholders for the first operations. */
export const OperationsSkeleton = () => (
  <div className={`card ${styles['frame']}`} aria-hidden="true">
    <table className={styles['table']}>
      <Head />
      <tbody>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <tr key={key} className={styles['waiting']}>
            {COLUMNS.map((column) => (
              <td key={column} aria-label="Loading">
                <span className="skeleton" />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
