import { useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { focusIfLost } from '../parts/catchFocus.ts'
import type { BulkRun } from './bulkRun.ts'
import RunDialog from './RunDialog.tsx'
import { bulkStore } from './store.ts'

/**
 * Opens the run that is in the way, above the dialog that waits for it and keeps what was typed. It stays
 * open once the run has ended and is no longer in the way.
 */
export function OpenRun({ isBusy }: { isBusy: boolean }) {
  const [run, setRun] = useState<BulkRun>()
  const place = useRef<HTMLSpanElement>(null)
  const close = () => {
    setRun(undefined)
    // The button that opened it may be gone by now.
    requestAnimationFrame(() => focusIfLost(place.current))
  }
  return (
    <span ref={place} tabIndex={-1}>
      {isBusy && (
        <Button small look="quiet" onClick={() => setRun(bulkStore.get().run)}>
          Open run
        </Button>
      )}
      {run && <RunDialog run={run} isAbove onClose={close} />}
    </span>
  )
}
