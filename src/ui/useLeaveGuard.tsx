import { useBlocker } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { lazyPart } from './lazyPart.tsx'

const LeaveDialog = lazyPart(() => import('./LeaveDialog.tsx'), {
  failed: ({ onStay }) => onStay(),
})

interface LeaveGuard {
  /** Something would be lost. */
  dirty: boolean
  /** What would be lost: “the labels that you have changed”. */
  what: string
  /** Whether a path keeps it all the same, as the steps of a wizard do; the path it is on always does. */
  stays?: (pathname: string) => boolean
}

/**
 * Asks before a page is left by which something typed would be lost: in the console by a dialog,
 * which it gives to be rendered; out of it by the browser's own question. To leave after saving,
 * navigate with `ignoreBlocker`.
 */
export function useLeaveGuard({ dirty, what, stays }: LeaveGuard): ReactNode {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      dirty && next.pathname !== current.pathname && !stays?.(next.pathname),
    enableBeforeUnload: dirty,
    disabled: !dirty,
    withResolver: true,
  })
  // There may be no network by the time that the question has to be asked.
  useEffect(() => {
    if (dirty) LeaveDialog.warm()
  }, [dirty])
  if (blocker.status !== 'blocked') return null
  return <LeaveDialog what={what} onLeave={blocker.proceed} onStay={blocker.reset} />
}
