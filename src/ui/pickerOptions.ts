/** What a picker offers, and what matches the typed text. */

export interface PickerOption {
  /** The text the field gets. */
  value: string
  label: string
  /** A second, quieter line. */
  detail?: string
  /** Why it can't be chosen; it is shown anyway. */
  disabledReason?: string | undefined
}

/**
 * Options whose label, value or detail contains every typed word. Everything is offered while the
 * text is exactly one option's, or nothing was typed since the field got focus.
 */
export function fittingOptions(
  options: readonly PickerOption[],
  typed: string | null,
): readonly PickerOption[] {
  const words = (typed ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return options
  return options.filter(({ value, label, detail = '' }) => {
    const text = `${label} ${value} ${detail}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** The rows to render: those in view plus some around them, and the active one wherever it is. */
export function rowsInView(
  count: number,
  scrollTop: number,
  height: number,
  rowHeight: number,
  active: number,
): number[] {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - 3)
  const last = Math.min(count - 1, Math.ceil((scrollTop + height) / rowHeight) + 3)
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  if (active >= 0 && active < count && (active < first || active > last)) rows.push(active)
  return rows
}
