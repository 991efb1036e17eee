import type { Locator, Page } from '@playwright/test'
import { menuWithoutPermissions } from './support/change.ts'
import { CONTROLS, openImage } from './support/detail.ts'
import { refusals, status } from './support/faults.ts'
import { expectDisabled, lookAgain } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test.beforeEach(async ({ emulator }) => {
  await emulator.insertImage({ name: 'web-1', family: 'web', labels: { env: 'prod' } })
})

test('a permission lost meanwhile: the 403 counts from then on, and isn’t provoked again', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openImage(page, project, 'web-1')
  await page.getByRole('button', { name: 'Edit labels' }).click()
  const card = page.getByRole('region', { name: /^Labels/ })
  await card.getByRole('combobox', { name: 'Value of label 1' }).fill('dev')
  await page.keyboard.press('Escape')
  await emulator.settings({ role: 'roles/viewer' })
  const refused = refusals(page)
  await card.getByRole('button', { name: 'Save labels' }).click()
  await expect(card.getByRole('alert')).toContainText(/compute\.images\.setLabels/)
  await expect(card.getByRole('region', { name: 'gcloud command' })).toBeVisible()
  await expect(card.getByRole('combobox', { name: 'Value of label 1' })).toHaveValue('dev')
  await expectDisabled(card.getByRole('button', { name: 'Save labels' }))
  expect(refused).toHaveLength(1)
})

const checkAgain = (within: Page | Locator) => within.getByRole('button', { name: 'Check again' })

test('a granted permission: “Check again” next to the reason enables the control', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/viewer' })
  await openImage(page, project, 'web-1')
  const button = page.getByRole('button', { name: 'Edit labels' })
  await expectDisabled(button)
  await button.press('Enter')
  const dialog = page.getByRole('dialog')
  const held = await emulator.fault('images.testIamPermissions', { kind: 'hold' })
  await checkAgain(dialog).click()
  await expect(dialog.getByText('Checking…', { exact: true })).toBeVisible()
  await held.release()
  await expect(dialog.getByText('Checked just now: still missing.', { exact: true })).toBeVisible()
  await emulator.fault('images.testIamPermissions', status(400, 'invalid', { message: 'Not now.' }))
  await checkAgain(dialog).click()
  await expect(dialog.getByText('Couldn’t check. Not now.', { exact: true })).toBeVisible()
  await emulator.settings({ role: 'roles/editor' })
  await checkAgain(dialog).click()
  await expect(page.getByRole('dialog', { name: 'Permission granted: Edit labels' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Save labels' })).toBeVisible()
})

test('granted after a 403: what was typed is saved without a reload', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openImage(page, project, 'web-1')
  await page.getByRole('button', { name: 'Edit labels' }).click()
  const card = page.getByRole('region', { name: /^Labels/ })
  await card.getByRole('combobox', { name: 'Value of label 1' }).fill('dev')
  await page.keyboard.press('Escape')
  await emulator.settings({ role: 'roles/viewer' })
  const save = card.getByRole('button', { name: 'Save labels' })
  await save.click()
  await expectDisabled(save)
  await emulator.settings({ role: 'roles/editor' })
  await checkAgain(card).click()
  await expect(card.getByText('Checked just now: you have it.')).toBeVisible()
  await save.click()
  await expect(card.getByText('dev')).toBeVisible()
  expect((await emulator.image('web-1')).labels).toEqual({ env: 'dev' })
})

test('granted while a dialog explains it: the dialog says so, and keeps the focus', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.settings({ role: 'roles/viewer' })
  await menuWithoutPermissions(page, project, 'web-1', 'Deprecate…')
  const box = page.getByRole('dialog')
  await expect(box.getByText(/You can view this but not change it/)).toBeVisible()
  await emulator.settings({ role: 'roles/editor' })
  await checkAgain(box).click()
  await expect(box.getByText('You can change this now.')).toBeVisible()
  await expect(checkAgain(box)).toBeFocused()
})

test('granted while the window is in the background: noticed on return', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/viewer' })
  await openImage(page, project, 'web-1')
  for (const [name] of CONTROLS) await expectDisabled(page.getByRole('button', { name }))
  await emulator.settings({ role: 'roles/owner' })
  await lookAgain(page)
  for (const [name] of CONTROLS) {
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'false')
  }
  await page.getByRole('button', { name: 'Create newer version' }).click()
  await expect(page.getByRole('heading', { name: 'Create newer version of web-1' })).toBeVisible()
})

test('granted permission to see the policy: it is shown', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.settings({ role: 'roles/compute.imageUser' })
  await openImage(page, project, 'web-1', 'access')
  const access = page.getByRole('region', { name: 'Access' })
  await expect(access).toContainText('You can’t see who has access to this image.')
  await emulator.settings({ role: 'roles/owner' })
  await checkAgain(access).click()
  await expect(page.getByText('No access is granted on this image itself.')).toBeVisible()
})
