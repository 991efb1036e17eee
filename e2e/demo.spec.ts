import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type Page } from '@playwright/test'
import { buildDemo } from '../scripts/lib/demo.mjs'
import { expectAccessible } from './support/accessible.ts'
import { addLabel, labelsCard, saveLabels } from './support/labels.ts'
import { grid } from './support/imageList.ts'
import { Problems } from './support/problems.ts'
import { serveFiles } from './support/staticServer.ts'

interface Site {
  url: string
  server: Server
  problems: Problems
}

/** The demo on a server of its own, which the test can stop. */
const test = base.extend<{ site: Site }, { built: string }>({
  built: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'demo-'))
      await buildDemo(folder)
      await use(folder)
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
  site: async ({ built, page }, use) => {
    const site = await serveFiles(built)
    const problems = new Problems()
    await problems.watch(page)
    await use({ ...site, problems })
    site.server.closeAllConnections()
    site.server.close()
    expect(problems.left(), 'errors on the page').toEqual([])
  },
})

// One worker, so that the demo is built once.
test.describe.configure({ mode: 'default' })

const banner = (page: Page) => page.getByRole('complementary', { name: 'Demo' })
const image = '/projects/demo-project/images/web-base-v42'

/** Labels the image, as a person does. */
async function addOwner(page: Page, url: string): Promise<void> {
  await page.goto(url + image)
  await page.getByRole('button', { name: 'Edit labels' }).click()
  await addLabel(page, 'owner', 'alice')
  await saveLabels(page)
  await expect(labelsCard(page)).toContainText('alice')
  await expect(page.getByRole('button', { name: 'Edit labels' })).toBeVisible()
}

const drafts = (page: Page) =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => /\.create/.test(key)))

/** Starts to create an image, and leaves. */
async function makeDraft(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/projects/demo-project/images/create`)
  await page.getByRole('combobox', { name: 'Disk', exact: true }).fill('zones/europe-west1-b')
  await expect.poll(() => drafts(page)).not.toEqual([])
}

/** Neither in the history nor in drafts is there anything of before. */
async function expectNothingDone(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/projects/demo-project/history`)
  await expect(page.getByText(/^No changes yet\./)).toBeVisible()
  expect(await drafts(page)).toEqual([])
}

async function stopWorkers(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
}

test('without a network, a change survives a reload and a crash of the worker', async ({
  page,
  site,
  context,
}) => {
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== site.url) elsewhere.push(request.url())
  })
  await page.goto(site.url)
  await expect(page).toHaveURL(`${site.url}/projects/demo-project/images`)
  await expect(grid(page)).toContainText('web-base')
  await expect(banner(page)).toContainText('emulated in this browser')
  await expectAccessible(page)

  site.server.closeAllConnections()
  site.server.close()
  await context.setOffline(true)
  await addOwner(page, site.url)
  await stopWorkers(page)
  await page.reload()
  await expect(labelsCard(page)).toContainText('alice')
  await page.goto(`${site.url}/settings`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(elsewhere).toEqual([])
})

test('the estate is exported, reset and imported', async ({ page, site }) => {
  // The page may still follow an operation of the estate that a reset replaces.
  site.problems.allow(/status of 404/)
  await page.goto(site.url)
  await expect(grid(page)).toContainText('web-base')
  await addOwner(page, site.url)
  const downloading = page.waitForEvent('download')
  await banner(page).getByRole('button', { name: 'Export' }).click()
  const file = await (await downloading).path()

  await makeDraft(page, site.url)
  await banner(page).getByRole('button', { name: 'Reset' }).click()
  const dialog = page.getByRole('dialog', { name: 'Reset the demo?' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Reset demo' }).click()
  await expect(page).toHaveURL(`${site.url}/projects/demo-project/images`)
  await page.goto(site.url + image)
  await expect(labelsCard(page)).toContainText('env')
  await expect(labelsCard(page)).not.toContainText('alice')
  await expectNothingDone(page, site.url)

  await page.getByLabel('Estate to import').setInputFiles(file)
  await expect(page).toHaveURL(`${site.url}/projects/demo-project/images`)
  await page.goto(site.url + image)
  await expect(labelsCard(page)).toContainText('alice')

  const wrong = { name: 'wrong.json', mimeType: 'application/json', buffer: Buffer.from('[]') }
  await page.getByLabel('Estate to import').setInputFiles(wrong)
  await expect(banner(page).getByRole('status')).toHaveText(
    'This is not a file that this demo has exported.',
  )
  await expect(labelsCard(page)).toContainText('alice')

  // One project can be loaded, another can't: neither is.
  site.problems.allow(/status of 400/)
  const projects = { 'demo-project': {}, broken: { images: [{}] } }
  const half = Buffer.from(JSON.stringify({ format: 'compute-images-demo', projects }))
  await page.getByLabel('Estate to import').setInputFiles({ ...wrong, buffer: half })
  await expect(banner(page).getByRole('status')).toHaveText(/^broken: Each of 'images' must be/)
  await page.reload()
  await expect(labelsCard(page)).toContainText('alice')
})

test('below a path, the demo works the same', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'))
  await buildDemo(folder, '/images/')
  const { url, server } = await serveFiles(folder)
  await page.goto(url)
  await expect(page).toHaveURL(`${url}/images/projects/demo-project/images`)
  await expect(grid(page)).toContainText('web-base')
  server.closeAllConnections()
  server.close()
  await page.reload()
  await expect(grid(page)).toContainText('web-base')
  rmSync(folder, { recursive: true })
})

test('?reset-demo deletes all that was kept', async ({ page, site }) => {
  await page.goto(site.url)
  await expect(grid(page)).toContainText('web-base')
  await addOwner(page, site.url)
  await makeDraft(page, site.url)
  await page.goto(`${site.url}/?reset-demo`)
  await expect(page).toHaveURL(`${site.url}/projects/demo-project/images`)
  await page.goto(site.url + image)
  await expect(labelsCard(page)).toContainText('env')
  await expect(labelsCard(page)).not.toContainText('alice')
  await expectNothingDone(page, site.url)
})

test('the console itself contains none of it', ({ built }) => {
  const texts = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:js|html|css)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
  const marks = /serviceWorker|emulator-worker|compute-images-emulator|reset-demo/
  expect(texts(built)).toMatch(marks)
  expect(texts('dist/console')).not.toMatch(marks)
})
