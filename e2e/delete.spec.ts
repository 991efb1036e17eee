import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import {
  dialog,
  headOf,
  makeFamily,
  openDialog,
  operationsOn,
  preview,
  rowAction,
} from './support/change.ts'
import { expectFits, toasts } from './support/detail.ts'
import type { FaultOf } from './support/emulator.ts'
import { image } from './support/imageList.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

// That an image is gone is read back: the browser reports the 404.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

const typeName = (page: Page, name: string) =>
  dialog(page)
    .getByRole('textbox', { name: /Deleting cannot be undone/ })
    .fill(name)

const submit = (page: Page) => dialog(page).getByRole('button', { name: 'Delete image' })

/** What uses the image, as one line of the dialog says it. */
const use = (page: Page, text: string | RegExp) =>
  dialog(page).getByRole('region', { name: 'What uses it' }).getByRole('listitem').filter({
    hasText: text,
  })

test.describe('in an estate', () => {
  test.use({ seed: 'demo' })

  test('shows what is known to use the image, how and when that was found', async ({
    page,
    project,
  }) => {
    const box = await openDialog(page, project, 'web-base-v42', 'Delete')
    await expect(preview(page)).toContainText(/resolves to\s*web-base-v42.*web-base-v41/)
    await expect(use(page, '1 instance template naming this image')).toContainText(
      'instanceTemplates.list, read just now',
    )
    await expect(use(page, '2 instance templates naming the family web-base')).toBeVisible()
    await expect(use(page, '14 instances running on such disks')).toBeVisible()
    await expect(use(page, /[1-9] images naming it as replacement/)).toContainText(
      'Their replacement will lead nowhere.',
    )
    const disks = use(page, '14 disks made from it')
    await expect(disks).toContainText('disks.aggregatedList, read just now')
    await disks.getByText('Which').click()
    await expect(disks.getByText('us-central1-a / web-1', { exact: true })).toBeVisible()
    await expect(box.getByText('projects that it is shared with are not seen')).toBeVisible()
  })

  test('what may not be looked at is unknown, and not unused', async ({
    page,
    project,
    emulator,
  }) => {
    const forbidden = "Required 'compute.disks.list' permission for 'it'"
    await emulator.fault('disks.aggregatedList', {
      kind: 'status',
      status: 403,
      reason: 'forbidden',
      message: forbidden,
    })
    await emulator.fault('instanceTemplates.list', {
      kind: 'status',
      status: 501,
      reason: 'notImplemented',
    })
    await openDialog(page, project, 'web-base-v42', 'Delete')
    const disks = use(page, 'Unknown which disks are made from it')
    await expect(disks).toContainText('You may not look: compute.disks.list is missing.')
    await expect(use(page, 'Unknown which instances')).toContainText('told by their disks')
    await expect(use(page, 'Unknown which instance templates are naming this image')).toContainText(
      'This API does not answer instanceTemplates.list.',
    )
    await disks.getByRole('button', { name: 'Look again' }).click()
    await expect(use(page, '14 disks made from it')).toBeVisible()
    await expect(use(page, '14 instances running on such disks')).toBeVisible()
  })

  test('a request is saved that makes the image again', async ({ page, project, emulator }) => {
    const before = await emulator.image('db-postgres-16-r7')
    const box = await openDialog(page, project, 'db-postgres-16-r7', 'Delete')
    await expect(box.getByText(/Is its source still the same\? Yes/)).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      box.getByRole('button', { name: 'Save the request' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('db-postgres-16-r7.insert.json')
    await expect(box.getByText('Saved.')).toBeVisible()
    const request: unknown = JSON.parse(await readFile(await download.path(), 'utf8'))
    await typeName(page, 'db-postgres-16-r7')
    await box.getByRole('textbox', { name: /Type the family’s name/ }).fill('db-postgres-16')
    await submit(page).click()
    await expect(box.getByText('db-postgres-16-r7 is deleted.')).toBeVisible()
    await emulator.change('POST', 'global/images', request)
    const { sourceSnapshotId, family, diskSizeGb, labels } = before
    expect(await emulator.image('db-postgres-16-r7')).toMatchObject({
      status: 'READY',
      sourceSnapshotId,
      family,
      diskSizeGb,
      labels,
    })
  })
})

test('the head, by its name: from its page to the list', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  const box = await openDialog(page, project, 'web-v2', 'Delete')
  await expect(submit(page)).toHaveAttribute('aria-disabled', 'true')
  await typeName(page, 'web-v')
  await expect(submit(page)).toHaveAttribute('aria-disabled', 'true')
  await typeName(page, 'web-v2')
  await submit(page).click()
  await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
  await expect(toasts(page)).toContainText('web-v2 is deleted. web resolves to web-v1')
  await expect(toasts(page).getByRole('button', { name: 'Undo' })).toBeHidden()
  await expect(page.getByRole('rowheader', { name: 'web-v2' })).toBeHidden()
  expect(await headOf(emulator, 'web')).toBe('web-v1')
})

test('from the list, by keyboard; the focus stays near', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  await page.goto(`/projects/${project}/images`)
  const actions = page.getByRole('button', { name: 'Actions on web-v1' })
  await actions.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused()
  await page.keyboard.press('d')
  await page.keyboard.press('d')
  await expect(page.getByRole('menuitem', { name: 'Delete…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(preview(page)).toContainText('goes on resolving to web-v2')
  await dialog(page)
    .getByRole('textbox', { name: /Deleting cannot/ })
    .focus()
  await page.keyboard.type('web-v1')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(toasts(page)).toContainText('web-v1 is deleted.')
  await expect(actions).toBeHidden()
  await expect(page.getByRole('treegrid').locator('[role="row"]:focus')).toHaveCount(1)
})

test('when nothing would be left, the family is typed, too', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator, 'web-v1')
  await page.goto(`/projects/${project}/images`)
  await rowAction(page, 'web-v1', 'Delete…')
  const box = dialog(page)
  await expect(preview(page)).toContainText('Nothing would be left')
  await typeName(page, 'web-v1')
  await expect(box.getByText('Type the family’s name, too.')).toBeVisible()
  await box.getByRole('textbox', { name: /Type the family’s name/ }).fill('web')
  await submit(page).click()
  await expect(box.getByText('web now resolves to nothing.')).toBeVisible()
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText('There are no images')).toBeVisible()
})

test('an image that failed can go, one that is being made has to wait', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(
    image('broken', '01-02', { status: 'FAILED', family: 'web' }),
    image('leaving', '01-03', { status: 'DELETING' }),
  )
  await makeFamily(emulator, 'web-v1')
  let box = await openDialog(page, project, 'broken', 'Delete')
  await expect(box.getByText('It has failed')).toBeVisible()
  await expect(preview(page)).toContainText('goes on resolving to web-v1')
  await typeName(page, 'broken')
  await submit(page).click()
  await expect(toasts(page)).toContainText('broken is deleted.')

  await emulator.operations('hold')
  await emulator.api('POST', 'global/images', {
    name: 'making',
    rawDisk: { source: 'https://storage.googleapis.com/e2e-bucket/disk.tar.gz' },
  })
  box = await openDialog(page, project, 'making', 'Delete')
  await typeName(page, 'making')
  await expect(box.getByText('cannot be deleted while it is being made')).toBeVisible()
  await emulator.operations('release')
  await expect(box.getByText('It is still being made')).toBeHidden()
  await submit(page).click()
  await expect(toasts(page)).toContainText('making is deleted.')

  await page.goto(`/projects/${project}/images/leaving`)
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('another image of the name: nothing is deleted unseen', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  const box = await openDialog(page, project, 'web-v1', 'Delete')
  await typeName(page, 'web-v1')
  await emulator.change('DELETE', 'global/images/web-v1')
  await emulator.insertImage({ name: 'web-v1' })
  await submit(page).click()
  await expect(box.getByText(/made another of that name/).first()).toBeVisible()
  expect(await emulator.image('web-v1')).toMatchObject({ status: 'READY' })
})

const FAULTS: [string, FaultOf, number, RegExp][] = [
  ['409', { kind: 'status', status: 409, reason: 'resourceInUse' }, 1, /try again/],
  ['503', { kind: 'status', status: 503, reason: 'backendError', retryAfter: '0' }, 4, /twice/],
  ['HTML', { kind: 'html' }, 2, /not JSON/],
  [
    'an operation that ends in an error',
    { kind: 'operationError', code: 'RESOURCE_IN_USE', message: 'It is locked.' },
    1,
    /It is locked\./,
  ],
]

for (const [name, fault, count, message] of FAULTS) {
  test(`${name}: said, kept, and deleted by trying again`, async ({ page, project, emulator }) => {
    await makeFamily(emulator)
    const box = await openDialog(page, project, 'web-v1', 'Delete')
    await typeName(page, 'web-v1')
    await emulator.fault('images.delete', fault, count)
    await submit(page).click()
    await expect(box.getByRole('alert')).toContainText(message)
    await expect(box.getByRole('textbox', { name: /Deleting cannot/ })).toHaveValue('web-v1')
    await submit(page).click()
    await expect(toasts(page)).toContainText('web-v1 is deleted.')
    const made = await operationsOn(emulator, 'web-v1', 'delete')
    expect(made.filter(({ error }) => error === undefined)).toHaveLength(1)
  })
}

test('a lost answer, and a double click: deleted once', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  await openDialog(page, project, 'web-v1', 'Delete')
  await typeName(page, 'web-v1')
  await emulator.fault('images.delete', { kind: 'lost' })
  await submit(page).dblclick({ force: true })
  await expect(toasts(page)).toContainText('web-v1 is deleted.')
  expect(await operationsOn(emulator, 'web-v1', 'delete')).toHaveLength(1)
})

test('deleted meanwhile by somebody else', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  const box = await openDialog(page, project, 'web-v1', 'Delete')
  await typeName(page, 'web-v1')
  await emulator.change('DELETE', 'global/images/web-v1')
  await submit(page).click()
  await expect(box.getByRole('alert')).toContainText('was not found')
  await box.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'web-v1 does not exist' })).toBeVisible()
})

test('the commands, and what is missing', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  await emulator.settings({ role: 'roles/compute.viewer' })
  await page.goto(`/projects/${project}/images`)
  await rowAction(page, 'web-v1', 'Delete…')
  const box = dialog(page)
  await expect(box.getByText(/You may look, and not do it\..*images\.delete/)).toBeVisible()
  await box.getByText('Commands that do the same').click()
  await box.getByRole('tab', { name: 'gcloud' }).click()
  await expect(box.getByRole('tabpanel')).toContainText('images delete web-v1')
  await typeName(page, 'web-v1')
  await expect(submit(page)).toHaveAttribute('aria-disabled', 'true')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ seed: 'demo', colorScheme })
    test('accessible, also on a narrow screen', async ({ page, project }) => {
      const box = await openDialog(page, project, 'web-base-v42', 'Delete')
      await use(page, '14 disks').getByText('Which').click()
      await box.getByText('Commands that do the same').click()
      await expectAccessible(page)
      await page.setViewportSize({ width: 390, height: 844 })
      await expectFits(page)
      await expectAccessible(page)
    })
  })
}
