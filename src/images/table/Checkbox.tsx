import type { Extent } from './selection.ts'

interface CheckboxProps {
  label: string
  extent: Extent
  tabIndex?: number
  /** @param range whether Shift is held, for all from the last one changed to this one */
  onChange(range: boolean): void
}

/** A checkbox for one or many: checked if all are, indeterminate if some are. */
export function Checkbox({ label, extent, tabIndex, onChange }: CheckboxProps) {
  return (
    <input
      type="checkbox"
      className="checkbox"
      aria-label={label}
      checked={extent === 'all'}
      ref={(element) => {
        // There is no attribute for it.
        if (element) element.indeterminate = extent === 'mixed'
      }}
      tabIndex={tabIndex}
      onChange={({ nativeEvent }) =>
        onChange(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  )
}
