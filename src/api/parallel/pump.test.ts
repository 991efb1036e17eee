import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import type { Page } from '../http/read.ts'
import { Pump, type AskRange } from './pump.ts'
import { isIn, rangesOf } from './ranges.ts'

const images = Array.from({ length: 100 }, (_, n): Image => ({ name: `web-${n}` }))
const names = (items: readonly Image[]) => items.map(({ name }) => name).sort()
const ALL = names(images)
const ranges = rangesOf(ALL, 10)

/** Lists a range in pages of 3. */
const ask: AskRange = async (range, token) => {
  const all = images.filter(({ name }) => isIn(range, name))
  const from = Number(token)
  const next = from + 3 < all.length ? String(from + 3) : undefined
  return { items: all.slice(from, from + 3), unreadable: 0, nextPageToken: next }
}

/** Takes batches to the end, again after each error. */
async function takeAll(pump: Pump, all = false) {
  const found: Image[] = []
  let errors = 0
  for (;;) {
    try {
      const { items, isLast } = await pump.take(all)
      found.push(...items)
      if (isLast) return { found, errors }
    } catch {
      errors++
    }
  }
}

test('batches are everything, each image once; names known before aren’t repeated', async () => {
  expect(names((await takeAll(new Pump(ranges, ask))).found)).toEqual(ALL)
  const known = new Pump(ranges, ask, ['web-0', 'web-1'])
  expect((await takeAll(known)).found).toHaveLength(98)
})

test('all that is left can be taken at once', async () => {
  const { items, isLast } = await new Pump(ranges, ask).take(true)
  expect(names(items)).toEqual(ALL)
  expect(isLast).toBe(true)
})

test('a range that fails is an error, never a shorter list, and resumes where it failed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.boolean()), fc.boolean(), async (fails, all) => {
      const left = [...fails.take(40)]
      const failing: AskRange = async (range, token) => {
        if (left.shift()) throw new Error('Busy.')
        return ask(range, token)
      }
      const { found } = await takeAll(new Pump(ranges, failing), all)
      expect(names(found)).toEqual(ALL)
    }),
  )
})

test('a page token that repeats is an error', async () => {
  const looping: AskRange = async () => ({ items: [], unreadable: 0, nextPageToken: 'again' })
  const pump = new Pump([{ from: '', to: undefined }], looping)
  await expect(pump.take(true)).rejects.toThrow('same page token')
})

test('few requests are sent at a time, and none ahead of someone who has stopped', async () => {
  let running = 0
  let most = 0
  let sent = 0
  const counted: AskRange = async (range, token) => {
    sent++
    most = Math.max(most, ++running)
    const page: Page<Image> = await ask(range, token)
    running--
    return page
  }
  await new Pump(ranges, counted).take(false)
  await new Promise((resolve) => {
    setTimeout(resolve)
  })
  expect(most).toBe(6)
  expect(sent).toBeLessThanOrEqual(20)
})
