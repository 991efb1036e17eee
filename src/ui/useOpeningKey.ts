import { useState, type KeyboardEvent, type MouseEvent } from 'react'

/**
 * Keys that are down, by `code`, each with the number of its press. A key pressed before this code
 * loaded has none.
 */
const held = new Map<string, number>()
let presses = 0

addEventListener(
  'keydown',
  ({ code, repeat }) => {
    if (!repeat) held.set(code, (presses += 1))
    else if (!held.has(code)) held.set(code, 0)
  },
  true,
)
addEventListener(
  'keyup',
  ({ code, key }) => {
    // macOS doesn't report keys released while ⌘ is down.
    if (key === 'Meta') held.clear()
    else held.delete(code)
  },
  true,
)
addEventListener('blur', () => held.clear())

const ACTIVATES = ['Enter', 'NumpadEnter', 'Space']

/**
 * Prevents the key that opened something from triggering it too: until that key is released, it and
 * its repeats do nothing there.
 * @returns handlers for the element around it all
 */
export function useOpeningKey() {
  const [opened] = useState(() => presses)
  const isOpening = (code: string) => (held.get(code) ?? Infinity) <= opened
  const ignore = (event: KeyboardEvent | MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  return {
    onKeyDownCapture(event: KeyboardEvent) {
      if (isOpening(event.code)) ignore(event)
    },
    onClickCapture(event: MouseEvent) {
      // The focus moved here while the key was down: to a button that is a click.
      const byKey = event.detail === 0
      if (byKey && ACTIVATES.some(isOpening)) ignore(event)
    },
  }
}
