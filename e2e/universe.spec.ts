import type { Page } from '@playwright/test'
import { startEmulator } from '../scripts/lib/emulatorServer.mjs'
import { expectAccessible } from './support/accessible.ts'
import { NOW } from './support/calendar.ts'
import { dialog, rowAction } from './support/change.ts'
import { nameAndCreate, openCreate, chooseType } from './support/create.ts'
import { openImage, openTab } from './support/detail.ts'
import { row } from './support/imageList.ts'
import { expectDisabled, expectFitsPhone } from './support/page.ts'
import { expect, test as inGoogles } from './support/test.ts'

const UNIVERSE = 's3nsapis.fr'
const WRITES = [
  'images.insert',
  'images.delete',
  'images.patch',
  'images.deprecate',
  'images.setLabels',
  'images.setIamPolicy',
]

/** Against an emulator of another universe, which lacks two methods. */
const test = inGoogles.extend<object, object>({
  server: [
    async ({}, use) => {
      const data = ['--data', ':memory:', '--seed', 'demo', '--operation-time', '0', '--now', NOW]
      const lacks = ['--universe', UNIVERSE, '--without', 'images.deprecate,images.setLabels']
      const server = await startEmulator(...data, ...lacks, '--console', 'dist/console')
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
})

/** The console with a connection of the universe. @param without the methods it is told it lacks */
const serve = (page: Page, project: string, without: string[] = []) =>
  page.route('**/config.json', (route) =>
    route.fulfill({
      json: {
        connections: [
          {
            name: 's3ns',
            apiBase: '/compute/v1',
            universe: UNIVERSE,
            projects: [project],
            without,
          },
        ],
      },
    }),
  )

/** Nothing on the page is about Google's universe. */
async function expectOwnUniverse(page: Page): Promise<void> {
  await expect(page.locator('body')).toContainText(UNIVERSE)
  await expect(page.locator('body')).not.toContainText('googleapis.com')
}

test('links and commands name the universe', async ({ page, context, project }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await serve(page, project)
  await page.goto(`/projects/${project}/images`)
  await rowAction(page, 'web-base-v42', 'Copy link')
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  const link = `https://www.${UNIVERSE}/compute/v1/projects/${project}/global/images/web-base-v42`
  await expect.poll(copied).toBe(link)

  await openImage(page, project, 'web-base-v42')
  await openTab(page, 'JSON')
  await expect(page.getByRole('region', { name: 'JSON of web-base-v42' })).toContainText(link)
  await expectOwnUniverse(page)

  await page.getByRole('button', { name: 'Delete…', exact: true }).click()
  await dialog(page).getByRole('tab', { name: 'gcloud' }).click()
  await expect(dialog(page)).toContainText(`CLOUDSDK_CORE_UNIVERSE_DOMAIN=${UNIVERSE}`)
  await expectOwnUniverse(page)
})

test('the command that grants a permission names the universe', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/viewer' })
  await serve(page, project)
  await openImage(page, project, 'web-base-v42')
  const remove = page.getByRole('button', { name: 'Delete…', exact: true })
  await expectDisabled(remove)
  await remove.press('Enter')
  await expect(dialog(page).getByRole('region', { name: 'gcloud command' })).toContainText(
    `CLOUDSDK_CORE_UNIVERSE_DOMAIN=${UNIVERSE}`,
  )
})

test('a file is read from the universe’s own storage', async ({ page, project, emulator }) => {
  await serve(page, project)
  await openCreate(page, project)
  await chooseType(page, 'File')
  await page.getByRole('textbox', { name: 'File' }).fill('gs://builds/disk.tar.gz')
  await nameAndCreate(page)
  await expect(page.getByText('new-image is ready.')).toBeVisible()
  const { rawDisk } = await emulator.image('new-image')
  expect(rawDisk?.source).toBe(`https://storage.${UNIVERSE}/builds/disk.tar.gz`)
})

test('a missing method turns its controls off with the API’s words, everywhere', async ({
  page,
  project,
  emulator,
}) => {
  emulator.faulty = true
  await serve(page, project)
  await openImage(page, project, 'web-base-v42')
  await page.getByRole('button', { name: 'Deprecate…', exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Deprecate image' }).click()
  const words =
    'The method compute.v1.ImagesService.Deprecate is not available in this (s3nsapis.fr) universe.'
  await expect(dialog(page).getByRole('alert')).toContainText(words)
  await page.keyboard.press('Escape')
  const deprecate = page.getByRole('button', { name: 'Deprecate…', exact: true })
  await expectDisabled(deprecate)
  await expect(deprecate).toHaveAccessibleDescription(words)
  await deprecate.press('Enter')
  await expect(dialog(page).getByRole('heading')).toHaveText('Not available: Deprecate')
  await expect(dialog(page)).toContainText(words)
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Compute Images' }).click()
  await row(page, 'web-base-v42').getByRole('button', { name: 'Actions on web-base-v42' }).click()
  const entry = page.getByRole('menuitem', { name: 'Deprecate…' })
  await expectDisabled(entry)
  await expect(entry).toContainText(words)
})

const lack = (method: string) => `This API doesn’t have ${method}.`

test('without any method that changes something, the console is a reader', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ without: WRITES })
  await serve(page, project, WRITES)
  const sent: string[] = []
  page.on('request', (request) => {
    const reads = /testIamPermissions|\/wait/
    if (request.method() !== 'GET' && !reads.test(request.url())) sent.push(request.url())
  })
  await page.goto(`/projects/${project}/images`)
  await expect(page.getByRole('button', { name: 'Create image' })).toHaveAccessibleDescription(
    lack('images.insert'),
  )
  await page.getByRole('button', { name: 'Actions on web-base-v42' }).click()
  for (const [name, method] of [
    ['Edit labels', 'setLabels'],
    ['Create newer version', 'insert'],
    ['Deprecate…', 'deprecate'],
    ['Delete…', 'delete'],
  ] as const) {
    const entry = page.getByRole('menuitem', { name })
    await expectDisabled(entry)
    await expect(entry).toContainText(lack(`images.${method}`))
  }
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeEnabled()
  await page.keyboard.press('Escape')

  await openImage(page, project, 'web-base-v42')
  for (const [name, method] of [
    ['Create newer version', 'insert'],
    ['Deprecate…', 'deprecate'],
    ['Delete…', 'delete'],
    ['Edit labels', 'setLabels'],
    ['Edit description and family…', 'patch'],
  ] as const) {
    const button = page.getByRole('button', { name, exact: true })
    await expectDisabled(button)
    await expect(button).toHaveAccessibleDescription(lack(`images.${method}`))
  }
  await openTab(page, 'Access')
  await expect(page.getByRole('region', { name: 'Access' })).toContainText(
    lack('images.setIamPolicy'),
  )

  await page.goto(`/projects/${project}/images/create?next=web-base-v42&step=review`)
  await expect(
    page.getByText(`No image can be created here. ${lack('images.insert')}`),
  ).toBeVisible()
  await expectDisabled(page.getByRole('button', { name: 'Create image' }))
  await page.goto(
    `/projects/${project}/images/create?step=publish&image=web-base-v41&family=web-arm`,
  )
  const publish = page.getByRole('button', { name: 'Publish', exact: true })
  await expectDisabled(publish)
  await expect(publish).toHaveAccessibleDescription(lack('images.patch'))
  await page.goto(`/projects/${project}/due`)
  const overdue = page.getByRole('row').filter({ hasText: 'edge-proxy-v30' })
  await expect(overdue).toContainText('Not available')
  await expectDisabled(page.getByRole('button', { name: 'Apply all' }))
  await expectDisabled(page.getByRole('button', { name: /^Retry…/ }))
  expect(sent).toEqual([])
})

/** Every page, by its path: none is a dead end for a reader, or asks for what can't be sent. */
const PAGES = [
  'images',
  'families/web-base',
  'images/web-base-v42?tab=access',
  'images/web-base-v42?edit=labels',
  'images/create?next=web-base-v42&step=review',
  'images/create?step=publish&image=web-base-v41&family=web-arm',
  'due',
  'retire',
  'history',
]

for (const path of PAGES) {
  test(`for a reader, ${path} is accessible and fits a phone`, async ({
    page,
    project,
    emulator,
  }) => {
    await emulator.settings({ without: WRITES })
    await serve(page, project, WRITES)
    await page.goto(`/projects/${project}/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.skeleton')).toHaveCount(0)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })
}
