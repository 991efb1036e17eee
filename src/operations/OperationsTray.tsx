import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { pollInterval } from '../api/http/poll.ts'
import { recentQuery, runningQuery } from '../api/runningOperations.ts'
import { linkName } from '../compute/links.ts'
import { operationProblem } from '../compute/operationWords.ts'
import type { Operation } from '../compute/schema.ts'
import { useRunWatch } from '../images/bulk/useRunWatch.ts'
import { useLive } from '../images/live/useLive.ts'
import { ErrorText } from '../images/parts/ErrorText.tsx'
import { count } from '../text/count.ts'
import { useNow } from '../ui/useNow.ts'
import { visible } from '../text/visible.ts'
import { inOrder } from './list.ts'
import { OperationRow } from './OperationRow.tsx'
import styles from './OperationsTray.module.css'
import { useFinished } from './useFinished.ts'

/**
 * Watches operations and runs, and what is changed elsewhere; announces to screen readers what has
 * ended.
 */
export function RunningWatch({ project }: { project: string }) {
  const [announced, setAnnounced] = useState('')
  useRunWatch(project)
  useLive(project)
  useFinished(project, (operation) => setAnnounced(ending(operation)))
  return (
    <span role="status" className="visually-hidden">
      {announced}
    </span>
  )
}

interface TrayListProps {
  project: string
  onLeave(): void
  /** Operations that are shown elsewhere. */
  isLeftOut?(operation: Operation): boolean
  /** Said if there are none. */
  nothing?: string
}

/** ms between polls while the tray is open. */
const watched = ({ state }: { state: { status: string } }) => pollInterval(5000, state)

/** Running operations, and the last few that have ended. */
export function TrayList(props: TrayListProps) {
  const { project, onLeave, isLeftOut = () => false, nothing = 'Nothing is running.' } = props
  const now = useNow('second')
  const client = useQueryClient()
  const recent = useQuery({ ...recentQuery(project), refetchInterval: watched })
  const running = useQuery({ ...runningQuery(client, project), refetchInterval: watched })
  const isShown = (operation: Operation) => !isLeftOut(operation)
  const done = (recent.data?.items ?? []).filter(({ status }) => status === 'DONE')
  const going = (running.data?.operations ?? []).filter(isShown)
  const operations = inOrder(done.filter(isShown).slice(0, 5), going)
  return (
    <>
      {operations.length > 0 ? (
        <ul className={styles['list']} onClickCapture={leaveOnLink(onLeave)}>
          {operations.map((operation) => (
            <OperationRow key={operation.name} operation={operation} now={now} />
          ))}
        </ul>
      ) : (
        <div className={`muted ${styles['empty']}`}>
          {recent.isPending ? (
            'Reading…'
          ) : recent.error ? (
            <ErrorText error={recent.error} />
          ) : recent.data.unreadable > 0 ? (
            `${count(recent.data.unreadable, 'operation')} couldn’t be read.`
          ) : (
            nothing
          )}
        </div>
      )}
      <div className={styles['foot']}>
        <Link to="/projects/$project/operations" params={{ project }} onClick={onLeave}>
          All operations
        </Link>
      </div>
    </>
  )
}

const leaveOnLink = (onLeave: () => void) => (event: { target: EventTarget }) => {
  if (event.target instanceof Element && event.target.closest('a')) onLeave()
}

/** `insert web-base-v42: done`, for screen readers. */
function ending(operation: Operation): string {
  const { operationType = 'operation', targetLink = '' } = operation
  const problem = operationProblem(operation)
  const what = visible(`${operationType} ${linkName(targetLink)}`.trim())
  return `${what}: ${problem ? `failed. ${problem.plain}` : 'done.'}`
}
