import { useState, type KeyboardEvent, type MouseEvent } from 'react'

/**
 * Keys that are down, by `code`, each with the number of its press: all presses are counted. One whose
 * press was before this code was there has none.
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
    // A Mac does not tell that a key is let go while ⌘ is down.
    if (key === 'Meta') held.clear()
    else held.delete(code)
  },
  true,
)
addEventListener('blur', () => held.clear())

const ACTIVATES = ['Enter', 'NumpadEnter', 'Space']

/**
 * Keeps the key that opened something from answering it, too: until that key is let go, it and its
 * repeats do nothing there.
 * @returns handlers for the element in which all of it is
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
      // The focus has moved here while the key went down: a button takes that for a click.
      const byKey = event.detail === 0
      if (byKey && ACTIVATES.some(isOpening)) ignore(event)
    },
  }
}
