import type { Kept } from '../../runs/kept.ts'
import { visible } from '../../text/visible.ts'
import { useUndoToast } from '../undo/useUndoToast.tsx'

/** The recorded changes that are being undone, by id: a second click doesn't undo one twice. */
const undoing = new Set<string>()

/** Undoes a recorded change, after checking the current state. If a head would move, it asks first. */
export function useUndoKept(): (kept: Kept) => void {
  const toastUndo = useUndoToast()
  return ({ id, step, before, result, policies }) => {
    if (result?.kind !== 'done' || !result.undo || undoing.has(id)) return
    undoing.add(id)
    const { after, undo } = result
    const outcome = {
      step,
      before: { image: before, policy: policies?.before },
      after,
      policy: policies?.after,
      heads: [],
      undo,
    }
    const onEnd = () => undoing.delete(id)
    toastUndo(`You changed ${visible(step.target.image)}.`, { outcomes: [outcome], onEnd }, true)
  }
}
