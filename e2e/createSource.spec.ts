import {
  chooseType,
  goTo,
  heading,
  nameAndCreate,
  next,
  openCreate,
  pressCreate,
  type,
} from './support/create.ts'
import { expectDisabled } from './support/page.ts'
import { expect, test } from './support/test.ts'

const RAW_KEY = 'SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0='
const OTHER_KEY = `${'A'.repeat(43)}=`

test('a source that is not there', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await openCreate(page, project)
  await type(page, 'Disk', 'zones/us-central1-a/disks/nowhere')
  await expect(page.getByText('There is no such source.')).toBeVisible()
  await nameAndCreate(page)
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
  await nameAndCreate(page)
  await expect(page.getByText(/is already being used by/)).toBeVisible()
  await page.getByRole('checkbox', { name: /forceCreate/ }).check()
  await goTo(page, 'review')
  await pressCreate(page)
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
  await expectDisabled(option)
  await expect(option).toContainText('It is OBSOLETE: new uses are refused.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toContainText('OBSOLETE')
  await nameAndCreate(page)
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
  await page.getByText('Equivalent commands').click()
  for (const tab of ['REST', 'curl', 'gcloud', 'Terraform']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.locator('main')).not.toContainText(OTHER_KEY)
  }
  await pressCreate(page)
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
  await pressCreate(page)
  await expect(page.getByText('unlocked is ready.')).toBeVisible()
  // Its key is forgotten by now, and is no more wanted.
  await expect(page.getByText('something to mend')).toBeHidden()
})
