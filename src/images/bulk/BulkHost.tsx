import { useEffect, useSyncExternalStore } from 'react'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'
import { catchFocus } from '../parts/catchFocus.ts'
import { bulkStore } from './store.ts'

const BulkDialog = lazyPart(() => import('./BulkDialog.tsx'), CLOSES)
const RunChip = lazyPart(() => import('./RunChip.tsx'))
const RunDialog = lazyPart(() => import('./RunDialog.tsx'), CLOSES)

const useBulk = () => useSyncExternalStore(bulkStore.subscribe, bulkStore.get)

/** The dialog of what is done to many images at once, on whatever page one is. */
export function BulkHost() {
  const { asked, run, open } = useBulk()
  const isShown = asked !== undefined || (run !== undefined && open)
  useEffect(() => (isShown ? () => void requestAnimationFrame(catchFocus) : undefined), [isShown])
  if (asked) return <BulkDialog asked={asked} onClose={() => bulkStore.set({ asked: undefined })} />
  if (run && open) return <RunDialog run={run} onClose={() => bulkStore.set({ open: false })} />
  return null
}

/** The run in the header, while its dialog is closed. */
export function BulkChip() {
  const { run, open } = useBulk()
  return run && !open ? <RunChip run={run} /> : null
}

/** Loads the dialog's code, for when it may be opened soon. */
export const loadBulkDialog = BulkDialog.warm
