import type { Page } from '@playwright/test'
import { makeFamily, openDialog, operationsOn } from './support/change.ts'
import { deleteButton, nameField, typeName } from './support/delete.ts'
import type { FaultOf } from './support/emulator.ts'
import { status } from './support/faults.ts'
import { expectDisabled } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(async ({ emulator, problems }) => {
  // A deletion is read back: the browser reports the 404.
  problems.allowFailedRequests()
  await makeFamily(emulator)
})

/** Opens the dialog for `web-v1`, with the name typed. */
async function fill(page: Page, project: string) {
  const box = await openDialog(page, project, 'web-v1', 'Delete…')
  await typeName(page, 'web-v1')
  await expect(deleteButton(page)).toBeEnabled()
  return box
}

/** Faults that are reported and then overcome by trying again. */
const FAULTS: [string, FaultOf, number, string][] = [
  ['409', status(409, 'resourceInUse'), 1, 'try again'],
  ['503', status(503, 'backendError', { retryAfter: '0' }), 4, 'was not deleted. '],
  ['HTML', { kind: 'html' }, 2, 'not JSON'],
  [
    'an operation that ends in an error',
    { kind: 'operationError', code: 'RESOURCE_IN_USE', message: 'It is locked.' },
    1,
    'It is locked.',
  ],
]

for (const [name, fault, count, message] of FAULTS) {
  test(`${name}: reported, input kept, and deleted on retry`, async ({
    page,
    project,
    emulator,
  }) => {
    const box = await fill(page, project)
    await emulator.fault('images.delete', fault, count)
    await deleteButton(page).click()
    await expect(box.getByRole('alert')).toContainText(message)
    await expect(nameField(page)).toHaveValue('web-v1')
    await deleteButton(page).click()
    await expect(toasts(page)).toContainText('web-v1 is deleted.')
    const made = await operationsOn(emulator, 'web-v1', 'delete')
    expect(made.filter(({ error }) => error === undefined)).toHaveLength(1)
  })
}

test('a lost response, and a double click: deleted once', async ({ page, project, emulator }) => {
  await fill(page, project)
  await emulator.fault('images.delete', { kind: 'lost' })
  await deleteButton(page).dblclick({ force: true })
  await expect(toasts(page)).toContainText('web-v1 is deleted.')
  expect(await operationsOn(emulator, 'web-v1', 'delete')).toHaveLength(1)
})

test('deleted meanwhile by someone else', async ({ page, project, emulator }) => {
  const box = await fill(page, project)
  await emulator.change('DELETE', 'global/images/web-v1')
  await deleteButton(page).click()
  await expect(box.getByRole('alert')).toContainText('was not found')
  await box.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'web-v1 does not exist' })).toBeVisible()
})

test('another image with the same name: nothing is deleted unseen', async ({
  page,
  project,
  emulator,
}) => {
  const box = await fill(page, project)
  await emulator.change('DELETE', 'global/images/web-v1')
  await emulator.insertImage({ name: 'web-v1' })
  await deleteButton(page).click()
  await expectDisabled(deleteButton(page))
  await expect(box.getByText(/another one created under its name/)).toHaveCount(1)
  expect(await emulator.image('web-v1')).toMatchObject({ status: 'READY' })
})
