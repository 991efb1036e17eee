import { useBlocker } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { lazyPart } from './lazyPart.tsx'

const LeaveDialog = lazyPart(() => import('./LeaveDialog.tsx'), {
  failed: ({ onStay }) => onStay(),
})

interface LeaveGuard {
  /** Something would be lost. */
  dirty: boolean
  /** It is being saved, which leaving doesn't stop: only the browser's own prompt asks. */
  saving?: boolean | undefined
  /** What would be lost: “your changes to the labels”. */
  what: string
}

/**
 * Asks before leaving a page when typed input would be lost: with a dialog inside the console,
 * which it returns to be rendered, and with the browser's own prompt otherwise. To leave after
 * saving, navigate with `ignoreBlocker`.
 */
export function useLeaveGuard({ dirty, saving = false, what }: LeaveGuard): ReactNode {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && !saving && next.pathname !== current.pathname,
    enableBeforeUnload: dirty,
    disabled: !dirty,
    withResolver: true,
  })
  // The network may be gone by the time the dialog is needed.
  useEffect(() => {
    if (dirty) LeaveDialog.warm()
  }, [dirty])
  if (blocker.status !== 'blocked') return null
  return <LeaveDialog what={what} onLeave={blocker.proceed} onStay={blocker.reset} />
}
