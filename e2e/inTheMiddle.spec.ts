/** Closing a dialog or leaving a page while a change runs: it continues, and the page open by then says how it ends. */
import type { Page } from '@playwright/test'
import { makeShared, openAndAddB, policyOf, saveAccess } from './support/access.ts'
import { dialog, makeFamily, openDialog, rowAction } from './support/change.ts'
import { deleteButton, nameField, typeName } from './support/delete.ts'
import { leave } from './support/detail.ts'
import { deprecateButton, openFilled, pressDeprecate } from './support/deprecate.ts'
import { openImages } from './support/imageList.ts'
import { FAILED_OPERATION, status } from './support/faults.ts'
import {
  editTeam,
  labelElsewhere,
  LABELS,
  labelsOf,
  makeLabelled,
  saveLabels,
} from './support/labels.ts'
import { pageHeading, reloadAndStay } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { pressUndo, toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

/** Closes the dialog of a change that is being made. */
async function close(page: Page): Promise<void> {
  await expect(dialog(page).getByRole('button', { name: 'Working…' })).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(dialog(page)).toBeHidden()
}

/** Leaves an image's page for the list while something on it is being saved. */
async function leaveSaving(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Saving…' })).toBeVisible()
  await leave(page)
  await expect(pageHeading(page)).toHaveText('Images')
}

test('a dialog closed while its change runs: a toast says that it failed', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await openFilled(page, project)
  await emulator.operations('hold')
  await emulator.fault('images.deprecate', FAILED_OPERATION.fault)
  await pressDeprecate(page)
  await close(page)
  await emulator.operations('release')
  await expect(toasts(page)).toContainText(`web-v2 was not changed. ${FAILED_OPERATION.says}`)
  expect((await emulator.image('web-v2')).deprecated).toBeUndefined()
})

test('a dialog closed while its change runs: a toast says that its result is not known', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await makeFamily(emulator)
  await openFilled(page, project)
  await page.route('**/global/operations?*', (route) => route.abort())
  let cut = () => {}
  const isClosed = new Promise<void>((resolve) => (cut = resolve))
  await page.route('**/web-v2/deprecate?*', async (route) => {
    await isClosed
    await route.abort('connectionreset')
  })
  await pressDeprecate(page)
  await close(page)
  cut()
  await expect(toasts(page)).toContainText('It is not known whether web-v2 was changed.')
})

test('a change that ends after its dialog was closed doesn’t close the next one', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await openImages(page, project)
  await rowAction(page, 'web-v1', 'Delete…')
  await typeName(page, 'web-v1')
  const held = await emulator.fault('images.delete', { kind: 'hold' })
  await deleteButton(page).click()
  await close(page)
  await rowAction(page, 'web-v2', 'Delete…')
  await typeName(page, 'web')
  await held.release()
  await expect(page.getByText('web-v1 is deleted.')).toBeVisible()
  await expect(nameField(page)).toHaveValue('web')
})

test('a deletion that ends after its page was left stays on the page that is open by then', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await page.goto(`/projects/${project}/images/web-v2`)
  await openDialog(page, project, 'web-v1', 'Delete…')
  await typeName(page, 'web-v1')
  const held = await emulator.fault('images.delete', { kind: 'hold' })
  await deleteButton(page).click()
  await close(page)
  await page.getByRole('link', { name: 'Due', exact: true }).click()
  await expect(pageHeading(page)).toHaveText('Due')
  await held.release()
  await expect(toasts(page)).toContainText('web-v1 is deleted.')
  await expect(pageHeading(page)).toHaveText('Due')
})

test('reloading while a change runs asks first', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  await openDialog(page, project, 'web-v1', 'Delete…')
  await typeName(page, 'web-v1')
  const held = await emulator.fault('images.delete', { kind: 'hold' })
  await deleteButton(page).click()
  await expect(dialog(page).getByRole('button', { name: 'Working…' })).toBeVisible()
  await reloadAndStay(page)
  await held.release()
  await expect(toasts(page)).toContainText('web-v1 is deleted.')
})

test('labels that are not saved after their page was left: a toast says so', async ({
  page,
  project,
  emulator,
}) => {
  await makeLabelled(emulator)
  await editTeam(page, project)
  const held = await emulator.fault('images.setLabels', { kind: 'hold' })
  await saveLabels(page)
  await leaveSaving(page)
  await reloadAndStay(page)
  await labelElsewhere(emulator, { ...LABELS, team: 'others' })
  await held.release()
  await expect(toasts(page)).toContainText(
    'The labels of web-1 were not saved. Someone else made changes in the meantime.',
  )
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, team: 'others' })
})

test('access that is not saved after its page was left: a toast says so', async ({
  page,
  project,
  emulator,
}) => {
  await makeShared(emulator)
  const before = await policyOf(emulator)
  await openAndAddB(page, project)
  const held = await emulator.fault('images.getIamPolicy', { kind: 'hold' })
  await emulator.fault('images.setIamPolicy', status(412, 'conditionNotMet'))
  await saveAccess(page).click()
  await leaveSaving(page)
  await emulator.settings({ role: 'roles/viewer' })
  await held.release()
  await expect(toasts(page)).toContainText('The access to web-1 was not saved.')
  expect(await policyOf(emulator)).toEqual(before)
})

test('Undo whose toast was dismissed in the middle: another toast says that it failed', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await openFilled(page, project)
  await deprecateButton(page).click()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await emulator.operations('hold')
  await emulator.fault('images.deprecate', FAILED_OPERATION.fault)
  await pressUndo(page)
  await toasts(page).getByText('Undoing your change to web-v2…').waitFor()
  await reloadAndStay(page)
  await toasts(page).getByRole('button', { name: 'Dismiss' }).click()
  await emulator.operations('release')
  await expect(toasts(page)).toContainText(
    `Your change to web-v2 was not undone. ${FAILED_OPERATION.says}`,
  )
})
