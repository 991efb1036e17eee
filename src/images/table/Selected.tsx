import { lazyPart } from '../../ui/lazyPart.tsx'
import type { ImageAction } from '../actions/ImageDialogs.tsx'
import type { Entry } from './entry.ts'
import { countSelected } from './selection.ts'
import type { Selecting } from './useSelection.ts'

const SelectionBar = lazyPart(() => import('../actions/SelectionBar.tsx'))

/** Loads the bar's code, when something may soon be selected. */
export const loadSelectionBar = SelectionBar.warm

interface SelectedProps {
  project: string
  selecting: Selecting
  /** The shown images. */
  shown: readonly Entry[]
  onAction(action: ImageAction): void
}

/** The selection bar; nothing if nothing is selected. */
export function Selected({ project, selecting, shown, onAction }: SelectedProps) {
  const { selection, selected, toggle, clear, only } = selecting
  if (selected.length === 0) return null
  return (
    <SelectionBar
      {...{ project, onAction }}
      images={selected.map(({ image }) => image)}
      hidden={selected.length - countSelected(shown, selection)}
      shown={shown.length}
      onSelectAll={() => toggle(shown)}
      onClear={clear}
      onSelectOnly={only}
    />
  )
}
