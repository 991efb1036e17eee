import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeBill } from './lib/bill.mjs'
import { configure } from './lib/deploy.mjs'
import { policyFor } from './lib/policy.mjs'

const folder = mkdtempSync(join(tmpdir(), 'deploy-'))
afterAll(() => rmSync(folder, { recursive: true }))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

const SCRIPT = '<script type="module" src="/assets/boot-1.js"></script>'

afterEach(() => {
  vi.unstubAllEnvs()
})
beforeEach(() => {
  const meta = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">'
  const links = '<link rel="icon" href="/icon.svg"><link rel="preload" href="/config.json">'
  writeFileSync(join(folder, 'index.html'), `${meta}${links}${SCRIPT}<p>${'x'.repeat(2000)}</p>`)
})

const write = (config: unknown, options: { also?: string[]; base?: string } = {}) =>
  configure({ folder, config, headers: join(folder, 'headers'), ...options })

test('the policy of the configuration is written into the page and the headers', async () => {
  const config = {
    connections: [
      { apiBase: 'https://compute.s3nsapis.fr/compute/v1', signIn: { kind: 'google' } },
      { apiBase: '/compute/v1' },
    ],
  }
  const also = ['http://127.0.0.1:8087']
  const policy = policyFor(config, also)
  expect(await write(config, { also })).toBe(`${policy}; frame-ancestors 'none'`)
  expect(read('index.html')).toContain(`content="${policy.replaceAll("'", '&#39;')}"`)
  expect(JSON.parse(read('config.json'))).toEqual(config)
  expect(read('headers/headers.nginx')).toContain(
    `add_header Content-Security-Policy "${policy}; frame-ancestors 'none'" always;`,
  )
  expect(read('headers/headers.caddy')).toContain('\tReferrer-Policy "no-referrer"\n')
  expect(read('headers/headers.caddy')).toContain(
    '\tCross-Origin-Opener-Policy "same-origin-allow-popups"\n',
  )
  expect(read('headers/headers.txt')).toContain('X-Content-Type-Options: nosniff\n')
})

test('a build is moved below a path, and to another one', async () => {
  const named = () =>
    [...read('index.html').matchAll(/(?:src|href)="([^"]+)"/g)].map(([, to]) => to)
  await write({})
  expect(named()).toEqual(['/icon.svg', '/config.json', '/assets/boot-1.js'])
  for (const base of ['/console/', '/a/b.c/', '/']) {
    await write({}, { base })
    expect(named()).toEqual([`${base}icon.svg`, `${base}config.json`, `${base}assets/boot-1.js`])
    expect(gunzipSync(readFileSync(join(folder, 'index.html.gz'))).toString()).toBe(
      read('index.html'),
    )
  }
  await write({}, { base: '/kept/' })
  await write({})
  expect(named()).toContain('/kept/icon.svg')
})

test.each(['console', '/console', 'console/', '//x/', '/../', '/a"b/', 'https://x/'])(
  '%s is no path to serve it below',
  async (base) => expect(write({}, { base })).rejects.toThrow('must be a path that starts'),
)

test('in the container, the command changes the path of a build, and keeps its configuration', () => {
  const named = readFileSync('deploy/Dockerfile', 'utf8').matchAll(/\/build\/scripts\/(\S+\.mjs)/g)
  for (const [, name = ''] of named) cpSync(join('scripts', name), join(folder, 'app', name))
  const config = { apiBase: 'https://api.example/compute/v1', project: 'p' }
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
  const options = ['--folder', folder, '--headers', join(folder, 'headers')]
  const run = (...more: string[]) =>
    spawnSync(process.execPath, [join(folder, 'app/configure.mjs'), ...options, ...more], {
      encoding: 'utf8',
    })
  expect(run('--base', '/console/')).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(read('config.json'))).toEqual(config)
  expect(read('index.html')).toContain('src="/console/assets/boot-1.js"')
  expect(run('--base', 'console')).toMatchObject({ status: 1, stdout: '' })
  expect(run('--bse', '/console/').stderr).toMatch(/^Unknown option '--bse'.*\n$/)
  const broken = join(folder, 'broken.json')
  writeFileSync(broken, '{')
  expect(run('--config', broken).stderr).toMatch(/^\S+broken\.json is not JSON: .*\n$/)
})

test('the container takes nothing from the context that is left out of it', () => {
  const left = readFileSync('.dockerignore', 'utf8').split('\n')
  const copied = [
    ...readFileSync('deploy/Dockerfile', 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm),
  ]
    .flatMap(([, names = '']) => names.split(' '))
    .filter((name) => name !== '.')
  expect(copied).toContain('package-lock.json')
  for (const name of copied) {
    expect(existsSync(name), name).toBe(true)
    expect(left).not.toContain(name)
  }
  // The container has its own, for another C library.
  expect(left).toEqual(expect.arrayContaining(['node_modules', 'dist']))
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

test('a page without a policy is refused', async () => {
  writeFileSync(join(folder, 'index.html'), '<p>')
  await expect(write({})).rejects.toThrow('is not the page of a built console')
})

test('what is shipped is listed, with its licenses, after a build too', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const [bill, licenses] = [join(folder, 'sbom.json'), join(folder, 'licenses.txt')]
  await writeBill(bill, licenses)
  const { bomFormat, components } = JSON.parse(readFileSync(bill, 'utf8')) as {
    bomFormat: string
    components: { name: string }[]
  }
  const names = components.map(({ name }) => name)
  expect(bomFormat).toBe('CycloneDX')
  expect(names).toEqual(expect.arrayContaining(['react', 'hono', 'jose', 'zod']))
  expect(names).not.toContain('vitest')
  const text = readFileSync(licenses, 'utf8')
  expect(text).toMatch(/^react 19\.[\d.]+\nMIT\n\nMIT License$/m)
  expect(text).not.toMatch(/^vitest \d/m)
})
