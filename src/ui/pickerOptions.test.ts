import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fittingOptions, rowsInView } from './pickerOptions.ts'

const options = [
  { value: 'p/a', label: 'web-1', detail: 'us-central1-a' },
  { value: 'p/b', label: 'db-1', detail: 'europe-west1-b' },
]

test('every word has to be somewhere in the option', () => {
  expect(fittingOptions(options, 'WEB us')).toEqual([options[0]])
  expect(fittingOptions(options, '1')).toEqual(options)
  expect(fittingOptions(options, 'web europe')).toEqual([])
})

test('everything is offered before anything is typed', () => {
  expect(fittingOptions(options, null)).toBe(options)
  expect(fittingOptions(options, ' ')).toBe(options)
})

test('few rows are rendered, each once, including all in view and the active one', () => {
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.nat(4_400_000),
      fc.integer({ min: -1, max: 100_000 }),
      (count, top, active) => {
        const rows = rowsInView(count, top, 264, 44, active)
        expect(rows.length).toBeLessThan(16)
        expect(new Set(rows).size).toBe(rows.length)
        expect(rows.every((row) => row >= 0 && row < count)).toBe(true)
        if (active >= 0 && active < count) expect(rows).toContain(active)
        for (let y = top; y < Math.min(top + 264, count * 44); y += 44) {
          expect(rows).toContain(Math.floor(y / 44))
        }
      },
    ),
  )
})
