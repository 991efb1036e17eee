/** Which keys are shortcuts, and what on the page they are about. */

/** Where a letter is text, or chooses something. */
const TAKES_LETTERS =
  'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=combobox], [role=listbox], [role=menu]'

/** A dialog or a menu that is open. */
const MODAL = 'dialog[open], .MuiModal-root'

/** Whether a key may be a shortcut: nothing is being typed, no dialog is open, and no one else has handled it. */
export function isForShortcuts(event: KeyboardEvent): boolean {
  const { target, ctrlKey, altKey, metaKey, defaultPrevented } = event
  if (defaultPrevented || ctrlKey || altKey || metaKey) return false
  if (target instanceof Element && target.closest(TAKES_LETTERS)) return false
  return document.querySelector(MODAL) === null
}

const ROW = '[role="row"][data-index]'

/**
 * Does in a list what this key does there. If the focus is elsewhere, it only moves to the list's
 * current row.
 * @returns whether there is a list
 */
export function pressInList(key: string): boolean {
  const focused = document.activeElement?.closest(`main ${ROW}`)
  if (focused) {
    focused.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    return true
  }
  const current = document.querySelector<HTMLElement>(`main ${ROW}[tabindex="0"]`)
  current?.focus()
  return current !== null
}

/** Focuses the filter of the page, with its text selected. */
export function focusFilter(): boolean {
  const field = document.querySelector<HTMLInputElement>('main [role="search"] input')
  field?.select()
  field?.focus()
  return field !== null
}
