import {
  chooseType,
  goTo,
  heading,
  nameAndCreate,
  next,
  openCreate,
  pressCreate,
  step,
  type,
} from './support/create.ts'
import { expectDisabled } from './support/page.ts'
import { expect, test } from './support/test.ts'

const RAW_KEY = 'SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0='
const OTHER_KEY = `${'A'.repeat(43)}=`

test('a source that does not exist', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await openCreate(page, project)
  await type(page, 'Disk', 'zones/us-central1-a/disks/nowhere')
  await expect(step(page).getByText('This disk doesn’t exist.')).toBeVisible()
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

test('an obsolete source is disabled with the reason, and refused when typed', async ({
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
  await expect(option).toContainText('It is OBSOLETE, so it can’t be used.')
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
  await expect(step(page).getByText(/The source is deprecated/)).toBeVisible()
  await page.getByRole('button', { name: 'Use web-base-v42' }).click()
  await expect(page.getByRole('combobox', { name: 'Image', exact: true })).toHaveValue(
    `projects/${project}/global/images/web-base-v42`,
  )
  await expect(step(page).getByText(/The source is deprecated/)).toBeHidden()
})

test('a source with two findings offers its replacement once', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'locked', imageEncryptionKey: { rawKey: RAW_KEY } })
  await emulator.change('POST', 'global/images/locked/deprecate', {
    state: 'DEPRECATED',
    replacement: 'global/images/web-base-v42',
  })
  await openCreate(page, project)
  await chooseType(page, 'Image')
  await type(page, 'Image', 'locked')
  await expect(step(page).getByText('enter that key')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Use web-base-v42' })).toHaveCount(1)
})

test('while another project’s images are listed, a name alone is said to mean this project', async ({
  page,
  project,
}) => {
  await openCreate(page, project)
  await chooseType(page, 'Image')
  await type(page, 'Project', 'debian-cloud')
  await expect(
    step(page).getByText(
      `Choose from debian-cloud’s images. A name alone means one in ${project}.`,
    ),
  ).toBeVisible()
})

test('an encrypted source requires its key; a wrong key is refused, and keys are stored nowhere', async ({
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
    page
      .locator('summary')
      .filter({ hasText: 'Source encryption key' })
      .filter({ hasText: 'required' }),
  ).toBeVisible()
  await page.getByRole('radio', { name: 'Customer-supplied key', exact: true }).check()
  await page.getByLabel(/^Key \(256 bits/).fill('short')
  await expect(page.getByText(/A raw key is 256 bits/)).toBeVisible()
  await page.getByLabel(/^Key \(256 bits/).fill(OTHER_KEY)
  await next(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('unlocked')
  await goTo(page, 'review')
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
  // The key has been cleared by now, which is not a problem.
  await expect(page.getByText('needs attention')).toBeHidden()
})
