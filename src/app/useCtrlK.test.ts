import { expect, test } from 'vitest'
import { isCtrlK } from './useCtrlK.ts'

const held = { ctrlKey: true, metaKey: false, shiftKey: false }

test('Ctrl or ⌘ with K, and nothing else', () => {
  expect(isCtrlK({ ...held, key: 'k' })).toBe(true)
  expect(isCtrlK({ ...held, ctrlKey: false, metaKey: true, key: 'K' })).toBe(true)
  expect(isCtrlK({ ...held, ctrlKey: false, key: 'k' })).toBe(false)
  expect(isCtrlK({ ...held, key: 'j' })).toBe(false)
  expect(isCtrlK({ ...held, key: 'л', code: 'KeyK' })).toBe(true)
})

test('Ctrl+Shift is left to the browser, and a key event without a key is ignored', () => {
  expect(isCtrlK({ ...held, shiftKey: true, key: 'K' })).toBe(false)
  expect(isCtrlK(held)).toBe(false)
})
