/** Returns the focus to where it was or, if that is gone, like a deleted row, close to it. */
export function catchFocus(): void {
  if (document.activeElement && document.activeElement !== document.body) return
  const row = document.querySelector<HTMLElement>('[role="treegrid"] [data-index][tabindex="0"]')
  ;(row ?? document.querySelector<HTMLElement>('h1'))?.focus()
}
