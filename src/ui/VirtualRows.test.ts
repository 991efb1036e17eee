import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextRange } from './VirtualRows.tsx'

const scenes = fc.record({
  count: fc.integer({ min: 1, max: 100_000 }),
  row: fc.constantFrom(32, 40, 60),
  screen: fc.integer({ min: 100, max: 2160 }),
  shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
})

test('at any scroll position the screen is full of rows, and there are never more than a hundred', () => {
  fc.assert(
    fc.property(scenes, ({ count, row, screen, shares }) => {
      let range = { from: 0, to: 23 }
      for (const share of shares) {
        const top = -Math.round(share * count * row)
        range = nextRange(range, { top, height: count * row }, count, screen)
        expect(Math.max(range.from, 0) * row + top).toBeLessThanOrEqual(0)
        expect(range.to * row + top).toBeGreaterThanOrEqual(Math.min(screen, count * row + top))
        expect(range.to - range.from).toBeLessThanOrEqual(100)
      }
    }),
  )
})

test('rows that fill the screen are enough for the first paint', () => {
  const filled = { from: 0, to: 20 }
  const box = { top: 0, height: 40_000 }
  expect(nextRange(filled, box, 1000, 800, 0)).toBe(filled)
  expect(nextRange(filled, box, 1000, 800).to).toBeGreaterThan(20)
  expect(nextRange({ from: 0, to: 19 }, box, 1000, 800, 0).to).toBeGreaterThan(20)
})

test('a short scroll changes nothing', () => {
  const range = nextRange({ from: 0, to: 0 }, { top: -4000, height: 40_000 }, 1000, 800)
  expect(range).toEqual({ from: 88, to: 132 })
  expect(nextRange(range, { top: -4300, height: 40_000 }, 1000, 800)).toBe(range)
  expect(nextRange(range, { top: -4400, height: 40_000 }, 1000, 800)).not.toBe(range)
})

test('scrolling by less than a row changes nothing, even if one row less is in view', () => {
  const half = nextRange({ from: 0, to: 0 }, { top: -4020, height: 40_000 }, 1000, 800)
  expect(nextRange(half, { top: -4040, height: 40_000 }, 1000, 800)).toBe(half)
})

test('rows below the screen aren’t rendered', () => {
  const range = nextRange({ from: 0, to: 0 }, { top: 2000, height: 40_000 }, 1000, 800)
  expect(range.to).toBeLessThanOrEqual(0)
})

test('without a height yet, the range stays the same', () => {
  const range = { from: 0, to: 20 }
  expect(nextRange(range, { top: 0, height: 0 }, 10, 800)).toBe(range)
})
