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

/** @param now undo it at once, without waiting for the button */
type ToastUndo = (message: string, done: ToUndo, now?: boolean) => void

/** Reports a change in a toast, with Undo if it can be undone. It still works after leaving the page. */
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
