import type { Page } from '@playwright/test'
import { operationsOn } from './support/change.ts'
import {
  chooseType,
  DISK_FILE,
  goTo,
  heading,
  nameAndCreate,
  next,
  openCreate,
  openDetails,
  pressCreate,
  step,
  type,
} from './support/create.ts'
import { status } from './support/faults.ts'
import { expectDisabled } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** A complete form with a file as the source, on the Review step. */
async function review(page: Page, project: string, name = 'new-image'): Promise<void> {
  await openDetails(page, project)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByLabel('Description').fill('typed by hand')
  await next(page, 'options')
  await page.getByLabel('Disk size in GB').fill('33')
  await next(page, 'review')
}

/** Expects everything that {@link review} entered to be kept. */
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

test('picking from the list clears the field’s error', async ({ page, project }) => {
  await openCreate(page, project)
  await page.getByRole('button', { name: 'Next: details' }).click()
  const disk = page.getByRole('combobox', { name: 'Disk' })
  await expect(disk).toHaveAccessibleDescription('Choose a disk or type its name.')
  await disk.click()
  await page.getByRole('option').first().click()
  await expect(disk).not.toHaveAccessibleDescription(/Choose a disk/)
})

test('an error typed for one type of source says nothing about another', async ({
  page,
  project,
}) => {
  await openCreate(page, project)
  await chooseType(page, 'File')
  await page.getByRole('textbox', { name: 'File' }).fill('gs://bucket/x')
  await page.getByRole('button', { name: 'Next: details' }).click()
  await expect(step(page).getByText('The archive must be a .tar.gz file.')).toBeVisible()
  await chooseType(page, 'Image family')
  await type(page, 'Image family', 'web-base')
  await next(page, 'details')
  const steps = page.getByRole('navigation', { name: 'Steps' })
  await expect(steps.getByRole('link', { name: /Source/ })).toHaveAccessibleName(/, complete$/)
})

test('fields are validated while typing, and Next moves to the first problem', async ({
  page,
  project,
}) => {
  await openCreate(page, project)
  await page.getByRole('button', { name: 'Next: details' }).click()
  await expect(page.getByRole('combobox', { name: 'Disk' })).toBeFocused()
  await expect(page.getByText('Choose a disk or type its name.')).toBeVisible()
  await type(page, 'Disk', 'some-disk')
  await page.getByRole('button', { name: 'Next: details' }).click()
  await expect(page.getByText(/Choose the disk’s zone/)).toBeVisible()
  await goTo(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('Web')
  await expect(page.getByText('Start with a lowercase letter.')).toBeVisible()
  await type(page, 'Family', 'Bad')
  await page.getByRole('button', { name: 'Next: options' }).click()
  await expect(page.getByRole('combobox', { name: 'Family' })).toBeFocused()
  await goTo(page, 'review')
  await expectDisabled(page.getByRole('button', { name: 'Create image' }))
})

test('a taken name is reported before sending, and by the service after', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  await review(page, project, 'web-base-v42')
  await expect(page.getByRole('alert')).toContainText('An image with this name already exists.')
  await pressCreate(page)
  await expect(heading(page, 'details')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await expect(page.getByText(/web-base-v42' already exists/)).toBeVisible()
  await expectKept(page, 'web-base-v42')
})

test('a family refused by the service', async ({ page, project, emulator }) => {
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

test('an exceeded quota', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await review(page, project)
  await emulator.settings({ imageQuota: 1 })
  await pressCreate(page)
  await expect(page.getByRole('alert')).toContainText("Quota 'IMAGES' exceeded")
  await expect(heading(page, 'review')).toBeVisible()
  await expectKept(page)
})

test('a missing permission is named with how to get it; without list permission, typing still works', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.settings({ role: 'none' })
  await openCreate(page, project)
  await page.getByRole('combobox', { name: 'Disk' }).click()
  await expect(page.getByText(/permission to list disks/)).toBeVisible()
  await type(page, 'Disk', 'zones/us-central1-a/disks/builder-7f3c')
  await expect(step(page).getByText(/The source couldn’t be looked up/)).toBeVisible()
  await nameAndCreate(page)
  await expect(page.getByRole('alert')).toContainText("Required 'compute.images.create' permission")
  await expect(page.getByText(/add-iam-policy-binding/)).toBeVisible()
  await goTo(page, 'source')
  await expect(page.getByRole('combobox', { name: 'Disk' })).toHaveValue(
    'zones/us-central1-a/disks/builder-7f3c',
  )
})

test('a lost response still creates a single image', async ({ page, project, emulator }) => {
  await review(page, project)
  await emulator.fault('images.insert', { kind: 'lost' })
  await pressCreate(page)
  await expect(page.getByText('new-image is ready.')).toBeVisible()
  expect(await operationsOn(emulator, 'new-image', 'insert')).toHaveLength(1)
})

test('retrying after all responses were lost still creates a single image', async ({
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
  // Four responses are lost; then the operation is looked up and found.
  await expect(page.getByText('new-image is ready.')).toBeVisible()
  expect(ids.size).toBe(1)
  expect((await emulator.image('new-image')).status).toBe('READY')
})

test('an operation that fails', async ({ page, project, emulator }) => {
  await review(page, project)
  await emulator.fault('images.insert', {
    kind: 'operationError',
    code: 'INTERNAL_ERROR',
    message: 'The archive could not be read.',
  })
  await pressCreate(page)
  // A second alert says that the name is taken: the service keeps the failed image.
  await expect(
    page.getByRole('alert').filter({ hasText: 'The archive could not be read.' }),
  ).toBeVisible()
  await expectKept(page)
})
