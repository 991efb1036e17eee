import { operationProblem } from '../compute/operationWords.ts'
import type { Operation } from '../compute/schema.ts'
import { OperationItem } from '../images/parts/OperationItem.tsx'
import styles from './OperationRow.module.css'
import { Target } from './Target.tsx'

/** An operation in a list: what it does to what and, if it failed, why, in plain words too. */
export function OperationRow({ operation, now }: { operation: Operation; now: number }) {
  const problem = operation.status === 'DONE' ? operationProblem(operation) : undefined
  return (
    <li className={styles['row']}>
      <OperationItem
        operation={operation}
        now={now}
        note={
          <>
            <Target operation={operation} />{' '}
            {problem && <span className={styles['problem']}>{problem.plain}</span>}
          </>
        }
      />
    </li>
  )
}
