import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { writeBill } from './lib/bill.mjs'
import { configure, originsIn } from './lib/deploy.mjs'

const folder = mkdtempSync(join(tmpdir(), 'deploy-'))
afterAll(() => rmSync(folder, { recursive: true }))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

beforeEach(() => {
  const policy = "default-src 'none'; connect-src 'self' https://*.old.example; base-uri 'none'"
  const content = policy.replaceAll("'", '&#39;')
  const meta = `<meta http-equiv="Content-Security-Policy" content="${content}">`
  writeFileSync(join(folder, 'index.html'), `${meta}<p>${'x'.repeat(2000)}</p>`)
})

const write = (config: unknown, also: string[] = []) =>
  configure({ folder, config, also, headers: join(folder, 'headers') })

test('the policy names the addresses of the configuration, in the page and in the header', async () => {
  const config = {
    connections: [
      {
        apiBase: 'https://compute.s3nsapis.fr/compute/v1',
        auth: { issuer: 'https://id.example/x' },
      },
      { apiBase: '/compute/v1' },
    ],
  }
  const policy =
    "default-src 'none'; connect-src 'self' http://127.0.0.1:8087 https://compute.s3nsapis.fr https://id.example; base-uri 'none'"
  expect(await write(config, ['http://127.0.0.1:8087'])).toBe(`${policy}; frame-ancestors 'none'`)
  expect(read('index.html')).toContain(`content="${policy.replaceAll("'", '&#39;')}"`)
  expect(JSON.parse(read('config.json'))).toEqual(config)
  expect(read('headers/headers.nginx')).toContain(
    `add_header Content-Security-Policy "${policy}; frame-ancestors 'none'" always;`,
  )
  expect(read('headers/headers.caddy')).toContain('\tReferrer-Policy "no-referrer"\n')
  expect(read('headers/headers.txt')).toContain('X-Content-Type-Options: nosniff\n')
})

test('another configuration replaces the first one, compressed files included', async () => {
  await write({ apiBase: 'https://first.example/v1' })
  await write({ apiBase: 'https://second.example/v1' })
  const page = read('index.html')
  expect(page).toContain('connect-src &#39;self&#39; https://second.example; base-uri')
  expect(gunzipSync(readFileSync(join(folder, 'index.html.gz'))).toString()).toBe(page)
  expect(brotliDecompressSync(readFileSync(join(folder, 'index.html.br'))).toString()).toBe(page)
  expect(existsSync(join(folder, 'config.json.gz'))).toBe(false)
})

test('a configuration that has become short leaves no compressed file of the long one', async () => {
  await write({ apiBase: 'https://first.example/v1', projects: Array(200).fill('my-project') })
  expect(existsSync(join(folder, 'config.json.gz'))).toBe(true)
  await write({ apiBase: 'https://first.example/v1' })
  expect(existsSync(join(folder, 'config.json.gz'))).toBe(false)
  expect(existsSync(join(folder, 'config.json.br'))).toBe(false)
})

test.each([
  'http://api.example/v1',
  'ftp://api.example',
  'https://user:pass@api.example',
  'https://*.example.com',
  'https://api.example;script-src',
  'https://',
])('refuses to connect to %s', (address) => {
  expect(() => originsIn({ apiBase: address })).toThrow('must be an https address')
})

test('a page without a policy is refused', async () => {
  writeFileSync(join(folder, 'index.html'), '<p>')
  await expect(write({})).rejects.toThrow('is not the page of a built console')
})

test('what is shipped is listed, with its licenses', async () => {
  const [bill, licenses] = [join(folder, 'sbom.json'), join(folder, 'licenses.txt')]
  await writeBill(bill, licenses)
  const { bomFormat, components } = JSON.parse(readFileSync(bill, 'utf8')) as {
    bomFormat: string
    components: { name: string }[]
  }
  const names = components.map(({ name }) => name)
  expect(bomFormat).toBe('CycloneDX')
  expect(names).toEqual(expect.arrayContaining(['react', 'hono', 'jose']))
  expect(names).not.toContain('vitest')
  const text = readFileSync(licenses, 'utf8')
  expect(text).toMatch(/^react 19\.[\d.]+\nMIT\n\nMIT License$/m)
  expect(text).not.toMatch(/^vitest \d/m)
})
