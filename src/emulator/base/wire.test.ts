import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelFingerprint, newId, NO_LABELS, formatTime, operationName } from './wire.ts'

const pacific = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/Los_Angeles',
  dateStyle: 'short',
  timeStyle: 'medium',
})

test('times are in Pacific time, with milliseconds and offset', () => {
  expect(formatTime(Date.UTC(2026, 10, 24, 11, 29, 46, 123))).toBe('2026-11-24T03:29:46.123-08:00')
  expect(formatTime(Date.UTC(2026, 6, 1, 7, 0, 0, 0))).toBe('2026-07-01T00:00:00.000-07:00')
})

test('offsets change when California changes its clocks', () => {
  for (const [text, moment] of [
    ['2026-03-08T01:59:59.999-08:00', Date.UTC(2026, 2, 8, 10) - 1],
    ['2026-03-08T03:00:00.000-07:00', Date.UTC(2026, 2, 8, 10)],
    ['2026-11-01T01:59:59.999-07:00', Date.UTC(2026, 10, 1, 9) - 1],
    ['2026-11-01T01:00:00.000-08:00', Date.UTC(2026, 10, 1, 9)],
  ] as const) {
    expect(formatTime(moment)).toBe(text)
  }
})

test('times agree with Intl and parse back to the same instant', () => {
  const instants = fc.integer({ min: Date.UTC(2008, 0), max: Date.UTC(2099, 0) })
  fc.assert(
    fc.property(instants, (ms) => {
      const text = formatTime(ms)
      expect(Date.parse(text)).toBe(ms)
      expect(text.slice(0, 19).replace('T', ' ')).toBe(pacific.format(ms))
    }),
  )
})

test('fingerprints are eight bytes, and depend on the labels and the change', () => {
  const one = labelFingerprint({ env: 'prod', team: 'web' }, 1)
  expect(one).toMatch(/^[A-Za-z0-9+/]{11}=$/)
  expect(labelFingerprint({ team: 'web', env: 'prod' }, 1)).toBe(one)
  expect(labelFingerprint({ env: 'prod', team: 'web' }, 2)).not.toBe(one)
  expect(labelFingerprint({ env: 'prod', team: 'db' }, 1)).not.toBe(one)
  expect(labelFingerprint({}, 3)).toBe(NO_LABELS)
  expect(labelFingerprint(undefined, 3)).toBe(NO_LABELS)
})

test('ten thousand changes give ten thousand fingerprints', () => {
  const all = Array.from({ length: 10_000 }, (_, n) => labelFingerprint({ env: 'prod' }, n))
  expect(new Set(all).size).toBe(10_000)
})

test('ids have 17 to 19 digits and stay below 2⁶³', () => {
  for (const value of [0, 0.5, 1 - 2 ** -53]) {
    const id = newId(() => value)
    expect(id).toMatch(/^[1-9]\d{16,18}$/)
    expect(BigInt(id)).toBeLessThan(2n ** 63n)
  }
})

test('operation names contain their time', () => {
  const name = operationName(1_687_532_656_072, () => 0.075)
  expect(name).toMatch(/^operation-1687532656072-5fecd5083158b(-[0-9a-f]{8}){2}$/)
})
