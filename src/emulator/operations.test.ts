import { expect, test, vi } from 'vitest'
import { MemoryStore } from './store/memory.ts'
import { fromFile, NOW, testClient, type Client, type Reply } from './testing/client.ts'

const ID = '7a3c1f6e-0b1d-4c59-9c55-0d2f3f6c1e11'

test('an insert is RUNNING from the start, until it is DONE and its image READY', async () => {
  const { ask, emulator } = testClient({ operationTime: 1000 })
  const { name } = (await ask('POST', 'p/global/images', fromFile('web'))).body
  const operation = async () => (await ask('GET', `p/global/operations/${name}`)).body
  const status = async () => (await ask('GET', 'p/global/images/web')).body.status
  const startTime = '2026-11-24T03:29:46.123-08:00'
  expect(await operation()).toMatchObject({ status: 'RUNNING', startTime, progress: 0 })
  emulator.clock.set(NOW + 500)
  expect(await operation()).toMatchObject({
    status: 'RUNNING',
    progress: 50,
    startTime,
  })
  expect((await ask('GET', 'p/global/operations')).body.items).toEqual([await operation()])
  expect(await status()).toBe('PENDING')
  expect((await ask('DELETE', `p/global/operations/${name}`)).status).toBe(400)
  expect((await ask('DELETE', 'p/global/images/web')).body.error.message).toBe(
    "The resource 'projects/p/global/images/web' is not ready",
  )
  emulator.clock.set(NOW + 1000)
  expect(await operation()).toMatchObject({
    status: 'DONE',
    progress: 100,
    startTime,
    endTime: '2026-11-24T03:29:47.123-08:00',
  })
  expect(await status()).toBe('READY')
  expect((await ask('DELETE', `p/global/operations/${name}`)).status).toBe(204)
  expect((await ask('GET', `p/global/operations/${name}`)).body.error.message).toBe(
    `The resource 'projects/p/global/operations/${name}' was not found`,
  )
})

test('wait returns when the operation ends', async () => {
  const { ask, emulator } = testClient({ operationTime: 1000 })
  const first = (await ask('POST', 'p/global/images', fromFile('web'))).body
  const waiting = ask('POST', `p/global/operations/${first.name}/wait`, '""')
  await new Promise(setImmediate)
  emulator.clock.set(NOW + 1000)
  expect((await waiting).body.status).toBe('DONE')
  expect((await ask('POST', `p/global/operations/${first.id}/wait`)).body.status).toBe('DONE')
})

test('wait returns after two minutes, also if the emulator’s clock stands still', async () => {
  const { ask } = testClient({ operationTime: 1000 })
  const { name } = (await ask('POST', 'p/global/images', fromFile('web'))).body
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const waiting = ask('POST', `p/global/operations/${name}/wait`)
  await new Promise(setImmediate)
  vi.advanceTimersByTime(120_000)
  vi.useRealTimers()
  expect((await waiting).body.status).toBe('RUNNING')
})

test('wait ends when its client disconnects, also as a part of a batch', async () => {
  const { ask, raw, emulator } = testClient()
  await raw('POST', '/_emulator/projects/p/operations/hold')
  const { name } = (await ask('POST', 'p/global/images', fromFile('web'))).body
  const path = `/compute/v1/projects/p/global/operations/${name}/wait`
  const part = `--b\r\nContent-Type: application/http\r\n\r\nPOST ${path}\r\n\r\n--b--`
  const batch = { headers: { 'content-type': 'multipart/mixed; boundary=b' }, body: part }
  for (const [url, init] of [
    [path, {}],
    ['/batch/compute/v1', batch],
  ] as const) {
    const client = new AbortController()
    const { signal } = client
    const request = new Request(`http://localhost${url}`, { method: 'POST', signal, ...init })
    const answered = emulator.fetch(request)
    await new Promise(setImmediate)
    client.abort()
    await answered
  }
  expect((await ask('GET', `p/global/operations/${name}`)).body.status).toBe('RUNNING')
})

test('pending operations resume when the store is opened again', async () => {
  const store = new MemoryStore()
  const first = testClient({ store, operationTime: 1000 })
  const { name } = (await first.ask('POST', 'p/global/images', fromFile('web'))).body
  await first.ask('POST', 'p/global/images', fromFile('api'))
  const second = testClient({ store, operationTime: 1000, now: NOW + 400 })
  expect((await second.ask('GET', `p/global/operations/${name}`)).body).toMatchObject({
    status: 'RUNNING',
  })
  const third = testClient({ store, now: NOW + 5000 })
  const images = (await third.ask('GET', 'p/global/images')).body.items
  expect(images.map(({ status }: { status: string }) => status)).toEqual(['READY', 'READY'])
  expect(store.count('work', 'p')).toBe(0)
})

test('held operations advance only when stepped', async () => {
  const { ask, raw } = testClient()
  await raw('POST', '/_emulator/projects/p/operations/hold')
  await ask('POST', 'p/global/images', fromFile('web'))
  await raw('POST', '/_emulator/projects/p/operations/release')
  await raw('POST', '/_emulator/projects/p/operations/hold')
  const { name } = (await ask('PATCH', 'p/global/images/web', { description: 'x' })).body
  const status = async () => (await ask('GET', `p/global/operations/${name}`)).body.status
  expect(await status()).toBe('PENDING')
  expect((await raw('POST', '/_emulator/projects/p/operations/step')).body).toEqual({ stepped: 1 })
  expect(await status()).toBe('RUNNING')
  await raw('POST', '/_emulator/projects/p/operations/step')
  expect(await status()).toBe('DONE')
})

type Send = (client: Client, query: string, name?: string) => Promise<Reply>

test.each<[string, Send]>([
  [
    'insert',
    (c: Client, q: string, n = 'web'): Promise<Reply> =>
      c.ask('POST', `p/global/images${q}`, fromFile(n)),
  ],
  [
    'delete',
    (c: Client, q: string, n = 'old'): Promise<Reply> =>
      c.ask('DELETE', `p/global/images/${n}${q}`),
  ],
  [
    'deprecate',
    (c: Client, q: string, n = 'old'): Promise<Reply> =>
      c.ask('POST', `p/global/images/${n}/deprecate${q}`, { state: 'OBSOLETE' }),
  ],
  [
    'patch',
    (c: Client, q: string, n = 'old'): Promise<Reply> =>
      c.ask('PATCH', `p/global/images/${n}${q}`, { description: 'x' }),
  ],
])('repeating the requestId of %s returns the same operation, for an hour', async (_, send) => {
  const client = testClient()
  await client.ask('POST', 'p/global/images', fromFile('old'))
  await client.ask('POST', 'p/global/images', fromFile('older'))
  const query = `?requestId=${ID}`
  const first = await send(client, query)
  expect(first.body).toMatchObject({ clientOperationId: ID })
  client.emulator.clock.set(NOW + 59 * 60_000)
  const again = await send(client, query)
  expect(again.status).toBe(200)
  expect(again.body).toMatchObject({ name: first.body.name, id: first.body.id, status: 'DONE' })
  expect((await send(client, query, 'older')).body.error).toMatchObject({
    code: 400,
    errors: [{ reason: 'invalid' }],
  })
  client.emulator.clock.set(NOW + 61 * 60_000)
  expect((await send(client, query, 'older')).body.name).not.toBe(first.body.name)
})

test.each(['00000000-0000-0000-0000-000000000000', 'x', '7a3c1f6e0b1d4c599c550d2f3f6c1e11'])(
  'requestId %s is refused',
  async (id) => {
    const { ask } = testClient()
    expect((await ask('POST', `p/global/images?requestId=${id}`, fromFile('web'))).status).toBe(400)
  },
)

test('a failed request is not remembered', async () => {
  const { ask } = testClient()
  expect((await ask('DELETE', `p/global/images/web?requestId=${ID}`)).status).toBe(404)
  await ask('POST', 'p/global/images', fromFile('web'))
  expect((await ask('DELETE', `p/global/images/web?requestId=${ID}`)).status).toBe(200)
})

test('an operation fails if its image is gone', async () => {
  const { ask, raw } = testClient()
  await ask('POST', 'p/global/images', fromFile('web'))
  await raw('POST', '/_emulator/projects/p/operations/hold')
  const { name } = (await ask('PATCH', 'p/global/images/web', { description: 'x' })).body
  const dump = (await raw('GET', '/_emulator/projects/p/dump')).body
  await raw('PUT', '/_emulator/projects/p/dump', { ...dump, images: [] })
  expect((await ask('GET', `p/global/operations/${name}`)).body).toMatchObject({
    status: 'DONE',
    error: {
      errors: [
        {
          code: 'RESOURCE_NOT_FOUND',
          message: "The resource 'projects/p/global/images/web' was not found",
        },
      ],
    },
    httpErrorStatusCode: 404,
    httpErrorMessage: 'NOT FOUND',
  })
})

const DAY = 86_400_000

test('operations expire two weeks after their end, a few with each new one', async () => {
  const { ask, emulator } = testClient()
  const count = () => emulator.store.count('operations', 'p')
  const insert = async (name: string) => (await ask('POST', 'p/global/images', fromFile(name))).body
  for (let n = 0; n < 50; n++) await insert(`old-${n}`)
  // The last of them ends at the time of the next call.
  await ask('GET', 'p/global/operations')
  emulator.clock.set(NOW + 14 * DAY)
  const kept = await insert('kept')
  expect(count()).toBe(51)
  emulator.clock.set(NOW + 15 * DAY)
  await insert('first')
  expect(count()).toBe(32)
  await ask('POST', 'p/global/images/kept/setLabels', { labelFingerprint: '42WmSpB8rSM=' })
  expect(count()).toBe(13)
  await ask('PATCH', 'p/global/images/kept', { description: 'x' })
  const left = (await ask('GET', 'p/global/operations')).body.items
  expect(left).toHaveLength(4)
  expect(left.map(({ name }) => name)).toContain(kept.name)
})

test('an operation that is pending or has just ended never expires', async () => {
  const { ask, raw, emulator } = testClient()
  await raw('POST', '/_emulator/projects/p/operations/hold')
  const { name } = (await ask('POST', 'p/global/images', fromFile('web'))).body
  const status = async () => (await ask('GET', `p/global/operations/${name}`)).body.status
  emulator.clock.set(NOW + 40 * DAY)
  await ask('POST', 'p/global/images', fromFile('api'))
  expect(await status()).toBe('RUNNING')
  await raw('POST', '/_emulator/projects/p/operations/release')
  await ask('POST', 'p/global/images', fromFile('db'))
  expect(await status()).toBe('DONE')
  emulator.clock.set(NOW + 55 * DAY)
  await ask('POST', 'p/global/images', fromFile('cache'))
  expect((await ask('GET', `p/global/operations/${name}`)).status).toBe(404)
})

test('requests expire after an hour, a few with each new one', async () => {
  const { ask, emulator } = testClient()
  const insert = (n: number) =>
    ask('POST', `p/global/images?requestId=${ID.slice(0, -3)}${100 + n}`, fromFile(`web-${n}`))
  for (let n = 0; n < 30; n++) await insert(n)
  emulator.clock.set(NOW + 61 * 60_000)
  await insert(30)
  expect(emulator.store.count('requests', 'p')).toBe(11)
  await insert(31)
  expect(emulator.store.count('requests', 'p')).toBe(2)
})

test('the same seed and clock give the same ids and names', async () => {
  const make = async () => {
    const { ask } = testClient({ seed: 7 })
    return (await ask('POST', 'p/global/images', fromFile('web'))).body
  }
  expect(await make()).toEqual(await make())
})

/** A store whose disk is full while `full` is set. */
class FullStore extends MemoryStore {
  full = false
  override transaction<T>(work: () => T): T {
    if (!this.full) return super.transaction(work)
    throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR' })
  }
}

test('an operation whose end cannot be written stays pending until it can', async () => {
  const store = new FullStore()
  const reported: unknown[] = []
  const report = (error: unknown) => void reported.push(error)
  const { ask, emulator } = testClient({ store, operationTime: 1000, report })
  const { name } = (await ask('POST', 'p/global/images', fromFile('web'))).body
  store.full = true
  emulator.clock.set(NOW + 1000)
  expect(reported).toHaveLength(1)
  const refused = await ask('POST', 'p/global/images', fromFile('api'))
  expect(refused.status).toBe(500)
  expect(refused.body.error.message).toBe('The data file cannot be used: database or disk is full.')
  expect((await ask('GET', 'p/global/images')).body.items).toMatchObject([{ status: 'PENDING' }])
  expect((await ask('GET', `p/global/operations/${name}`)).body.status).toBe('RUNNING')
  store.full = false
  emulator.clock.set(NOW + 2000)
  expect((await ask('GET', `p/global/operations/${name}`)).body.status).toBe('DONE')
  expect((await ask('GET', 'p/global/images')).body.items).toMatchObject([{ status: 'READY' }])
})
