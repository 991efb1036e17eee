/** The focus goes back to where it was. When that is gone, as a deleted row is, it goes near to it. */
export function catchFocus(): void {
  if (document.activeElement && document.activeElement !== document.body) return
  const row = document.querySelector<HTMLElement>('[role="treegrid"] [data-index][tabindex="0"]')
  ;(row ?? document.querySelector<HTMLElement>('h1'))?.focus()
}
