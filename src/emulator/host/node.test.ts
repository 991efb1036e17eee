import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { request as send, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEmulator } from '../emulator.ts'
import { serve, type Listening } from './node.ts'
import { createStaticFiles } from './staticFiles.ts'
import { MemoryStore } from '../store/memory.ts'

const META = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">`
let server: Listening
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-'))
  mkdirSync(join(folder, 'site/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'site/index.html'), `<!doctype html>${META}<title>Console</title>`)
  writeFileSync(join(folder, 'site/config.json'), '{"apiBase":"/compute/v1"}')
  writeFileSync(join(folder, 'site/assets/main-abc.js'), '// '.repeat(2000))
  const emulator = createEmulator({ store: new MemoryStore() })
  server = await serve({ emulator, port: 0, host: '127.0.0.1', console: join(folder, 'site') })
  await ask('POST', '/_emulator/projects/p/reset', { body: '{"seed":"scale:60"}' })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

interface Reply {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A request with exactly this path. */
function ask(
  method: string,
  path: string,
  { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const json: Record<string, string> = body ? { 'content-type': 'application/json' } : {}
    const outgoing = send(
      {
        method,
        path,
        host: '127.0.0.1',
        port: server.port,
        headers: { ...json, ...headers },
        agent: false,
      },
      (incoming) => {
        const parts: Buffer[] = []
        incoming.on('data', (part: Buffer) => parts.push(part))
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(parts),
          }),
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
const get = (path: string, headers: Record<string, string> = {}) => ask('GET', path, { headers })

test.each([
  ['/', 'no-store', 'text/html; charset=utf-8'],
  ['/projects/example.com:p/images', 'no-store', 'text/html; charset=utf-8'],
  ['/c/prod/projects/example.com:p/images', 'no-store', 'text/html; charset=utf-8'],
  ['/settings', 'no-store', 'text/html; charset=utf-8'],
  ['/config.json', 'no-store', 'application/json; charset=utf-8'],
  ['/assets/main-abc.js', 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8'],
])('serves %s', async (path, cache, type) => {
  const { status, headers } = await get(path)
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'cache-control': cache,
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
  })
})

test.each([
  '/assets/nosuch.js',
  '/nosuch.png',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/../secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/secret.txt%00',
])('%s is 404', async (path) => {
  const { status, body } = await get(path)
  expect([404, 400]).toContain(status)
  expect(body.toString()).not.toContain('secret')
})

test('a console that signs in with Google may open its window', () => {
  const built = join(folder, 'google')
  mkdirSync(built)
  const policy = "default-src 'none'; frame-src https://accounts.google.com/gsi/"
  writeFileSync(
    join(built, 'index.html'),
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  )
  const { headers } = createStaticFiles(built)(new Request('http://localhost/'))
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups')
})

test('serves a console built for a path below that path', async () => {
  const built = join(folder, 'below')
  mkdirSync(join(built, 'assets'), { recursive: true })
  writeFileSync(join(built, 'index.html'), '<script src="/console/assets/boot-abc.js"></script>')
  writeFileSync(join(built, 'assets/boot-abc.js'), '// boot')
  const files = createStaticFiles(built)
  const get = (path: string) => files(new Request(`http://localhost${path}`))
  expect(await get('/console/projects/p/images').text()).toContain('boot-abc.js')
  expect(await get('/console/assets/boot-abc.js').text()).toBe('// boot')
  for (const path of ['/', '/console']) {
    expect(get(path).headers.get('location')).toBe('http://localhost/console/')
  }
  expect([get('/projects/p/images').status, get('/assets/boot-abc.js').status]).toEqual([404, 404])
})

test('serves the console as it is built again', async () => {
  const built = join(folder, 'again')
  const page = join(built, 'index.html')
  mkdirSync(join(built, 'assets'), { recursive: true })
  writeFileSync(page, '<script src="/assets/boot-a.js"></script>')
  for (const path of [page, join(built, 'assets')]) utimesSync(path, 1, 1)
  const files = createStaticFiles(built)
  const get = (path: string) => files(new Request(`http://localhost${path}`))
  expect(await get('/projects/p/images').text()).toContain('boot-a.js')
  rmSync(page)
  expect(await get('/projects/p/images').text()).toContain('boot-a.js')
  writeFileSync(page, `${META}<script src="/assets/boot-b.js"></script>`)
  const now = get('/projects/p/images')
  expect(await now.text()).toContain('boot-b.js')
  expect(now.headers.get('content-security-policy')).toContain("default-src 'none'")
  writeFileSync(join(built, 'assets/boot-b.js'), '// boot')
  expect(await get('/assets/boot-b.js').text()).toBe('// boot')
})

test('compresses large enough responses on request', async () => {
  const gzip = { 'accept-encoding': 'gzip, deflate' }
  const script = await get('/assets/main-abc.js', gzip)
  expect(script.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(script.body).toString()).toBe('// '.repeat(2000))
  const list = await get('/compute/v1/projects/p/global/images', gzip)
  expect(list.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(list.body).toString()).toBe(
    (await get('/compute/v1/projects/p/global/images')).body.toString(),
  )
  for (const refused of ['gzip;q=0', 'identity, gzip; q=0.0']) {
    for (const path of ['/assets/main-abc.js', '/compute/v1/projects/p/global/images']) {
      const { headers } = await get(path, { 'accept-encoding': refused })
      expect(headers['content-encoding']).toBeUndefined()
    }
  }
  const small = await get('/compute/v1/projects/q/global/images?prettyPrint=false', gzip)
  expect(small.headers['content-encoding']).toBeUndefined()
  expect(JSON.parse(small.body.toString())).toHaveProperty('kind')
})

test('HEAD tells the length that the response has, not that of nothing compressed', async () => {
  const path = '/compute/v1/projects/p/global/images'
  const { headers } = await ask('HEAD', path, { headers: { 'accept-encoding': 'gzip' } })
  expect(headers['content-encoding']).toBeUndefined()
  expect(headers['content-length']).toBe(String((await get(path)).body.length))
})

test('serves the brotli file beside a file to who accepts it', async () => {
  const built = join(folder, 'packed')
  mkdirSync(join(built, 'assets'), { recursive: true })
  writeFileSync(join(built, 'index.html'), '<script src="/assets/boot-abc.js"></script>')
  writeFileSync(join(built, 'assets/boot-abc.js'), '// boot'.repeat(1000))
  writeFileSync(join(built, 'assets/boot-abc.js.br'), 'smaller')
  const files = createStaticFiles(built)
  const get = (accepted: string) =>
    files(
      new Request('http://localhost/assets/boot-abc.js', {
        headers: { 'accept-encoding': accepted },
      }),
    )
  expect(await get('gzip, deflate, br').text()).toBe('smaller')
  expect(get('gzip, deflate, br').headers.get('content-encoding')).toBe('br')
  expect(get('gzip').headers.get('content-encoding')).toBe('gzip')
  expect(get('identity').headers.get('content-encoding')).toBeNull()
})

test('a cut fault breaks the connection', async () => {
  await ask('POST', '/_emulator/faults', { body: '{"kind":"lost","method":"images.list"}' })
  await expect(get('/compute/v1/projects/p/global/images')).rejects.toThrow(
    /socket hang up|ECONNRESET/,
  )
  expect((await get('/compute/v1/projects/p/global/images')).status).toBe(200)
})

test.each(['/', '/compute/v1/projects/p/global/images', '/_emulator/health'])(
  '%s is not served to another host',
  async (path) => {
    expect((await get(path, { host: 'evil.example' })).status).toBe(421)
  },
)

test('headers over 16 kB, bodies over 1 MB and requests without host are refused', async () => {
  expect((await get('/', { 'x-large': 'x'.repeat(17_000) })).status).toBe(431)
  const body = JSON.stringify({ name: 'x', description: 'x'.repeat(1 << 20) })
  expect((await ask('POST', '/compute/v1/projects/p/global/images', { body })).status).toBe(413)
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n\r\n'))
    socket.once('data', (data) => {
      resolve(data.toString())
      socket.destroy()
    })
  })
  expect(answer).toMatch(/^HTTP\/1.1 400/)
})

test('takes the next free port if asked to', async () => {
  const emulator = createEmulator({ store: new MemoryStore() })
  const { host, port } = { host: '127.0.0.1', port: server.port }
  await expect(serve({ emulator, host, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  const next = await serve({ emulator, host, port, nextFreePort: true })
  expect(next.port).toBeGreaterThan(port)
  await next.close()
})

test('a batch responds to its parts in order', async () => {
  const part = (id: string, request: string) =>
    `--b\r\nContent-Type: application/http\r\nContent-ID: <${id}>\r\n\r\n${request}\r\n`
  const body = `${part('x + 1', 'GET /compute/v1/projects/p/global/images/nosuch?alt=json HTTP/1.1\r\naccept: application/json\r\n')}${part('x+2', 'POST /compute/v1/projects/p/global/images HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"name":"batch","rawDisk":{"source":"https://storage.googleapis.com/b/o.tar.gz"}}')}${part('x+3', 'GET http://elsewhere/compute/v1/projects/p/global/images/batch HTTP/1.1\r\n')}--b--\r\n`
  const reply = await ask('POST', '/batch/compute/v1', {
    headers: { 'content-type': 'multipart/mixed; boundary="b"' },
    body,
  })
  expect(reply.status).toBe(200)
  const parts = reply.body
    .toString()
    .split(/--batch_\w+(?:--)?\r\n/)
    .slice(1, -1)
  expect(parts.map((text) => /Content-ID: (.*)\r\n/.exec(text)?.[1])).toEqual([
    '<response-x + 1>',
    '<response-x+2>',
    '<response-x+3>',
  ])
  expect(parts.map((text) => /HTTP\/1\.1 (.*)\r\n/.exec(text)?.[1])).toEqual([
    '404 Not Found',
    '200 OK',
    '200 OK',
  ])
  expect(parts[2]).toContain('"name": "batch"')
})

test('a patch arrives as Google’s Java client sends it: compressed, in a POST', async () => {
  const images = '/compute/v1/projects/p/global/images'
  const { name } = JSON.parse((await get(`${images}?maxResults=1`)).body.toString()).items[0]
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'content-encoding': 'gzip',
    'x-http-method-override': 'PATCH',
  }
  const body = gzipSync('{"description":"By Java"}')
  expect((await ask('POST', `${images}/${name}`, { headers, body })).status).toBe(200)
  expect((await get(`${images}/${name}`)).body.toString()).toContain('By Java')
})
