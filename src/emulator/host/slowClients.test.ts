/** Clients that send slowly, don't read, or leave: the connection of each is closed, as there can be only so many. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, Socket, type AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../emulator.ts'
import { MemoryStore } from '../store/memory.ts'
import { fromFile, testClient } from '../testing/client.ts'
import { createListener } from './listener.ts'
import { serve, type Listening, type ServeOptions } from './node.ts'

const IMAGES = '/compute/v1/projects/p/global/images'
const HEAD = 'HTTP/1.1\r\nHost: localhost\r\n'
const JSON_HEAD = `${HEAD}Content-Type: application/json\r\n`
const emulator = createEmulator({ store: new MemoryStore() })
let server: Listening | undefined
afterEach(() => server?.close())

/** Sends a text, and nothing more. @returns what came until the connection was closed */
async function sent(text: string, limits: ServeOptions['limits'] = {}): Promise<string> {
  server = await serve({ emulator, port: 0, host: '127.0.0.1', limits })
  const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
  let came = ''
  socket.on('data', (data) => (came += data.toString()))
  await once(socket, 'close')
  return came
}

test.each([
  ['headers never end', `GET ${IMAGES} ${HEAD}X-More: `],
  ['body never ends', `POST ${IMAGES} ${JSON_HEAD}Content-Length: 9\r\n\r\n{`],
  ['chunks never end', `POST ${IMAGES} ${JSON_HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`],
])('a request whose %s is given up, and changes nothing', async (_, text) => {
  expect(await sent(text, { headers: 40, request: 80, interval: 10 })).toMatch(/^HTTP\/1\.1 408 /)
  expect(emulator.store.count('images', 'p')).toBe(0)
})

test('a response that is long in coming is waited for, also after another on its connection', async () => {
  emulator.faults.inject({ kind: 'delay', ms: 800, method: '*', project: 'p', count: 1 })
  const both = `GET /_emulator/health ${HEAD}\r\nGET ${IMAGES} ${HEAD}Connection: close\r\n\r\n`
  expect((await sent(both, { response: 400 })).match(/HTTP\/1\.1 200 /g)).toHaveLength(2)
})

test('the connection of a client that doesn’t read its response is closed', async () => {
  // More than the system buffers for a connection.
  const large = new Uint8Array(64 << 20)
  const one = createServer(createListener(async () => new Response(large), 40))
  one.listen(0, '127.0.0.1')
  await once(one, 'listening')
  const { port } = one.address() as AddressInfo
  const client = connect(port, '127.0.0.1', () => client.write(`GET / ${HEAD}\r\n`))
  client.on('error', () => undefined)
  const [accepted] = (await once(one, 'connection')) as [Socket]
  await expect(once(accepted, 'close')).resolves.toBeDefined()
  client.destroy()
  one.close()
})

test('a wait is over when its client disconnects', async () => {
  const { emulator: slow, ask } = testClient({ operationTime: 3_600_000 })
  const { name } = (await ask('POST', 'p/global/images', fromFile('web'))).body
  let answered: Promise<Response> | undefined
  const client = new Socket()
  const watched: Emulator = {
    ...slow,
    fetch(request, mayControl) {
      client.destroy()
      return (answered = slow.fetch(request, mayControl))
    },
  }
  server = await serve({ emulator: watched, port: 0, host: '127.0.0.1' })
  const path = `/compute/v1/projects/p/global/operations/${name}/wait`
  client.connect(server.port, '127.0.0.1', () => client.write(`POST ${path} ${HEAD}\r\n`))
  await once(client, 'close')
  expect(await answered).toMatchObject({ status: 200 })
})
