import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newestFirst, parseTime, readTime } from './time.ts'

const NOON = Date.UTC(2026, 10, 24, 12)

test.each([
  ['2026-11-24T04:00:00.000-08:00', NOON],
  ['2026-11-24T12:00:00Z', NOON],
  ['2026-11-24t12:00:00.123456789z', NOON + 123],
  ['2026-11-24T14:30:00+0230', NOON],
  ['2026-11-24 12:00:00', NOON],
  ['2026-11-24T12:00:00', NOON],
  ['2026-11-24T12:00', NOON],
  ['2026-11-24', Date.UTC(2026, 10, 24)],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
])('%s is a time, in UTC if it names no zone', (text, ms) => {
  expect(parseTime(text)).toBe(ms)
})

test.each([
  '',
  'tomorrow',
  'web 1',
  '1',
  '2026',
  '2026-02-29',
  '2026-13-01',
  '2026-11-24T25:00:00Z',
  '2026-11-24T24:00:00Z',
  '2026-11-24T24:00',
  '2026-11-24T12:00:00+99:00',
  '2026-11-24T12:00:00Zulu',
  ' 2026-11-24',
])('“%s” is not a time', (text) => {
  expect(parseTime(text)).toBeNaN()
})

test('times printed by the platform are parsed back', () => {
  const dates = fc.date({ min: new Date(0), max: new Date(Date.UTC(9999, 0)), noInvalidDate: true })
  fc.assert(
    fc.property(dates, (date) => {
      expect(parseTime(date.toISOString())).toBe(date.getTime())
    }),
  )
})

test('times as the service writes them, in any zone', () => {
  const date = fc.date({
    min: new Date(Date.UTC(1, 0)),
    max: new Date(Date.UTC(9999, 0)),
    noInvalidDate: true,
  })
  const zone = fc
    .tuple(fc.constantFrom('+', '-'), fc.nat(23), fc.nat(59))
    .map(
      ([sign, ...parts]) => `${sign}${parts.map((each) => `${each}`.padStart(2, '0')).join(':')}`,
    )
  fc.assert(
    fc.property(date, zone, (time, offset) => {
      const text = time.toISOString().replace('Z', offset)
      expect(parseTime(text)).toBe(Date.parse(text))
    }),
  )
})

test('newestFirst compares instants, not strings, and sorts invalid times last', () => {
  const summer = '2026-11-01T01:30:00.000-07:00'
  const winter = '2026-11-01T01:10:00.000-08:00'
  const sorted = [undefined, summer, 'never', winter].sort(newestFirst)
  expect(sorted.slice(0, 2)).toEqual([winter, summer])
  expect(newestFirst('never', undefined)).toBe(0)
  expect(newestFirst(summer, 'never')).toBeLessThan(0)
  expect(newestFirst('never', summer)).toBeGreaterThan(0)
})

test('newestFirst treats the same instant as equal, however it is written', () => {
  expect(newestFirst('2026-11-24T04:00:00.000-08:00', '2026-11-24T12:00:00.000Z')).toBe(0)
})

test.each([
  ['2027-12-31', true],
  ['1970-01-03', true],
  ['2027-12-31T00:00', false],
  ['2027-12-31T00:00:00Z', false],
])('readTime: whether %s is a date without a time: %s', (text, isDay) => {
  expect(readTime(text)).toEqual({ at: parseTime(text), isDay })
})

test('an absent or invalid time is NaN', () => {
  expect(readTime(undefined).at).toBeNaN()
  expect(readTime('2027-02-30').at).toBeNaN()
})
