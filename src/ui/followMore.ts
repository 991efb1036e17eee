const CONTROLS = ':is(a[href], button, input, summary, [tabindex]):not([tabindex="-1"])'

/**
 * To be called when a button is pressed that shows more of a list. If that was all, the button goes, and the
 * focus moves to what comes in its place: the first control of what has appeared.
 */
export function followMore(button: HTMLElement): void {
  const place = button.closest<HTMLElement>('ul[tabindex], main')
  const controls = () => [...(place?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])]
  const at = controls().indexOf(button)
  requestAnimationFrame(() => {
    if (!button.isConnected) (controls()[at] ?? place)?.focus()
  })
}
