import { useCallback } from 'react'
import type { Outcome } from '../../api/changes/settle.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import { toast } from '../../ui/toasts.ts'
import { UndoToast } from './UndoToast.tsx'

interface ToUndo {
  outcomes: readonly Outcome[]
  /** What the families resolved to before and after. */
  foreseen?: readonly HeadChange[]
}

/** @param now undoes it at once: that is what was asked for */
type ToastUndo = (message: string, done: ToUndo, now?: boolean) => void

/**
 * Says that a change was made, in a toast with Undo where there is a way back. It works also after
 * the page was left.
 */
export function useUndoToast(): ToastUndo {
  return useCallback((message, { outcomes: [outcome], foreseen = [] }, now = false) => {
    if (!outcome?.undo) {
      toast({ message })
      return
    }
    toast({
      message,
      content: (shown) => <UndoToast {...shown} {...{ message, outcome, now }} heads={foreseen} />,
    })
  }, [])
}
