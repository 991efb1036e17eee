import { expectAccessible } from './support/accessible.ts'
import { field, goToImage } from './support/detail.ts'
import { expectGrantCommand, status } from './support/faults.ts'
import { FILE, ID, stored } from './support/images.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test('a failed image says why', async ({ page, project, emulator }) => {
  const message = 'The tar archive is not a valid image.'
  await emulator.fault('images.insert', {
    kind: 'operationError',
    code: 'IMAGE_IMPORT_ERROR',
    message,
  })
  await emulator.insertImage({ name: 'broken' })
  await goToImage(page, project, 'broken')
  await expect(page.getByRole('alert')).toContainText(`This image failed: ${message}`)

  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page).toHaveURL(/\?tab=activity$/)
  const operations = page.getByRole('region', { name: 'Operations on this image' })
  await expect(operations.getByRole('listitem').first()).toContainText('Create Failed')
  await expect(operations).toContainText(message)
})

test('a pending image becomes ready while it is shown, then its family’s head', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.operations('hold')
  await emulator.api('POST', 'global/images', { name: 'web-v1', family: 'web', rawDisk: FILE })
  await goToImage(page, project, 'web-v1')
  await expect(page.getByText('Pending', { exact: true })).toBeVisible()
  await expect(field(page, 'Identity', 'Family')).toContainText('resolves to nothing')
  await emulator.operations('step')
  await expect(page.getByText('50%')).toBeVisible()
  await emulator.operations('step')
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  await expect(page.getByText('head of web')).toBeVisible()
  await emulator.operations('release')
})

test('the list and the family show the progress of an image being created', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'web-v0', family: 'web' })
  await emulator.operations('hold')
  await emulator.api('POST', 'global/images', { name: 'web-v1', family: 'web', rawDisk: FILE })
  await emulator.operations('step')
  for (const address of ['images', 'families/web']) {
    await page.goto(`/projects/${project}/${address}`)
    const row = page.getByRole('row').filter({ hasText: 'web-v1' })
    await expect(row.getByTitle('50%')).toHaveText('Pending')
  }
  await emulator.operations('release')
})

test('an image without a status isn’t said to be unusable', async ({ page, project, emulator }) => {
  await emulator.putImages({ kind: 'compute#image', id: '1', name: 'web-1' })
  await page.goto(`/projects/${project}/images/web-1`)
  const state = field(page, 'Lifecycle', 'State')
  await expect(state).toContainText('Active')
  await expect(state).not.toContainText('not ready')
})

test('an image deleted while it is shown', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await emulator.insertImage({ name: 'web-v1', family: 'web' })
  await emulator.operations('hold')
  await emulator.api('DELETE', 'global/images/web-v1')
  await goToImage(page, project, 'web-v1')
  await expect(page.getByText('Deleting', { exact: true })).toBeVisible()
  await emulator.operations('release')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-v1 does not exist')
  await expect(page.getByText('It was deleted just now')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the family web' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'No image is in the family “web”',
  )
})

test('an image that doesn’t exist links back', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await goToImage(page, project, 'nowhere')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('nowhere does not exist')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'View images' }).click()
  await expect(page).toHaveURL(new RegExp(`/projects/${project}/images$`))
})

test('an invalid image name doesn’t exist either', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await goToImage(page, project, encodeURIComponent('No\u202eName'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No\\u202eName does not exist')
})

test('without the permission: its name, and the command that grants it', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.putImages(stored('secret'))
  await emulator.settings({ role: 'none' })
  await goToImage(page, project, 'secret')
  await expect(page.getByRole('alert')).toContainText("Required 'compute.images.get' permission")
  await expectGrantCommand(page, 'secret')
  await expectAccessible(page)
  await emulator.settings({ role: 'roles/viewer' })
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(field(page, 'Identity', 'Name')).toHaveText('secret')
})

test('HTML instead of JSON is reported, and Retry fixes it', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(stored('web-v1'))
  await emulator.fault('images.get', { kind: 'html' }, 2)
  await goToImage(page, project, 'web-v1')
  await expect(page.getByRole('alert')).toContainText('The response was not JSON')
  await page.getByRole('button', { name: 'Retry' }).press('Enter')
  await expect(field(page, 'Identity', 'Name')).toHaveText('web-v1')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('a failed refresh keeps the existing data', async ({ page, project, emulator }) => {
  await emulator.putImages(stored('web-v1'))
  await goToImage(page, project, 'web-v1')
  await expect(field(page, 'Identity', 'Name')).toHaveText('web-v1')
  await emulator.fault('images.get', status(400, 'invalid'))
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('alert')).toContainText('The image could not be refreshed')
  await expect(field(page, 'Identity', 'Name')).toHaveText('web-v1')
})

test('while the image is read, each tab has its own outline', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(stored('web-v1'))
  for (const [tab, name] of [
    ['', 'Identity'],
    ['lineage', 'Where it came from'],
    ['access', 'Access'],
    ['activity', 'Operations on this image'],
    ['json', 'JSON'],
  ] as const) {
    const held = await emulator.fault('images.get', { kind: 'hold' })
    await goToImage(page, project, 'web-v1', tab)
    const waiting = page.getByRole('region', { name, exact: true })
    await expect(waiting).toHaveAttribute('aria-busy', 'true')
    if (tab !== '') await expect(page.getByRole('heading', { name: 'Identity' })).toBeHidden()
    await held.release()
    await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0)
  }
})

test('the page is painted at once from the list, and the rest follows', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(stored('web-v1', { family: 'web', sourceType: 'RAW' }))
  await page.goto(`/projects/${project}/families/web`)
  const held = await emulator.fault('images.get', { kind: 'hold' })
  await page.getByRole('treegrid').getByRole('link', { name: 'web-v1' }).click()
  await expect(field(page, 'Identity', 'ID')).toHaveText(ID)
  await expect(page.getByRole('region', { name: 'Source' })).toHaveAttribute('aria-busy', 'true')
  await held.release()
  await expect(field(page, 'Source', 'Source type')).toHaveText('RAW')
})
