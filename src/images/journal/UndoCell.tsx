import { mdiUndoVariant } from '@mdi/js'
import { useState } from 'react'
import type { Kept } from '../../runs/kept.ts'
import { visible } from '../../text/visible.ts'
import { Icon } from '../../ui/Icon.tsx'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'
import { useCatchFocus } from '../parts/catchFocus.ts'
import { undoneText } from './kinds.ts'
import type { Stand } from './stand.ts'
import { useUndoKept } from './useUndoKept.ts'

const RecipeDialog = lazyPart(() => import('./RecipeDialog.tsx'), CLOSES)

/** The undo of one change, or why there is none. */
export function UndoCell({ kept, stand }: { kept: Kept; stand: Stand }) {
  const undo = useUndoKept()
  const [open, setOpen] = useState(false)
  const name = visible(kept.step.target.image)
  switch (stand.kind) {
    case 'undo':
      return <UndoButton name={name} onClick={() => undo(kept)} />
    case 'recipe':
      return (
        <>
          <button
            type="button"
            className="button small"
            aria-label={`Recipe of ${name}`}
            onClick={() => setOpen(true)}
          >
            Recipe
          </button>
          {open && <RecipeDialog image={stand.image} onClose={() => setOpen(false)} />}
        </>
      )
    case 'undone':
      return <span className="muted">{undoneText(stand.at)}</span>
    default:
      return <span className="muted">{stand.why}</span>
  }
}

function UndoButton({ name, onClick }: { name: string; onClick(): void }) {
  useCatchFocus()
  return (
    <button
      type="button"
      className="button small"
      aria-label={`Undo the change to ${name}`}
      onClick={onClick}
    >
      <Icon path={mdiUndoVariant} size={16} /> Undo
    </button>
  )
}
