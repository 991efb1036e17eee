import { useSyncExternalStore } from 'react'
import { lazyPart } from './lazyPart.tsx'
import { toastStore } from './toasts.ts'

/** Loaded early: there may be no network when there is something to say. */
export const ToastList = lazyPart(() => import('./ToastList.tsx'))

/**
 * Where toasts show: once, in the shell. The live region is there before there is anything to say,
 * as screen readers need it; what fills it is loaded with the first message.
 */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get)
  return (
    <div aria-live="polite" aria-relevant="additions">
      {toasts.length > 0 && <ToastList toasts={toasts} />}
    </div>
  )
}
