import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { NOW } from './support/calendar.ts'
import { status } from './support/faults.ts'
import { FILE } from './support/images.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const open = (page: Page, project: string, search = '') =>
  page.goto(`/projects/${project}/operations${search}`)
const rows = (page: Page) => page.getByRole('table', { name: 'Operations' }).locator('tbody')
const tray = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Operations' })
const trayPanel = (page: Page) => page.getByRole('dialog', { name: 'Operations' })

test('running ones come first, and finish without a reload', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'web-1' })
  await emulator.operations('hold')
  await emulator.api('POST', 'global/images', { name: 'web-2', rawDisk: FILE })
  await emulator.operations('step')
  await emulator.change('POST', 'global/images/web-1/setLabels', {
    labels: { env: 'prod' },
    labelFingerprint: (await emulator.image('web-1')).labelFingerprint,
  })
  await open(page, project)

  await expect(rows(page)).toHaveCount(3)
  await expect(rows(page).nth(0)).toContainText(/Create.*web-2.*Running · \d+%/s)
  await expect(rows(page).nth(1)).toContainText(/Change labels.*web-1.*Succeeded/s)
  await expect(tray(page)).toHaveText('1 running')

  await emulator.operations('release')
  await expect(tray(page)).toHaveText('')
  await expect(rows(page).filter({ hasText: 'web-2' })).toContainText('Succeeded')
  await expect(page.getByText('insert web-2: done.')).toBeAttached()
})

test('the page’s name is in the browser tab; running operations don’t move the search', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.operations('hold')
  await open(page, project)
  await expect(page).toHaveTitle(`Operations of ${project} · Compute Images`)
  await expect(tray(page)).toHaveText('')
  const search = page.getByRole('button', { name: /^Search or run…/ })
  const before = await search.boundingBox()
  await emulator.api('POST', 'global/images', { name: 'web-2', rawDisk: FILE })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(tray(page)).toHaveText('1 running')
  expect(await search.boundingBox()).toEqual(before)
})

test('a failed one says why, in plain words and in the API’s own', async ({
  page,
  project,
  emulator,
}) => {
  const message = "Quota 'IMAGES' exceeded.  Limit: 100.0 globally."
  await emulator.fault('images.insert', {
    kind: 'operationError',
    code: 'QUOTA_EXCEEDED',
    message,
    httpStatus: 403,
  })
  await emulator.insertImage({ name: 'web-1' })
  await open(page, project)
  await expect(rows(page)).toContainText('A quota of the project is exceeded.')
  await expect(rows(page)).toContainText(`QUOTA_EXCEEDED ${message}`)
})

test('one whose only sign of failure is its HTTP status counts as failed everywhere', async ({
  page,
  project,
}) => {
  const conflict = { name: 'operation-1', operationType: 'insert', status: 'DONE' }
  await page.route('**/global/operations?*', (route) =>
    route.fulfill({ json: { items: [{ ...conflict, httpErrorStatusCode: 409 }] } }),
  )
  await open(page, project)
  await expect(rows(page)).toContainText(/Create.*Failed.*The operation failed\./s)
})

test('filters are in the URL', async ({ page, project, emulator }) => {
  await emulator.insertImage({ name: 'web-1' })
  await emulator.change('DELETE', 'global/images/web-1')
  await open(page, project)
  await expect(rows(page)).toHaveCount(2)

  await page.getByLabel('Action').selectOption('Delete')
  await expect(rows(page)).toHaveCount(1)
  await expect(page).toHaveURL(/operations\?type=delete$/)
  await page.getByRole('button', { name: 'Failed' }).click()
  await expect(page.getByText('No operations match.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Failed' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Failed' }).click()
  await expect(rows(page)).toHaveCount(1)
})

test('older pages load on scrolling', async ({ page, project, emulator }) => {
  await emulator.insertImage({ name: 'web-1' })
  const state = { state: 'DEPRECATED' }
  const deprecate = () => emulator.api('POST', 'global/images/web-1/deprecate', state)
  await Promise.all(Array.from({ length: 119 }, deprecate))
  await open(page, project)
  await expect(rows(page)).toHaveCount(100)
  await rows(page).last().scrollIntoViewIfNeeded()
  await expect(rows(page)).toHaveCount(120)
  await expect(page.getByText('120 operations')).toBeVisible()
})

test('the tray survives a reload, and the image is there when its operation ends', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.operations('hold')
  await emulator.api('POST', 'global/images', { name: 'web-1', rawDisk: FILE })
  await page.goto(`/projects/${project}/images/web-1`)
  await expect(page.getByText('PENDING').first()).toBeVisible()
  await page.reload()
  await expect(tray(page)).toHaveText('1 running')

  await tray(page).press('Enter')
  await expect(trayPanel(page).getByRole('progressbar')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(trayPanel(page)).toBeHidden()
  await expect(tray(page)).toBeFocused()

  await emulator.operations('release')
  await expect(tray(page)).toHaveText('')
  await tray(page).click()
  await expect(trayPanel(page)).toContainText('Succeeded')
  await trayPanel(page).getByRole('link', { name: 'All operations' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Operations')
  await expect(trayPanel(page)).toBeHidden()
})

test('the open tray shows operations started by others', async ({ page, project, emulator }) => {
  await page.clock.install({ time: NOW })
  await open(page, project)
  await tray(page).click()
  await expect(trayPanel(page)).toContainText('Nothing is running.')
  await emulator.insertImage({ name: 'web-1' })
  await page.clock.fastForward('00:05')
  await expect(trayPanel(page)).toContainText('web-1')
})

test('without list permission, the page says which one is missing', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.settings({ role: 'roles/compute.imageUser' })
  await open(page, project)
  await expect(page.getByText('compute.globalOperations.list').first()).toBeVisible()
  await expect(page.getByText(/gcloud projects add-iam-policy-binding/)).toBeVisible()
  await expect(page.getByText(/0 operations|No recent operations/)).toHaveCount(0)
})

test('a momentary outage is overcome', async ({ page, project, emulator }) => {
  await emulator.insertImage({ name: 'web-1' })
  await emulator.fault('globalOperations.list', status(503, 'backendError'), 2)
  await open(page, project)
  await expect(rows(page)).toHaveCount(1)
})

/** Operations that have ended, the first one newest. */
const ended = (number: number) =>
  Array.from({ length: number }, (_, index) => ({
    name: `operation-${index}`,
    operationType: 'setLabels',
    status: 'DONE',
    insertTime: new Date(Date.parse(NOW) - (index + 1) * 60_000).toISOString(),
  }))

test('of many, more are drawn on scrolling, and again only the first after a filter', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putOperations(...ended(250))
  await open(page, project)
  await expect(rows(page)).toHaveCount(100)
  await rows(page).last().scrollIntoViewIfNeeded()
  await rows(page).nth(199).scrollIntoViewIfNeeded()
  await expect(rows(page)).toHaveCount(250)
  await expect(page.getByRole('button', { name: /older operations/ })).toHaveCount(0)
  const action = page.getByLabel('Action')
  await action.selectOption('Change labels')
  await expect(page.getByText('250 operations')).toBeVisible()
  await expect(rows(page)).toHaveCount(100)
  await expect(page.getByRole('button', { name: 'Load older operations' })).toBeVisible()
})

test('of a status that isn’t documented, nothing but that is said', async ({
  page,
  project,
  emulator,
}) => {
  const [done] = ended(1)
  const strange = { ...done, name: 'operation-x', status: 'SOMETHING_NEW', progress: 40 }
  const bare = { name: 'operation-y' }
  await emulator.putOperations(...ended(1), strange, bare)
  await open(page, project)
  await expect(rows(page)).toHaveCount(3)
  const of = (name: string) => rows(page).filter({ hasText: name })
  await expect(of('operation-x')).toContainText(/Change labels.*Something new/s)
  await expect(of('operation-y')).toContainText(/^Operation.*–.*–.*–/s)
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expect(tray(page)).toHaveText('')
  for (const [name, number] of [
    ['Running', 0],
    ['Succeeded', 1],
  ] as const) {
    await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toHaveText(
      `${name}${number}`,
    )
  }
  await expectAccessible(page)
})

test('those that can’t be read are counted, not taken for none', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putOperations({ name: 'operation-x', status: 'DONE', error: 'none' })
  await open(page, project)
  await expect(page.getByText('0 operations, and 1 that couldn’t be read')).toBeVisible()
  await expect(page.getByText('No recent operations.')).toHaveCount(0)
  await tray(page).click()
  await expect(trayPanel(page)).toContainText('1 operation couldn’t be read.')
  await expect(trayPanel(page)).not.toContainText('Nothing is running')
})
