import { operationsOn } from './support/change.ts'
import { leave, openImage } from './support/detail.ts'
import {
  describeAsMine,
  description,
  editDialog,
  makeTwoFamilies,
  saveEdit,
} from './support/edit.ts'
import { expectGrantCommand, FAILED_OPERATION, forbidden, TROUBLES } from './support/faults.ts'
import { lookAgain, offline } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { expectSaved } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeTwoFamilies(emulator))

for (const { what, fault, count, says } of [...TROUBLES, FAILED_OPERATION]) {
  test(`${what}: the dialog and the text stay, and the message says what to do; then it is saved`, async ({
    page,
    project,
    emulator,
  }) => {
    await describeAsMine(page, project)
    await emulator.fault('images.patch', fault, count)
    await saveEdit(page).click()
    const alert = editDialog(page).getByRole('alert')
    await expect(alert).toContainText('was not changed.')
    await expect(alert).toContainText(says)
    await expect(description(page)).toHaveValue('mine')
    await saveEdit(page).click()
    await expectSaved(page, 'web-2 saved.')
    expect((await emulator.image('web-2')).description).toBe('mine')
  })
}

test('403: the dialog and the text stay, and the permission is named with its command', async ({
  page,
  project,
  emulator,
}) => {
  await describeAsMine(page, project)
  await emulator.fault('images.patch', forbidden('compute.images.update'))
  await saveEdit(page).click()
  await expect(editDialog(page).getByRole('alert')).toContainText(
    "was not changed. Required 'compute.images.update' permission",
  )
  await expectGrantCommand(editDialog(page), 'web-2')
  await expect(description(page)).toHaveValue('mine')
})

test('a response lost after the change was made: one change', async ({
  page,
  project,
  emulator,
}) => {
  await describeAsMine(page, project)
  await emulator.fault('images.patch', { kind: 'lost' })
  await saveEdit(page).click()
  await expectSaved(page, 'web-2 saved.')
  expect(await operationsOn(emulator, 'web-2', 'patch')).toHaveLength(1)
})

test('offline, then deleted meanwhile: the dialog and the text stay', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await describeAsMine(page, project)
  const alert = editDialog(page).getByRole('alert')
  await offline(page, async () => {
    await saveEdit(page).click()
    await expect(alert).toContainText('could not be reached')
  })
  await emulator.change('DELETE', 'global/images/web-2')
  await lookAgain(page)
  await saveEdit(page).click()
  await expect(alert).toContainText(/was not found.*deleted in the meantime/)
  await expect(description(page)).toHaveValue('mine')
  await editDialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'web-2 does not exist' })).toBeVisible()
})

test('Back while it is saved asks nothing: saving continues', async ({
  page,
  project,
  emulator,
}) => {
  await openImage(page, project, 'web-1')
  await leave(page)
  await page.getByRole('rowheader').getByRole('link', { name: 'web-2' }).click()
  await page.getByRole('button', { name: 'Edit architecture…' }).click()
  await description(page).fill('mine')
  const held = await emulator.fault('images.patch', { kind: 'hold' })
  await saveEdit(page).click()
  await expect(editDialog(page).getByRole('button', { name: 'Working…' })).toBeVisible()
  await page.goBack()
  await expect(editDialog(page)).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
  await held.release()
  await expectSaved(page, 'web-2 saved.')
})
