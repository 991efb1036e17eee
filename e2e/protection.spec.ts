import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog, rowAction } from './support/change.ts'
import { openImage } from './support/detail.ts'
import type { Emulator } from './support/emulator.ts'
import { openImages, row, selectionBar } from './support/imageList.ts'
import { image } from './support/images.ts'
import { expectDisabled, expectFitsPhone } from './support/page.ts'
import { runEnded } from './support/runs.ts'
import { expectSaved, toasts, undo } from './support/toasts.ts'
import { expect, test } from './support/test.ts'

/** A label protects images from plans and bulk changes, and makes dialogs ask for confirmation. */

test.use({ seed: 'empty' })

const LABEL = 'lifecycle-protect'
const mark = (page: Page, name: string) => row(page, name).getByText('protected', { exact: true })
const labelsOf = async (emulator: Emulator, name: string) => (await emulator.image(name)).labels

const estate = (emulator: Emulator) =>
  emulator.putImages(
    image('web-v1', '01-01', { family: 'web', labels: { env: 'prod', [LABEL]: 'false' } }),
    image('web-v2', '02-01', { family: 'web', labels: { env: 'prod' } }),
    image('web-v3', '03-01', { family: 'web' }),
    image('web-v4', '04-01', { family: 'web' }),
  )

test.beforeEach(({ emulator }) => estate(emulator))

test('a bulk change skips protected images, and says why', async ({ page, project, emulator }) => {
  await openImages(page, project)
  await expect(mark(page, 'web-v1')).toHaveCount(1)
  await expect(mark(page, 'web-v2')).toHaveCount(0)
  for (const name of ['web-v1', 'web-v2']) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  }
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…\s*1$/ })
    .click()
  await expect(dialog(page).getByRole('list', { name: '1 can’t be deprecated' })).toHaveText(
    /web-v1\s*Protected by the label lifecycle-protect\./,
  )
  await dialog(page).getByRole('button', { name: 'Deprecate 1 image' }).click()
  await runEnded(page)
  expect((await emulator.image('web-v1')).deprecated).toBeUndefined()
  expect((await emulator.image('web-v2')).deprecated?.state).toBe('DEPRECATED')
})

test('an image protected since the preview is skipped', async ({ page, project, emulator }) => {
  await openImages(page, project)
  await page.getByRole('checkbox', { name: 'Select web-v2' }).check()
  await page.getByRole('checkbox', { name: 'Select web-v3' }).check()
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…\s*2$/ })
    .click()
  await expect(dialog(page).getByText('2 will be deprecated')).toBeVisible()
  const { labelFingerprint } = await emulator.image('web-v2')
  await emulator.change('POST', 'global/images/web-v2/setLabels', {
    labels: { env: 'prod', [LABEL]: '' },
    labelFingerprint,
  })
  await dialog(page).getByRole('button', { name: 'Deprecate 2 images' }).click()
  await runEnded(page)
  await expect(dialog(page).getByRole('list', { name: 'Skipped' })).toContainText(
    /web-v2.*Label lifecycle-protect was added\./,
  )
  expect((await emulator.image('web-v2')).deprecated).toBeUndefined()
})

test('one click in a row’s menu protects and keeps other labels; the toast undoes it', async ({
  page,
  project,
  emulator,
}) => {
  await openImages(page, project)
  await rowAction(page, 'web-v2', 'Protect')
  await expectSaved(page, 'web-v2 is protected.')
  await expect(mark(page, 'web-v2')).toHaveCount(1)
  expect(await labelsOf(emulator, 'web-v2')).toEqual({ env: 'prod', [LABEL]: '' })
  await undo(page)
  await expect(mark(page, 'web-v2')).toHaveCount(0)
  expect(await labelsOf(emulator, 'web-v2')).toEqual({ env: 'prod' })
  await rowAction(page, 'web-v1', 'Unprotect')
  await expectSaved(page, 'web-v1 is no longer protected.')
  expect(await labelsOf(emulator, 'web-v1')).toEqual({ env: 'prod' })
})

test('a concurrent change to other labels is kept', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openImages(page, project)
  await page.route(
    '**/web-v2/setLabels*',
    async (route) => {
      const { labelFingerprint } = await emulator.image('web-v2')
      await emulator.change('POST', 'global/images/web-v2/setLabels', {
        labels: { env: 'prod', team: 'web' },
        labelFingerprint,
      })
      await route.continue()
    },
    { times: 1 },
  )
  await rowAction(page, 'web-v2', 'Protect')
  await expectSaved(page, 'web-v2 is protected.')
  expect(await labelsOf(emulator, 'web-v2')).toEqual({ env: 'prod', team: 'web', [LABEL]: '' })
})

test('the image’s page shows protection, and protects and unprotects', async ({
  page,
  project,
  emulator,
}) => {
  await openImage(page, project, 'web-v3')
  const labels = page.getByRole('region', { name: 'Labels' })
  await labels.getByRole('button', { name: 'Protect', exact: true }).click()
  await expectSaved(page, 'web-v3 is protected.')
  await expect(page.getByText('protected', { exact: true })).toBeVisible()
  await labels.getByRole('button', { name: 'Unprotect' }).click()
  await expect(labels.getByRole('button', { name: 'Protect', exact: true })).toBeVisible()
  expect(await labelsOf(emulator, 'web-v3')).toBeUndefined()
})

test('many images are protected and unprotected, and the run is undone', async ({
  page,
  project,
  emulator,
}) => {
  await openImages(page, project)
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page).getByRole('button', { name: 'More actions on the selection' }).click()
  await page.getByRole('menuitem', { name: 'Protect… (3)' }).click()
  await expect(dialog(page)).toContainText('They get the label lifecycle-protect.')
  await expect(dialog(page)).toContainText(/web-v1\s*Already protected\./)
  await dialog(page).getByRole('button', { name: 'Protect 3 images' }).click()
  await runEnded(page)
  expect(await labelsOf(emulator, 'web-v4')).toEqual({ [LABEL]: '' })
  await dialog(page).getByRole('button', { name: 'Undo the run…' }).click()
  await dialog(page).getByRole('button', { name: 'Undo 3 changes' }).click()
  await runEnded(page)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  expect(await labelsOf(emulator, 'web-v2')).toEqual({ env: 'prod' })

  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page).getByRole('button', { name: 'More actions on the selection' }).click()
  await page.getByRole('menuitem', { name: 'Unprotect… (1)' }).click()
  await dialog(page).getByRole('button', { name: 'Unprotect 1 image' }).click()
  await runEnded(page)
  expect(await labelsOf(emulator, 'web-v1')).toEqual({ env: 'prod' })
})

test('deprecating a protected image requires a confirmation', async ({
  page,
  project,
  emulator,
}) => {
  await openImages(page, project)
  await rowAction(page, 'web-v1', 'Deprecate…')
  await expect(dialog(page)).toContainText('Protected by the label lifecycle-protect.')
  const submit = dialog(page).getByRole('button', { name: 'Deprecate image' })
  await expectDisabled(submit)
  await expect(
    dialog(page).getByText('The image is protected. Tick the box to change it anyway.'),
  ).toBeVisible()
  await dialog(page).getByRole('checkbox', { name: 'Change it anyway' }).check()
  await submit.click()
  await expectSaved(page, 'web-v1')
  expect((await emulator.image('web-v1')).deprecated?.state).toBe('DEPRECATED')
})

test('deleting or editing a protected image requires a confirmation', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openImage(page, project, 'web-v1')
  await page.getByRole('button', { name: 'Edit description and family…' }).click()
  await dialog(page)
    .getByRole('textbox', { name: /^Description/ })
    .fill('old')
  const save = dialog(page).getByRole('button', { name: 'Save', exact: true })
  await expectDisabled(save)
  await dialog(page).getByRole('checkbox', { name: 'Change it anyway' }).check()
  await save.click()
  await expectSaved(page, 'web-v1 saved.')

  await page.getByRole('button', { name: 'Delete…', exact: true }).click()
  await dialog(page).getByRole('textbox').first().fill('web-v1')
  const remove = dialog(page).getByRole('button', { name: 'Delete image' })
  await expectDisabled(remove)
  await dialog(page).getByRole('checkbox', { name: 'Delete it anyway' }).check()
  await remove.click()
  await expectSaved(page, 'web-v1 is deleted.')
  await expect(emulator.image('web-v1')).rejects.toThrow('404')
})

test('config.json can set another protection label', async ({ page, project, emulator }) => {
  await page.route('**/config.json', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      json: { ...((await response.json()) as object), protectionLabel: 'keep' },
    })
  })
  await openImages(page, project)
  await expect(mark(page, 'web-v1')).toHaveCount(0)
  await rowAction(page, 'web-v2', 'Protect')
  await expectSaved(page, 'web-v2 is protected.')
  expect(await labelsOf(emulator, 'web-v2')).toEqual({ env: 'prod', keep: '' })
})

test('a viewer sees the permission that protecting needs', async ({ page, project, emulator }) => {
  await emulator.settings({ role: 'roles/viewer' })
  await openImages(page, project)
  await page.getByRole('button', { name: 'Actions on web-v2' }).click()
  const entry = page.getByRole('menuitem', { name: 'Protect' })
  await expect(entry).toContainText('You need compute.images.setLabels.')
  await expectDisabled(entry)
})

test('if protecting fails, the toast says why and the image stays unprotected', async ({
  page,
  project,
  emulator,
}) => {
  await openImages(page, project)
  await emulator.fault('images.setLabels', {
    kind: 'status',
    status: 400,
    reason: 'invalid',
    message: 'Not now.',
  })
  await rowAction(page, 'web-v2', 'Protect')
  await expect(toasts(page)).toContainText('web-v2 was not protected. Not now.')
  await expect(mark(page, 'web-v2')).toHaveCount(0)
})

test('axe finds nothing, and it fits 390 px', async ({ page, project }) => {
  await openImages(page, project)
  await expect(mark(page, 'web-v1')).toHaveCount(1)
  await expectAccessible(page)
  await openImage(page, project, 'web-v1')
  await expectAccessible(page)
  await expectFitsPhone(page)
  await page.getByRole('button', { name: 'Deprecate…', exact: true }).click()
  await expect(dialog(page)).toContainText('Protected by the label')
  await expectAccessible(page)
  await expectFitsPhone(page)
})
