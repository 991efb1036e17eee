import type { Kept } from '../../runs/kept.ts'
import { visible } from '../../text/visible.ts'
import { useUndoToast } from '../undo/useUndoToast.tsx'

/** Undoes a change that is kept, after a look at what is there now; a head that moves is shown first. */
export function useUndoKept(): (kept: Kept) => void {
  const toastUndo = useUndoToast()
  return ({ step, before, result, policies }) => {
    if (result?.kind !== 'done' || !result.undo) return
    const { after: image, undo } = result
    const outcome = {
      step,
      before: { image: before, policy: policies?.before },
      image,
      policy: policies?.after,
      heads: [],
      undo,
    }
    toastUndo(`Your change to ${visible(step.target.image)}`, { outcomes: [outcome] }, true)
  }
}
