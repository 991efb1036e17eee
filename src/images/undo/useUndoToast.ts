import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Outcome } from '../../api/changes.ts'
import { explainBriefly } from '../../api/error.ts'
import type { Target } from '../../compute/changes/change.ts'
import { toast } from '../../ui/toasts.ts'
import { undoChange } from './undo.ts'

/**
 * Says that a change was made, in a toast with Undo where there is a way back. It works also after
 * the page was left.
 */
export function useUndoToast(): (target: Target, message: string, outcome: Outcome) => void {
  const client = useQueryClient()
  return useCallback(
    (target, message, outcome) => {
      const run = () =>
        void undoChange(client, target, outcome).then(
          () => toast({ message: `Undone: your change of ${target.image} is taken back.` }),
          (error: unknown) =>
            toast({ tone: 'error', message: `Not undone. ${explainBriefly(error)}` }),
        )
      toast({ message, ...(outcome.undo && { action: { label: 'Undo', run } }) })
    },
    [client],
  )
}
