import { afterEach, expect, test, vi } from 'vitest'
import { downloadText } from './download.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('a download stays readable after the click, and is released later', () => {
  vi.useFakeTimers()
  const link = { href: '', download: '', click: vi.fn<() => void>() }
  vi.stubGlobal('document', { createElement: () => link })
  const revoke = vi.spyOn(URL, 'revokeObjectURL')
  downloadText('recipes.json', '{}', 'application/json')
  expect(link).toMatchObject({ download: 'recipes.json', href: expect.stringMatching(/^blob:/) })
  expect(link.click).toHaveBeenCalledOnce()
  expect(revoke).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(revoke).toHaveBeenCalledExactlyOnceWith(link.href)
})
