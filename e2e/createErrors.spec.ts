import type { Page } from '@playwright/test'
import { chooseType, goTo, heading, next, openCreate, type } from './support/create.ts'
import { expect, test } from './support/test.ts'

const RAW_KEY = 'SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0='
const OTHER_KEY = `${'A'.repeat(43)}=`

/** A form from a file that is complete but for what a test changes, on its review. */
async function review(page: Page, project: string, name = 'new-image'): Promise<void> {
  await openCreate(page, project)
  await chooseType(page, 'File')
  await page.getByLabel('File', { exact: true }).last().fill('gs://builds/disk.tar.gz')
  await next(page, 'details')
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
  await expect(page.getByLabel('File', { exact: true }).last()).toHaveValue(
    'gs://builds/disk.tar.gz',
  )
  await goTo(page, 'details')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
  await expect(page.getByLabel('Description')).toHaveValue('typed by hand')
  await goTo(page, 'options')
  await expect(page.getByLabel('Disk size in GB')).toHaveValue('33')
}

const create = (page: Page) =>
  page.getByRole('button', { name: /^(?:Create image|Try again)$/ }).click()

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
  await expect(page.getByRole('button', { name: 'Create image' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('a name that is taken is said before it is sent, and by the service after', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  await review(page, project, 'web-base-v42')
  await expect(page.getByText('An image of this name exists already.')).toBeVisible()
  await create(page)
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
  await emulator.fault('images.insert', {
    kind: 'status',
    status: 400,
    reason: 'invalid',
    message: "Invalid value for field 'resource.family': 'web-base'. It is reserved.",
  })
  await create(page)
  await expect(page.getByRole('combobox', { name: 'Family' })).toBeFocused()
  await expect(page.getByText(/It is reserved/)).toBeVisible()
  await expectKept(page)
})

test('a source that is not there', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await openCreate(page, project)
  await type(page, 'Disk', 'zones/us-central1-a/disks/nowhere')
  await expect(page.getByText('There is no such source.')).toBeVisible()
  await next(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('new-image')
  await goTo(page, 'review')
  await create(page)
  await expect(heading(page, 'source')).toBeVisible()
  await expect(page.getByText(/Referenced resource was not found/)).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Disk' })).toHaveValue(
    'zones/us-central1-a/disks/nowhere',
  )
})

test('a disk in use', async ({ page, project, problems, emulator }) => {
  problems.allowFailedRequests()
  await openCreate(page, project)
  await type(page, 'Disk', 'zones/us-central1-a/disks/web-1')
  await expect(page.getByRole('checkbox', { name: /forceCreate/ })).toBeVisible()
  await next(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('new-image')
  await goTo(page, 'review')
  await create(page)
  await expect(page.getByText(/is already being used by/)).toBeVisible()
  await page.getByRole('checkbox', { name: /forceCreate/ }).check()
  await goTo(page, 'review')
  await create(page)
  await expect(page.getByText('new-image is ready.')).toBeVisible()
  expect((await emulator.image('new-image')).status).toBe('READY')
})

test('an obsolete source is greyed with the reason, and refused when typed', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.change('POST', 'global/images/web-base-v42/deprecate', { state: 'OBSOLETE' })
  await openCreate(page, project)
  await chooseType(page, 'Image')
  await page.getByRole('combobox', { name: 'Image', exact: true }).fill('web-base-v42')
  const option = page.getByRole('option', { name: /^web-base-v42/ })
  await expect(option).toHaveAttribute('aria-disabled', 'true')
  await expect(option).toContainText('It is OBSOLETE: new uses are refused.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toContainText('OBSOLETE')
  await next(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('new-image')
  await goTo(page, 'review')
  await create(page)
  await expect(page.getByText(/is OBSOLETE and cannot be used/)).toBeVisible()
})

test('a deprecated source warns and offers its replacement', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.change('POST', 'global/images/web-base-v41/deprecate', {
    state: 'DEPRECATED',
    replacement: 'global/images/web-base-v42',
  })
  await openCreate(page, project)
  await chooseType(page, 'Image')
  await type(page, 'Image', 'web-base-v41')
  await expect(page.getByText(/The source is DEPRECATED/)).toBeVisible()
  await page.getByRole('button', { name: 'Use web-base-v42' }).click()
  await expect(page.getByRole('combobox', { name: 'Image', exact: true })).toHaveValue(
    `projects/${project}/global/images/web-base-v42`,
  )
  await expect(page.getByText(/The source is DEPRECATED/)).toBeHidden()
})

test('an encrypted source asks for its key; a wrong one is refused, and kept nowhere', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  const urls: string[] = []
  page.on('request', (request) => urls.push(request.url()))
  await emulator.insertImage({ name: 'locked', imageEncryptionKey: { rawKey: RAW_KEY } })
  await openCreate(page, project)
  await chooseType(page, 'Image')
  await type(page, 'Image', 'locked')
  await expect(
    page.locator('summary').filter({ hasText: 'Key of the source' }).filter({ hasText: 'needed' }),
  ).toBeVisible()
  await page.getByRole('radio', { name: 'Customer-supplied key', exact: true }).check()
  await page.getByLabel(/^Key \(256 bits/).fill('short')
  await expect(page.getByText(/A raw key is 256 bits/)).toBeVisible()
  await page.getByLabel(/^Key \(256 bits/).fill(OTHER_KEY)
  await next(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('unlocked')
  await goTo(page, 'review')
  await page.getByText('Commands that do the same').click()
  for (const tab of ['REST', 'curl', 'gcloud', 'Terraform']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.locator('main')).not.toContainText(OTHER_KEY)
  }
  await create(page)
  await expect(page.getByLabel(/^Key \(256 bits/)).toBeFocused()
  await expect(page.getByText(/does not match the key of the source/)).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Image', exact: true })).toHaveValue('locked')

  await page.getByLabel(/^Key \(256 bits/).fill(RAW_KEY)
  await goTo(page, 'review')
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state]),
  )
  expect(stored).toContain('unlocked')
  for (const key of [RAW_KEY, OTHER_KEY]) {
    expect(stored).not.toContain(key)
    expect(urls.filter((url) => url.includes(encodeURIComponent(key)))).toEqual([])
  }
  await create(page)
  await expect(page.getByText('unlocked is ready.')).toBeVisible()
})

test('a quota that is used up', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await review(page, project)
  await emulator.settings({ imageQuota: 1 })
  await create(page)
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
  await next(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('new-image')
  await goTo(page, 'review')
  await create(page)
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
  await create(page)
  await expect(page.getByText('new-image is ready.')).toBeVisible()
  const { items = [] } = (await emulator.api('GET', 'global/operations?maxResults=500')) as {
    items?: { operationType: string; targetLink: string }[]
  }
  const inserts = items.filter(
    ({ operationType, targetLink }) =>
      operationType === 'insert' && targetLink.endsWith('/new-image'),
  )
  expect(inserts).toHaveLength(1)
})

test('answers that are all lost: trying again makes one image', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await review(page, project)
  let lost = true
  const ids = new Set<string | null>()
  await page.route('**/global/images?*', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    ids.add(new URL(route.request().url()).searchParams.get('requestId'))
    const response = await route.fetch()
    return lost ? route.abort('connectionreset') : route.fulfill({ response })
  })
  await create(page)
  // Three more tries, up to seven seconds apart in all.
  await expect(page.getByRole('alert')).toContainText('trying again does not make it twice', {
    timeout: 20_000,
  })
  await expectKept(page)
  lost = false
  await goTo(page, 'review')
  await create(page)
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
  await create(page)
  // Beside it stands that the name is taken: the service keeps the image that failed.
  await expect(
    page.getByRole('alert').filter({ hasText: 'The archive could not be read.' }),
  ).toBeVisible()
  await expectKept(page)
})
