import { expect, test } from 'vitest'
import { Rate } from './rate.ts'

test('a rate halves once for refusals that arrive together, and recovers slowly', () => {
  const rate = new Rate(8)
  rate.refuse(0)
  rate.refuse(500)
  expect(rate.perSecond).toBe(4)
  rate.refuse(1000)
  expect(rate.perSecond).toBe(2)
  for (let i = 0; i < 25; i++) rate.recover()
  expect(rate.perSecond).toBeCloseTo(4)
  for (let i = 0; i < 100; i++) rate.recover()
  expect(rate.perSecond).toBe(8)
  for (let at = 0; at < 100; at++) rate.refuse(at * 10_000)
  expect(rate.perSecond).toBeGreaterThan(0)
})

test('a rate starts nothing before Retry-After has passed', () => {
  const rate = new Rate(10)
  expect([rate.take(0), rate.take(0), rate.take(0)]).toEqual([0, 100, 200])
  rate.refuse(300, 5000)
  expect(rate.take(300)).toBe(5000)
  expect(rate.take(300)).toBe(5200)
})
