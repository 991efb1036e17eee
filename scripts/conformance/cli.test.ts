import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createServer, type Server } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { createEmulator } from '../../src/emulator/emulator.ts'
import { serve } from '../../src/emulator/host/node.ts'
import { seedStore } from '../../src/emulator/seed/seed.ts'
import { MemoryStore } from '../../src/emulator/store/memory.ts'
import { main } from './cli.ts'

let folder = ''
let written = ''
let server: Server | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conformance-'))
  written = ''
  const write = (text: unknown) => {
    written += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(write)
  vi.spyOn(process.stderr, 'write').mockImplementation(write)
})
afterEach(async () => {
  vi.restoreAllMocks()
  server?.close()
  await rm(folder, { recursive: true })
})

/** An API that has only an empty list of images. */
async function emptyApi(seen: string[] = []): Promise<string> {
  server = createServer((request, response) => {
    seen.push(request.headers.authorization ?? '')
    const isList = /\/global\/images(?:\?|$)/.test(request.url ?? '') && request.method === 'GET'
    response.writeHead(isList ? 200 : 404, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/compute/v1`
}

test('an endpoint that does other things: what, what the console does without, status 1', async () => {
  const token = join(folder, 'token')
  await writeFile(token, 'a-secret\n')
  const seen: string[] = []
  expect(await main([await emptyApi(seen), '--token-file', token])).toBe(1)
  expect(written).toContain('NO  Shape of errors: A missing image is a 404')
  expect(written).toContain('GET global/images/conformance-no-such-name → 404')
  expect(written).toContain('Without it, the console: Shows the status without a reason')
  expect(written).toContain('?   Pages of a list')
  expect(written).toMatch(/\d+ as expected, \d+ not, \d+ not checked\.\n$/)
  expect(written).not.toContain('a-secret')
  expect(seen).toContain('Bearer a-secret')
})

test.each([
  [[], 'Name one URL; see --help.'],
  [['http://127.0.0.1:1/compute'], /End with \/compute\/v1/],
  [['http://example.com/compute/v1'], /Use https/],
  [['http://127.0.0.1:1/compute/v1', '--prefix', 'Odd'], /--prefix takes/],
  [
    ['http://127.0.0.1:1/compute/v1'],
    /^The images of demo-project can’t be listed: 127\.0\.0\.1:1 could not be reached: \S+/,
  ],
  [['ftp://127.0.0.1/compute/v1'], /: Start with https:\/\/\.\n$/],
  [['/compute/v1'], /: Start with https:\/\/\.\n$/],
])('%j is refused', async (args, message) => {
  expect(await main(args)).toBe(1)
  expect(written).toMatch(message)
})

test.each(['', 'a-secret\nanother', 'ключ-secret'])('the token %j is refused', async (text) => {
  const token = join(folder, 'token')
  await writeFile(token, text)
  expect(await main([await emptyApi(), '--token-file', token])).toBe(1)
  expect(written).toContain('--token-file: ')
  expect(written).not.toContain('secret')
})

test('stopped in the middle, it deletes what it has created', async () => {
  const store = new MemoryStore()
  seedStore(store, { seed: 'demo', now: Date.now() })
  const created = () => store.get('images', 'demo-project', 'conformance-x-v2')
  const emulator = createEmulator({ store })
  const listening = await serve({ emulator, port: 0, host: '127.0.0.1' })
  vi.mocked(process.stdout.write).mockImplementation((text) => {
    written += String(text)
    if (String(text).includes('Repeated requests')) {
      expect(created()).toBeDefined()
      process.emit('SIGINT')
    }
    return true
  })
  const base = `${listening.url}/compute/v1`
  expect(await main([base, '--write', '--prefix', 'conformance-x'])).toBe(1)
  expect(written).toMatch(/It was stopped. What was created is deleted.\n$/)
  expect(written).not.toContain('Names that are taken')
  expect(created()).toBeUndefined()
  expect(process.listenerCount('SIGHUP')).toBe(0)
  await listening.close()
  emulator.close()
})
