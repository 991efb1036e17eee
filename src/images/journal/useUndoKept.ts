import type { Kept } from '../../runs/kept.ts'
import { visible } from '../../text/visible.ts'
import { useUndoToast } from '../undo/useUndoToast.tsx'

/** Undoes a recorded change, after checking the current state. If a head would move, it asks first. */
export function useUndoKept(): (kept: Kept) => void {
  const toastUndo = useUndoToast()
  return ({ step, before, result, policies }) => {
    if (result?.kind !== 'done' || !result.undo) return
    const { after, undo } = result
    const outcome = {
      step,
      before: { image: before, policy: policies?.before },
      after,
      policy: policies?.after,
      heads: [],
      undo,
    }
    toastUndo(`You changed ${visible(step.target.image)}.`, { outcomes: [outcome] }, true)
  }
}
