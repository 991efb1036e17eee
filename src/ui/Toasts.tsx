import { lazy, Suspense, useSyncExternalStore } from 'react'
import { toastStore } from './toasts.ts'

const ToastList = lazy(() => import('./ToastList.tsx'))

/**
 * Where toasts show: once, in the shell. The live region is there before there is anything to say,
 * as screen readers need it; what fills it is loaded with the first message.
 */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get)
  return (
    <div aria-live="polite" aria-relevant="additions">
      {toasts.length > 0 && (
        <Suspense>
          <ToastList toasts={toasts} />
        </Suspense>
      )}
    </div>
  )
}
