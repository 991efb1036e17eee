import type { Page } from '@playwright/test'
import { operationsOn } from './support/change.ts'
import {
  DISK_FILE,
  goTo,
  heading,
  nameAndCreate,
  next,
  openCreate,
  openDetails,
  pressCreate,
  type,
} from './support/create.ts'
import { status } from './support/faults.ts'
import { expectDisabled } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** A form from a file that is complete but for what a test changes, on its review. */
async function review(page: Page, project: string, name = 'new-image'): Promise<void> {
  await openDetails(page, project)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByLabel('Description').fill('typed by hand')
  await next(page, 'options')
  await page.getByLabel('Disk size in GB').fill('33')
  await next(page, 'review')
}

/** Nothing of what {@link review} typed is lost. */
async function expectKept(page: Page, name = 'new-image'): Promise<void> {
  await goTo(page, 'source')
  await expect(page.getByRole('radio', { name: 'File' })).toBeChecked()
  await expect(page.getByRole('textbox', { name: 'File' })).toHaveValue(DISK_FILE)
  await goTo(page, 'details')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
  await expect(page.getByLabel('Description')).toHaveValue('typed by hand')
  await goTo(page, 'options')
  await expect(page.getByLabel('Disk size in GB')).toHaveValue('33')
}

test('what was wrong is right as soon as it is chosen from the list', async ({ page, project }) => {
  await openCreate(page, project)
  await page.getByRole('button', { name: 'Next: details' }).click()
  const disk = page.getByRole('combobox', { name: 'Disk' })
  await expect(disk).toHaveAccessibleDescription('Choose a disk, or type its name.')
  await disk.click()
  await page.getByRole('option').first().click()
  await expect(disk).not.toHaveAccessibleDescription(/Choose a disk/)
})

test('rules are said while typing, and Next goes to what is wrong', async ({ page, project }) => {
  await openCreate(page, project)
  await page.getByRole('button', { name: 'Next: details' }).click()
  await expect(page.getByRole('combobox', { name: 'Disk' })).toBeFocused()
  await expect(page.getByText('Choose a disk, or type its name.')).toBeVisible()
  await type(page, 'Disk', 'some-disk')
  await page.getByRole('button', { name: 'Next: details' }).click()
  await expect(page.getByText(/Choose the zone of this disk/)).toBeVisible()
  await goTo(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('Web')
  await expect(page.getByText('Start with a lower-case letter.')).toBeVisible()
  await type(page, 'Family', 'Bad')
  await page.getByRole('button', { name: 'Next: options' }).click()
  await expect(page.getByRole('combobox', { name: 'Family' })).toBeFocused()
  await goTo(page, 'review')
  await expectDisabled(page.getByRole('button', { name: 'Create image' }))
})

test('a name that is taken is said before it is sent, and by the service after', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  await review(page, project, 'web-base-v42')
  await expect(page.getByText('An image with this name already exists.')).toBeVisible()
  await pressCreate(page)
  await expect(heading(page, 'details')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await expect(page.getByText(/web-base-v42' already exists/)).toBeVisible()
  await expectKept(page, 'web-base-v42')
})

test('a family that the service refuses', async ({ page, project, emulator }) => {
  await review(page, project)
  await goTo(page, 'details')
  await type(page, 'Family', 'web-base')
  await goTo(page, 'review')
  const message = "Invalid value for field 'resource.family': 'web-base'. It is reserved."
  await emulator.fault('images.insert', status(400, 'invalid', { message }))
  await pressCreate(page)
  await expect(page.getByRole('combobox', { name: 'Family' })).toBeFocused()
  await expect(page.getByText(/It is reserved/)).toBeVisible()
  await expectKept(page)
})

test('a quota that is used up', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await review(page, project)
  await emulator.settings({ imageQuota: 1 })
  await pressCreate(page)
  await expect(page.getByRole('alert')).toContainText("Quota 'IMAGES' exceeded")
  await expect(heading(page, 'review')).toBeVisible()
  await expectKept(page)
})

test('a missing permission names itself and how to get it; lists that one may not read still let one type', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.settings({ role: 'none' })
  await openCreate(page, project)
  await page.getByRole('combobox', { name: 'Disk' }).click()
  await expect(page.getByText(/You may not list disks/)).toBeVisible()
  await type(page, 'Disk', 'zones/us-central1-a/disks/builder-7f3c')
  await expect(page.getByText(/It could not be looked up/)).toBeVisible()
  await nameAndCreate(page)
  await expect(page.getByRole('alert')).toContainText("Required 'compute.images.create' permission")
  await expect(page.getByText(/add-iam-policy-binding/)).toBeVisible()
  await goTo(page, 'source')
  await expect(page.getByRole('combobox', { name: 'Disk' })).toHaveValue(
    'zones/us-central1-a/disks/builder-7f3c',
  )
})

test('an answer that is lost on the way makes one image', async ({ page, project, emulator }) => {
  await review(page, project)
  await emulator.fault('images.insert', { kind: 'lost' })
  await pressCreate(page)
  await expect(page.getByText('new-image is ready.')).toBeVisible()
  expect(await operationsOn(emulator, 'new-image', 'insert')).toHaveLength(1)
})

test('answers that are all lost: trying again makes one image', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await review(page, project)
  const ids = new Set<string | null>()
  await page.route('**/global/images?*', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    ids.add(new URL(route.request().url()).searchParams.get('requestId'))
    const response = await route.fetch()
    expect(response.ok()).toBe(true)
    return route.abort('connectionreset')
  })
  await pressCreate(page)
  // Four answers are lost; then its operation is looked for, and found.
  await expect(page.getByText('new-image is ready.')).toBeVisible()
  expect(ids.size).toBe(1)
  expect((await emulator.image('new-image')).status).toBe('READY')
})

test('an operation that ends in an error', async ({ page, project, emulator }) => {
  await review(page, project)
  await emulator.fault('images.insert', {
    kind: 'operationError',
    code: 'INTERNAL_ERROR',
    message: 'The archive could not be read.',
  })
  await pressCreate(page)
  // Beside it stands that the name is taken: the service keeps the image that failed.
  await expect(
    page.getByRole('alert').filter({ hasText: 'The archive could not be read.' }),
  ).toBeVisible()
  await expectKept(page)
})
