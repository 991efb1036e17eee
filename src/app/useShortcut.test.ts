import { expect, test } from 'vitest'
import { isShortcut } from './useShortcut.ts'

const held = { ctrlKey: true, metaKey: false, shiftKey: false }

test('Ctrl or ⌘ with the key, and nothing else', () => {
  expect(isShortcut({ ...held, key: 'k' }, 'k')).toBe(true)
  expect(isShortcut({ ...held, ctrlKey: false, metaKey: true, key: 'K' }, 'k')).toBe(true)
  expect(isShortcut({ ...held, ctrlKey: false, key: 'k' }, 'k')).toBe(false)
  expect(isShortcut({ ...held, key: 'j' }, 'k')).toBe(false)
})

test('Ctrl+Shift is left to the browser, and a key event without a key is ignored', () => {
  expect(isShortcut({ ...held, shiftKey: true, key: 'K' }, 'k')).toBe(false)
  expect(isShortcut(held, 'k')).toBe(false)
})
