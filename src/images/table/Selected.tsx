import { lazyPart } from '../../ui/lazyPart.tsx'
import type { SelectionBarProps } from './SelectionBar.tsx'

const SelectionBar = lazyPart(() => import('./SelectionBar.tsx'))

/** Loads the bar's code, when something may soon be selected. */
export const loadSelectionBar = SelectionBar.warm

/** The selection bar; nothing if nothing is selected. */
export const Selected = (props: SelectionBarProps) =>
  props.selecting.selected.images.length > 0 && <SelectionBar {...props} />
