import { expect, test } from 'vitest'
import { fewAtOnce } from './atOnce.ts'

/** Tasks that the test finishes by hand, in any order. */
function byHand() {
  const begun: number[] = []
  const ends = new Map<number, { resolve(): void; reject(error: Error): void }>()
  const work = (item: number) =>
    new Promise<string>((resolve, reject) => {
      begun.push(item)
      ends.set(item, { resolve: () => resolve(`${item} done`), reject })
    })
  const turn = () => new Promise((resolve) => setTimeout(resolve))
  return { begun, ends, work, turn }
}

test('runs four at a time and returns results in order', async () => {
  const { begun, ends, work, turn } = byHand()
  const all = fewAtOnce([1, 2, 3, 4, 5, 6], work)
  expect(begun).toEqual([1, 2, 3, 4])
  ends.get(3)?.resolve()
  await turn()
  expect(begun).toEqual([1, 2, 3, 4, 5])
  for (const item of [5, 4, 2, 1]) ends.get(item)?.resolve()
  await turn()
  ends.get(6)?.resolve()
  expect(await all).toEqual([1, 2, 3, 4, 5, 6].map((item) => `${item} done`))
})

test('starts nothing new after a failure', async () => {
  const { begun, ends, work, turn } = byHand()
  const all = fewAtOnce([1, 2, 3, 4, 5, 6], work)
  const failure = new Error('no')
  ends.get(2)?.reject(failure)
  await expect(all).rejects.toBe(failure)
  ends.get(1)?.resolve()
  await turn()
  expect(begun).toEqual([1, 2, 3, 4])
})

test('resolves at once for an empty list', async () => {
  expect(await fewAtOnce([], () => Promise.reject(new Error('no')))).toEqual([])
})
