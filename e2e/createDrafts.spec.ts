import type { Page } from '@playwright/test'
import {
  chooseType,
  create,
  DISK_FILE,
  goTo,
  next,
  openCreate,
  openDetails,
  type,
} from './support/create.ts'
import { expect, test } from './support/test.ts'
import { bringBack } from './support/toasts.ts'

const TYPES = ['Disk', 'Snapshot', 'Image', 'Image family', 'File'] as const
type SourceType = (typeof TYPES)[number]

/** The text to type. The demo snapshots have the date in their names, so theirs is looked up. */
const TEXTS = {
  Disk: 'zones/us-central1-a/disks/builder-7f3c',
  Image: 'web-base-v41',
  'Image family': 'web-base',
  File: DISK_FILE,
} satisfies Record<Exclude<SourceType, 'Snapshot'>, string>

const source = (page: Page, kind: SourceType) =>
  kind === 'File'
    ? page.getByRole('textbox', { name: 'File' })
    : page.getByRole('combobox', { name: kind, exact: true })

test('each source type keeps its draft in any order, and only the selected one is sent', async ({
  page,
  project,
  emulator,
}) => {
  const [Snapshot = ''] = await emulator.names('snapshots', 'pg-1-nightly-')
  const texts = { ...TEXTS, Snapshot }
  await openCreate(page, project)
  for (const kind of TYPES) {
    await chooseType(page, kind)
    await source(page, kind).fill(texts[kind])
    await page.keyboard.press('Escape')
  }
  for (const from of TYPES) {
    for (const to of TYPES) {
      await chooseType(page, from)
      await chooseType(page, to)
      await expect(source(page, to)).toHaveValue(texts[to])
    }
  }
  await chooseType(page, 'Disk')
  await expect(page.getByRole('combobox', { name: 'Zone' })).toHaveValue('us-central1-a')
  await next(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('switched')
  await goTo(page, 'review')
  await create(page, 'switched')
  const image = await emulator.image('switched')
  expect(image.sourceDisk).toMatch(/builder-7f3c$/)
  expect([image.sourceImage, image.sourceSnapshot, image.rawDisk]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('looking up a source doesn’t move the fields', async ({ page, project, emulator }) => {
  const held = await emulator.fault('disks.get', { kind: 'hold' })
  await openCreate(page, project)
  await type(page, 'Disk', 'zones/us-central1-a/disks/web-1')
  const key = page.getByText('Source encryption key')
  await expect(page.getByText('Looking up the source…')).toBeVisible()
  const before = await key.boundingBox()
  await held.release()
  await expect(page.getByRole('checkbox', { name: /forceCreate/ })).toBeVisible()
  expect(await key.boundingBox()).toEqual(before)
})

test('a key is kept with its disk', async ({ page, project }) => {
  await openCreate(page, project)
  await type(page, 'Disk', TEXTS.Disk)
  await page.getByText('Source encryption key').click()
  await page.getByRole('radio', { name: 'Customer-supplied key', exact: true }).check()
  await page.getByLabel(/^Key \(256 bits/).fill('typed')
  await chooseType(page, 'File')
  await chooseType(page, 'Disk')
  await expect(page.getByLabel(/^Key \(256 bits/)).toHaveValue('typed')

  await page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'Images' })
    .click()
  await expect(page.getByText('You would lose the encryption keys you entered')).toBeVisible()
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByLabel(/^Key \(256 bits/)).toHaveValue('typed')
})

test('each step has a URL; Back and Forward lose nothing', async ({ page, project }) => {
  await openDetails(page, project)
  await expect(page).toHaveURL(/\?step=details$/)
  await page.getByRole('textbox', { name: 'Name' }).fill('kept')
  await next(page, 'options')
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('kept')
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'File' })).toHaveValue(TEXTS.File)
  await page.goForward()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('kept')
})

test('the draft is restored after a reload with a notice, and isn’t shared with other tabs', async ({
  page,
  project,
  context,
}) => {
  await openDetails(page, project)
  await page.getByRole('textbox', { name: 'Name' }).fill('kept')
  await page.reload()
  await expect(page.getByText('Draft restored from this tab.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('kept')

  const other = await context.newPage()
  await openCreate(other, project)
  await expect(other.getByRole('radio', { name: 'Disk' })).toBeChecked()
  await goTo(other, 'details')
  await expect(other.getByRole('textbox', { name: 'Name' })).toHaveValue('')
  await other.close()

  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByRole('radio', { name: 'Disk' })).toBeChecked()
  await goTo(page, 'details')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('')
})

test('Start over can be undone with Bring back or Back', async ({ page, project }) => {
  const name = page.getByRole('textbox', { name: 'Name' })
  const startOver = async () => {
    await page.getByRole('button', { name: 'Start over' }).click()
    await expect(page.getByRole('radio', { name: 'Disk' })).toBeChecked()
  }
  await openDetails(page, project)
  await name.fill('kept')
  await page.reload()
  await startOver()
  await bringBack(page)
  await expect(name).toHaveValue('kept')

  await startOver()
  await goTo(page, 'details')
  await expect(name).toHaveValue('')
  await name.fill('another')
  await page.goBack()
  await expect(page.getByRole('radio', { name: 'Disk' })).toBeChecked()
  await page.goBack()
  await expect(name).toHaveValue('kept')
  await page.reload()
  await expect(name).toHaveValue('kept')
  await page.goForward()
  await page.goForward()
  await expect(name).toHaveValue('another')

  await page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'Images' })
    .click()
  await page.getByRole('link', { name: 'Create image' }).click()
  await goTo(page, 'details')
  await expect(name).toHaveValue('another')
})

test('Start over from a newer version opens an empty form; Bring back restores keys too', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'shop-v7', family: 'shop' })
  await openCreate(page, project, '?next=shop-v7')
  await chooseType(page, 'Disk')
  await page.reload()
  await page.getByText('Source encryption key').click()
  await page.getByRole('radio', { name: 'Customer-supplied key', exact: true }).check()
  await page.getByLabel(/^Key \(256 bits/).fill('typed')
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(page).toHaveURL(/\/images\/create$/)
  await goTo(page, 'details')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('')
  await bringBack(page)
  await expect(page.getByLabel(/^Key \(256 bits/)).toHaveValue('typed')
  await goTo(page, 'details')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('shop-v8')
})

test('a creation in progress is shown again after a reload', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.operations('hold')
  await openDetails(page, project)
  await page.getByRole('textbox', { name: 'Name' }).fill('slow')
  await goTo(page, 'review')
  await page.getByRole('button', { name: 'Create image' }).click()
  await expect(page.getByText('Creating slow…')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Creating slow…')).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'Images' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Creating slow…')).toBeVisible()
  await emulator.operations('release')
  await expect(page.getByText('slow is ready.')).toBeVisible()
})

test('creating another image, from the changed form or from an empty one', async ({
  page,
  project,
}) => {
  await openDetails(page, project)
  for (const name of ['first', 'second']) {
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await goTo(page, 'review')
    await create(page, name)
    await goTo(page, 'details')
  }
  await page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'Images' })
    .click()
  await page.getByRole('link', { name: 'Create image' }).click()
  await expect(page.getByRole('radio', { name: 'Disk' })).toBeChecked()
  await goTo(page, 'review')
  await expect(page.getByText('second is ready.')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Create image' })).toBeVisible()
})
