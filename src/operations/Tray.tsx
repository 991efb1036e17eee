import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { runningQuery } from '../api/runningOperations.ts'
import { isRunning } from '../compute/operationWords.ts'
import { ProgressIcon } from '../ui/drawnIcons.tsx'
import popover from '../ui/popover.module.css'
import { useCloseOnBack } from '../ui/useCloseOnBack.ts'
import { useLatePart } from '../ui/useLatePart.ts'
import styles from './Tray.module.css'

const load = () => import('./OperationsTray.tsx')

/**
 * The button in the bar that counts running operations and opens their list. The list's code, which
 * also polls, is loaded when the page is idle: never before its first rows.
 */
export function Tray({ project }: { project: string }) {
  const client = useQueryClient()
  const { data } = useQuery({ ...runningQuery(client, project), enabled: false })
  const [open, setOpen] = useState(false)
  const part = useLatePart(load)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = () => panel.current?.hidePopover()
  useCloseOnBack(close)
  // Counts only what is watched, so that every counted operation is announced when it ends.
  const count = part ? (data?.operations.filter(isRunning).length ?? 0) : 0
  return (
    <>
      <button
        type="button"
        className={`button quiet ${styles['button']}`}
        popoverTarget={id}
        aria-label={count > 0 ? `Operations: ${count} running` : 'Operations'}
        title="Operations"
      >
        {count > 0 && (
          <span className={styles['count']}>
            {count}
            <span className={styles['word']}> running</span>
          </span>
        )}
        <ProgressIcon />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={`${popover['panel']} ${styles['panel']}`}
        role="dialog"
        aria-label="Operations"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open &&
          (part ? (
            <part.TrayList project={project} onLeave={close} />
          ) : (
            <p className="muted">Loading…</p>
          ))}
      </div>
      {part && <part.RunningWatch project={project} />}
    </>
  )
}
