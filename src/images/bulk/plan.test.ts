import { expect, test } from 'vitest'
import { NOTHING_SET, planOf } from './plan.ts'

test('labels that were typed are read once, not for each of thousands of images', () => {
  const readsFor = (count: number) => {
    let reads = 0
    const settings = {
      ...NOTHING_SET,
      get add() {
        reads += 1
        return 'env=prod'
      },
    }
    const images = Array.from({ length: count }, (_, n) => ({ name: `web-v${n}` }))
    const context = { project: 'p', universe: 'u', protection: 'keep', now: 0 }
    const plan = planOf('labels', images, settings, { ...context, headAfter: () => undefined })
    expect(plan.items).toHaveLength(count)
    return reads
  }
  expect(readsFor(100)).toBe(readsFor(1))
})
