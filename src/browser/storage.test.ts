import { afterEach, expect, test, vi } from 'vitest'
import { forgetWork } from './storage.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A storage that holds what its keys say, as browsers have it: keys are properties. */
const storageOf = (items: Record<string, string>) =>
  Object.defineProperty(items, 'removeItem', {
    value: (key: string) => delete items[key],
    enumerable: false,
  })

test('work is forgotten where storage allows it, even if the other one is blocked', () => {
  const tab = storageOf({ 'compute-images.createRun.p': '{}', 'compute-images.scheme': 'dark' })
  vi.stubGlobal('localStorage', undefined)
  vi.stubGlobal('sessionStorage', tab)
  forgetWork()
  expect(Object.keys(tab)).toEqual(['compute-images.scheme'])
})
