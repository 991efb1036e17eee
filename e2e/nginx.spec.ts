import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configure, precompress } from '../scripts/lib/deploy.mjs'
import { addLabel, labelsCard, makeLabelled, saveLabels } from './support/labels.ts'
import { test as base, expect } from './support/test.ts'

/** Debian’s nginx, or another one. */
const NGINX = process.env['NGINX_PATH'] ?? 'nginx'

function hasNginx(): boolean {
  try {
    execFileSync(NGINX, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** The console below `/console/` on nginx, as `deploy/` shows, with the API on another origin. */
const test = base.extend<object, { site: string }>({
  site: [
    async ({ server }, use) => {
      test.skip(!hasNginx(), 'nginx isn’t installed')
      const folder = mkdtempSync(join(tmpdir(), 'nginx-'))
      // Started by root, it works as nobody.
      chmodSync(folder, 0o755)
      const port = await freePort()
      const root = join(folder, 'html')
      const outDir = join(root, 'console')
      cpSync('dist/console', outDir, { recursive: true })
      await precompress(outDir)
      const config = { apiBase: `${server.url}/compute/v1`, project: 'demo-project' }
      await configure({ folder: outDir, config, base: '/console/', headers: folder })
      const site = readFileSync('deploy/nginx.conf', 'utf8')
        .replace('listen 8080', `listen 127.0.0.1:${port}`)
        .replace('/usr/share/nginx/html', root)
        .replace('set $base /;', 'set $base /console/;')
      writeFileSync(join(folder, 'site.conf'), site)
      const types =
        'text/html html; text/javascript js; text/css css; application/json json; font/woff2 woff2; image/svg+xml svg;'
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((name) => `${name}_temp_path ${folder}/${name};`)
        .join(' ')
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off; pid ${folder}/pid; error_log stderr; events {}
         http { types { ${types} } access_log off; ${temporary} include site.conf; }`,
      )
      mkdirSync(join(folder, 'logs'))
      const nginx = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      const exited = once(nginx, 'exit')
      const url = `http://127.0.0.1:${port}`
      await expect
        .poll(() =>
          fetch(url).then(
            () => true,
            () => false,
          ),
        )
        .toBe(true)
      await use(url)
      nginx.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(`${site}/console/`),
})

// One worker, so that the console is copied once.
test.describe.configure({ mode: 'default' })

test('behind nginx, below a path, with the API on another origin, a change is made', async ({
  page,
  site,
  project,
  emulator,
}) => {
  await makeLabelled(emulator)
  await page.goto(`${site}/console/projects/${project}/images/web-1?tab=lineage`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-1')
  await page.goto(`${site}/console/projects/${project}/images/web-1`)
  await page.getByRole('button', { name: 'Edit labels' }).click()
  await addLabel(page, 'owner', 'alice')
  await saveLabels(page)
  await expect
    .poll(async () => (await emulator.image('web-1')).labels)
    .toMatchObject({
      owner: 'alice',
    })
  await expect(labelsCard(page)).toContainText('alice')
})

test('the page may connect to nothing but its own server and the configured API', async ({
  page,
  site,
  problems,
}) => {
  problems.allow(/connect-src/i, /Content Security Policy/)
  await page.goto(`${site}/console/settings`)
  const reached = await page.evaluate(() =>
    fetch('https://compute.googleapis.com/').then(
      () => true,
      () => false,
    ),
  )
  expect(reached).toBe(false)
})

test('headers, caching and compression', async ({ site, request }) => {
  const page = await request.get(`${site}/console/projects/p/images`)
  const html = await page.text()
  const asset = /\/console\/assets\/[^"]+\.js/.exec(html)?.[0] ?? ''
  const kept = await request.get(site + asset, { headers: { 'accept-encoding': 'gzip' } })
  expect(kept.headers()).toMatchObject({
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  const config = await request.get(`${site}/console/config.json`)
  const missing = await request.get(`${site}/console/assets/nosuch.js`)
  expect([page, kept, config, missing].map((response) => response.status())).toEqual([
    200, 200, 200, 404,
  ])
  for (const response of [page, config]) {
    expect(response.headers()['cache-control']).toBe('no-store')
  }
  for (const response of [page, kept, config, missing]) {
    expect(response.headers()).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /connect-src 'self' http:.*frame-ancestors 'none'$/,
      ),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    })
  }
})
