import { useEffect, useSyncExternalStore } from 'react'
import { lazyPart } from './lazyPart.tsx'
import { toastStore } from './toasts.ts'

const ToastList = lazyPart(() => import('./ToastList.tsx'))

/** ms after which the list is loaded though there is nothing to say: it may be that the network fails. */
const WARM_AFTER = 1500

/**
 * Where toasts show: once, in the shell. The live region is there before there is anything to say,
 * as screen readers need it; what fills it is loaded with the first message.
 */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get)
  useEffect(() => {
    const timer = setTimeout(ToastList.warm, WARM_AFTER)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div aria-live="polite" aria-relevant="additions">
      {toasts.length > 0 && <ToastList toasts={toasts} />}
    </div>
  )
}
