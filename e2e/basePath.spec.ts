import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configure } from '../scripts/lib/deploy.mjs'
import { startEmulator, type Server } from '../scripts/lib/emulatorServer.mjs'
import { NOW } from './support/calendar.ts'
import { grid } from './support/imageList.ts'
import { test as base, expect } from './support/test.ts'

/** The same build as everywhere, moved to `/console/`. */
const test = base.extend<object, { server: Server }>({
  server: [
    async ({}, use) => {
      const outDir = mkdtempSync(join(tmpdir(), 'console-'))
      cpSync('dist/console', outDir, { recursive: true })
      const config: unknown = JSON.parse(readFileSync(join(outDir, 'config.json'), 'utf8'))
      await configure({
        folder: outDir,
        config,
        base: '/console/',
        headers: join(outDir, 'headers'),
      })
      const data = ['--data', ':memory:', '--seed', 'demo', '--operation-time', '0', '--now', NOW]
      const server = await startEmulator(...data, '--console', outDir)
      await use(server)
      await server.stop()
      rmSync(outDir, { recursive: true })
    },
    { scope: 'worker' },
  ],
})

// One worker, so that the console is copied once.
test.describe.configure({ mode: 'default' })

test('below a path, a deep link opens, reloads and navigates', async ({ page, project }) => {
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).pathname))
  await page.goto(`/console/projects/${project}/images/web-base-v42?tab=lineage`)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('web-base-v42')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Where it came from' })).toBeVisible()

  await page.getByRole('link', { name: 'Compute Images' }).click()
  await expect(page).toHaveURL(`/console/projects/${project}/images`)
  await expect(grid(page)).toBeVisible()
  await page.goBack()
  await expect(heading).toHaveText('web-base-v42')

  const outside = [...asked].filter((path) => !/^\/(?:console|compute|_emulator)\//.test(path))
  expect(outside).toEqual([])
  expect([...asked]).toContain('/console/config.json')
})

test('below a path, the root leads to the configured project, and connections have a path below it', async ({
  page,
}) => {
  await page.route('**/config.json', (route) =>
    route.fulfill({
      json: {
        connections: [
          { name: 'one', apiBase: '/compute/v1', projects: ['demo-project'] },
          { name: 'two', apiBase: '/compute/v1', projects: ['demo-project'] },
        ],
      },
    }),
  )
  await page.goto('/')
  await expect(page).toHaveURL('/console/projects/demo-project/images')
  await page.goto('/console/settings')
  await page.getByRole('list', { name: 'Connections' }).getByRole('link', { name: 'two' }).click()
  await expect(page).toHaveURL('/console/c/two/projects/demo-project/images')
  await expect(grid(page)).toBeVisible()
})
