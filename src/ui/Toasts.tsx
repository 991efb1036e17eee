import { useRouter } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { ToastList } from './ToastList.tsx'
import { dismissHere, toastStore } from './toasts.ts'

/**
 * Where toasts appear: once, in the shell. The live region exists before there is anything to
 * announce, as screen readers require.
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
