import { useRouter } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { ToastList } from './ToastList.tsx'
import { dismissHere, toastStore } from './toasts.ts'

/**
 * Where toasts show: once, in the shell. The live region is there before there is anything to say,
 * as screen readers need it.
 */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get)
  const router = useRouter()
  useEffect(
    () => router.subscribe('onRendered', ({ pathChanged }) => pathChanged && dismissHere()),
    [router],
  )
  return (
    <div aria-live="polite" aria-relevant="additions">
      {toasts.length > 0 && <ToastList toasts={toasts} />}
    </div>
  )
}
