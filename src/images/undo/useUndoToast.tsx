import { useCallback } from 'react'
import type { Outcome } from '../../api/changes/settle.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import { toast } from '../../ui/toasts.ts'
import { canUndo } from './undo.ts'
import { UndoToast } from './UndoToast.tsx'

interface ToUndo {
  /** In the order they were made, each of another image. */
  outcomes: readonly Outcome[]
  /** What the families resolved to before and after. */
  foreseen?: readonly HeadChange[]
  /** Called at the end of each attempt to undo it. */
  onEnd?(): void
}

/** @param now undo it at once, without waiting for the button */
type ToastUndo = (message: string, done: ToUndo, now?: boolean) => void

/** Reports a change, or several, in a toast, with Undo if it can be undone. It still works after leaving the page. */
export function useUndoToast(): ToastUndo {
  return useCallback((message, { outcomes, foreseen = [], onEnd }, now = false) => {
    if (!canUndo(outcomes)) {
      toast({ message })
      return
    }
    toast({
      message,
      content: (shown) => (
        <UndoToast {...shown} {...{ message, outcomes, now, onEnd }} heads={foreseen} />
      ),
    })
  }, [])
}
