import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEmulator } from '../emulator.ts'
import { answers, asked, Model } from '../testing/storeModel.ts'
import { step, take } from '../testing/storeSteps.ts'
import { fromFile, NOW } from '../testing/client.ts'
import { SavedStore } from './savedStore.ts'

let count = 0
const newName = () => `saved-${++count}`

test('after any sequence of calls, what was saved is what a new one finds', async () => {
  const runs = fc.asyncProperty(
    fc.array(step, { maxLength: 30 }),
    fc.integer({ min: 0, max: 30 }),
    async (steps, savedAt) => {
      const name = newName()
      const store = await SavedStore.open(name)
      const model = new Model()
      for (const [index, one] of steps.entries()) {
        take(one, store, model)
        if (index === savedAt) await store.save()
      }
      await store.save()
      store.close()
      const again = await SavedStore.open(name)
      const ids = steps.flatMap((one) => ('kept' in one && one.kept.doc.id) || [])
      expect(answers(asked(again, 3), ids)).toEqual(answers(model, ids))
      again.close()
    },
  )
  await fc.assert(runs, { numRuns: 60 })
})

test('a failed transaction saves nothing', async () => {
  const name = newName()
  const store = await SavedStore.open(name)
  store.put('images', 'p', { name: 'kept' })
  expect(() =>
    store.transaction(() => {
      store.put('images', 'p', { name: 'lost' })
      store.delete('images', 'p', 'kept')
      store.setMeta('lost', 'x')
      throw new Error('no')
    }),
  ).toThrow('no')
  await store.save()
  store.close()
  const again = await SavedStore.open(name)
  expect(
    [...again.scan('images', 'p', { order: 'name', limit: 9 })].map((row) => row.name),
  ).toEqual(['kept'])
  expect(again.getMeta('lost')).toBeUndefined()
})

test('an emulator resumes where the last one crashed', async () => {
  const name = newName()
  const insert = new Request('http://localhost/compute/v1/projects/p/global/images', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fromFile('web')),
  })
  const store = await SavedStore.open(name)
  const options = { now: NOW, operationTime: 1000 }
  expect((await createEmulator({ store, ...options }).fetch(insert)).status).toBe(200)
  await store.save()

  const left = await SavedStore.open(name)
  const emulator = createEmulator({ store: left, ...options })
  const statusOf = async () => {
    const url = 'http://localhost/compute/v1/projects/p/global/images/web'
    return ((await (await emulator.fetch(new Request(url))).json()) as { status: string }).status
  }
  expect(await statusOf()).toBe('PENDING')
  emulator.clock.set(NOW + 1000)
  expect(await statusOf()).toBe('READY')
})
