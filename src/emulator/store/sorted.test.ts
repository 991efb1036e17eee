import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SortedList } from './sorted.ts'

const numbers = () => new SortedList<number>((a, b) => a - b)

function forwards(list: SortedList<number>): number[] {
  const items = []
  let spot = list.seek(() => 0)
  for (let item = list.at(spot); item !== undefined; item = list.at(spot)) {
    items.push(item)
    spot = list.next(spot)
  }
  return items
}

function backwards(list: SortedList<number>): number[] {
  const items = []
  let spot = list.previous(list.seek(() => -1))
  for (let item = list.at(spot); item !== undefined; item = list.at(spot)) {
    items.push(item)
    spot = list.previous(spot)
  }
  return items
}

/** Numbers from 0 in an order that fills chunks from the end, from the front, or at random. */
const orders = {
  rising: (count: number) => Array.from({ length: count }, (_, n) => n),
  falling: (count: number) => Array.from({ length: count }, (_, n) => count - 1 - n),
  scattered: (count: number) => Array.from({ length: count }, (_, n) => (n * 7919) % count),
}

test.each(Object.entries(orders))('%s numbers are sorted through many chunks', (_order, make) => {
  const list = numbers()
  for (const n of make(5000)) list.add(n)
  expect(list.size).toBe(5000)
  expect(forwards(list)).toEqual(orders.rising(5000))
  expect(backwards(list)).toEqual(orders.falling(5000))
  expect(list.last()).toBe(4999)
  for (const n of [0, 1, 511, 512, 513, 2500, 4999]) {
    expect(list.at(list.seek((other) => other - n))).toBe(n)
  }
  expect(list.at(list.seek((other) => other - 5000))).toBeUndefined()
})

test('a removed element is gone, and removing a missing one changes nothing', () => {
  const list = numbers()
  for (const n of orders.scattered(3000)) list.add(n)
  for (const n of orders.scattered(3000)) if (n % 3 > 0) list.remove(n)
  list.remove(1)
  list.remove(9999)
  expect(list.size).toBe(1000)
  expect(forwards(list)).toEqual(orders.rising(1000).map((n) => n * 3))
  for (const n of forwards(list)) list.remove(n)
  expect([list.size, list.last(), forwards(list)]).toEqual([0, undefined, []])
})

test('behaves like a sorted array, around the size at which chunks split', () => {
  const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -5000, max: 5000 })), {
    maxLength: 300,
  })
  fc.assert(
    fc.property(fc.integer({ min: 500, max: 1100 }), steps, (start, todo) => {
      const list = numbers()
      const model = new Set(orders.rising(start).map((n) => n * 3))
      for (const n of model) list.add(n)
      for (const [adds, n] of todo) {
        if (!adds) list.remove(n)
        else if (!model.has(n)) list.add(n)
        if (adds) model.add(n)
        else model.delete(n)
      }
      expect(forwards(list)).toEqual([...model].sort((a, b) => a - b))
      expect(list.size).toBe(model.size)
    }),
    { numRuns: 50 },
  )
})
