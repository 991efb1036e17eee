import { useEffect } from 'react'

type Load = () => Promise<unknown>

/**
 * Loads code that may be needed when there is no network any more: what says so, and what asks before
 * something is lost. Not loaded is no error: it is tried again when it is needed.
 * @param loads a constant: it is looked at once
 */
export function useWarm(loads: readonly Load[]): void {
  useEffect(() => {
    for (const load of loads) load().catch(() => undefined)
  }, [loads])
}

/** What every form may need: messages, and the question before leaving. */
export const FORM_PARTS: readonly Load[] = [
  () => import('./ToastList.tsx'),
  () => import('./LeaveDialog.tsx'),
]
