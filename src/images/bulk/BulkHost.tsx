import { useEffect, useSyncExternalStore } from 'react'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'
import { catchFocus } from '../parts/catchFocus.ts'
import type { Others } from './RunPanel.tsx'
import { bulkStore } from './store.ts'

const BulkDialog = lazyPart(() => import('./BulkDialog.tsx'), CLOSES)
const RunChip = lazyPart(() => import('./RunChip.tsx'))
const RunDialog = lazyPart(() => import('./RunDialog.tsx'), CLOSES)

const useBulk = () => useSyncExternalStore(bulkStore.subscribe, bulkStore.get)

/** The bulk change and run dialogs, on any page. */
export function BulkHost() {
  const { asked, run, open } = useBulk()
  const isShown = asked !== undefined || (run !== undefined && open)
  useEffect(() => (isShown ? () => void requestAnimationFrame(catchFocus) : undefined), [isShown])
  if (asked) return <BulkDialog asked={asked} onClose={() => bulkStore.set({ asked: undefined })} />
  if (run && open) return <RunDialog run={run} onClose={() => bulkStore.set({ open: false })} />
  return null
}

/**
 * The run's chip in the header, shown while its dialog is closed.
 * @param others lists the other operations
 */
export function BulkChip({ others }: { others: Others }) {
  const { run, open } = useBulk()
  return run && !open ? <RunChip {...{ run, others }} /> : null
}

/** Preloads the dialog's code. */
export const loadBulkDialog = BulkDialog.warm
