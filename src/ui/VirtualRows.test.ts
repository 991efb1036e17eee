import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleRange } from './VirtualRows.tsx'

test('what is on the screen is in the document, and never more than a hundred rows', () => {
  const cases = fc.record({
    count: fc.integer({ min: 1, max: 100_000 }),
    row: fc.constantFrom(32, 40, 60),
    screen: fc.integer({ min: 100, max: 2160 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(cases, ({ count, row, screen, share }) => {
      const top = -Math.round(share * count * row)
      const { from, to } = visibleRange({ top, height: count * row }, count, screen)
      expect(from * row + top).toBeLessThanOrEqual(0)
      expect(to * row + top).toBeGreaterThanOrEqual(screen)
      expect(to - from).toBeLessThanOrEqual(100)
    }),
  )
})

test('rows below the screen begin at the first', () => {
  expect(visibleRange({ top: 2000, height: 400 }, 10, 800).to).toBeLessThanOrEqual(0)
  expect(visibleRange({ top: 0, height: 0 }, 0, 800)).toEqual({ from: 0, to: 40 })
})
