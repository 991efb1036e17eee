import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STATES, type DeprecationStatus, type Image } from '../compute/schema.ts'
import { lifeOf, ticksOf, timelineOf } from './timeline.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const DAY = 86_400_000
const day = (text: string) => Date.parse(text)

const image = (deprecated?: DeprecationStatus, made = '2026-01-10T00:00:00Z'): Image => ({
  name: 'web-v1',
  creationTimestamp: made,
  deprecated,
})

const shown = (life: ReturnType<typeof lifeOf>) =>
  life.stretches.map(({ state, start, to, known }) => [
    state,
    new Date(start.at).toISOString().slice(5, 10),
    new Date(to).toISOString().slice(5, 10),
    known,
  ])

test('a plan’s steps are part of a life, and extend the span', () => {
  const steps = [{ at: NOW + 300 * DAY, to: 'OBSOLETE' as const }]
  const timeline = timelineOf([image()], NOW, new Map([['web-v1', steps]]))
  expect(timeline.lives[0]?.steps).toBe(steps)
  expect(timeline.to).toBeGreaterThan(NOW + 300 * DAY)
  expect(timelineOf([image()], NOW).lives[0]?.steps).toEqual([])
})

test('the span of a family with very many members', () => {
  // More than a function can take as arguments.
  const members = Array.from({ length: 150_000 }, () => image({ obsolete: '2027-03-01' }))
  const { from, to } = timelineOf(members, NOW)
  expect(from).toBe(day('2026-01-10'))
  expect(to).toBeGreaterThan(day('2027-03-01'))
})

test('an active image has been active since it was created', () => {
  expect(shown(lifeOf(image(), NOW))).toEqual([['ACTIVE', '01-10', '11-24', true]])
})

test('the date of a state the image has reached is when it reached it', () => {
  const life = lifeOf(
    image({ state: 'OBSOLETE', deprecated: '2026-03-01', obsolete: '2026-06-01' }),
    NOW,
  )
  expect(shown(life)).toEqual([
    ['ACTIVE', '01-10', '03-01', true],
    ['DEPRECATED', '03-01', '06-01', true],
    ['OBSOLETE', '06-01', '11-24', true],
  ])
})

test('the time of a change without a date isn’t guessed', () => {
  expect(shown(lifeOf(image({ state: 'DEPRECATED' }), NOW))).toEqual([
    ['DEPRECATED', '01-10', '11-24', false],
  ])
  expect(shown(lifeOf(image({ state: 'OBSOLETE', obsolete: '2026-06-01' }), NOW))).toEqual([
    ['OBSOLETE', '01-10', '06-01', false],
    ['OBSOLETE', '06-01', '11-24', true],
  ])
  expect(shown(lifeOf(image({ state: 'DEPRECATED', deprecated: '2025-01-01' }), NOW))).toEqual([
    ['DEPRECATED', '01-10', '11-24', false],
  ])
})

test('a plan is ahead, or due', () => {
  const { plans } = lifeOf(
    image({ state: 'DEPRECATED', obsolete: '2026-11-12', deleted: '2027-02-01' }),
    NOW,
  )
  expect(plans).toEqual([
    { state: 'OBSOLETE', at: day('2026-11-12'), isDay: true, due: true },
    { state: 'DELETED', at: day('2027-02-01'), isDay: true, due: false },
  ])
})

const anyTime = (max: string) =>
  fc
    .date({ min: new Date('2000-01-01'), max: new Date(max), noInvalidDate: true })
    .map((at) => at.toISOString())
const anyDate = fc.option(anyTime('2040-01-01'), { nil: undefined })
const anyStatus = fc.record({
  state: fc.constantFrom(...STATES, 'UNHEARD_OF'),
  deprecated: anyDate,
  obsolete: anyDate,
  deleted: anyDate,
})

test('a life has no gaps from its start to now, ends in the current state, and fits in the span', () => {
  fc.assert(
    fc.property(anyStatus, anyTime('2026-11-24'), (deprecated, made) => {
      const member = image(deprecated, made)
      const { lives, from, to } = timelineOf([member], NOW)
      const stretches = lives[0]?.stretches ?? []
      expect(stretches.at(-1)).toMatchObject({ to: NOW, state: deprecated.state })
      for (const [at, stretch] of stretches.entries()) {
        expect(stretch.start.at).toBeLessThanOrEqual(stretch.to)
        expect(stretch.start.at).toBe(at === 0 ? day(made) : stretches[at - 1]?.to)
      }
      expect(from).toBeLessThanOrEqual(day(made))
      expect(to).toBeGreaterThan(NOW)
    }),
  )
})

test('ticks are few, sorted, and within the span', () => {
  const span = fc.integer({ min: 30, max: 20_000 })
  fc.assert(
    fc.property(span, (days) => {
      const range = { from: NOW - days * 86_400_000, to: NOW }
      const ticks = ticksOf(range)
      expect(ticks.length).toBeLessThanOrEqual(16)
      expect(ticks).toEqual(ticks.toSorted((a, b) => a - b))
      for (const at of ticks) {
        expect(at).toBeGreaterThanOrEqual(range.from)
        expect(at).toBeLessThanOrEqual(range.to)
      }
    }),
  )
})
