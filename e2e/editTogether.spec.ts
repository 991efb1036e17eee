import {
  describeAsMine,
  description,
  editDialog,
  editElsewhere,
  heads,
  makeTwoFamilies,
  openEdit,
  saveEdit,
  setFamily,
  typedFamily,
} from './support/edit.ts'
import { status } from './support/faults.ts'
import { expect, test } from './support/test.ts'
import { expectSaved, pressUndo, toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeTwoFamilies(emulator))

test('a family that has changed meanwhile is shown again before anything is sent', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openEdit(page, project, 'web-2')
  await setFamily(page, 'alone')
  await expect(heads(page)).toContainText('lone')
  await emulator.change('POST', 'global/images/web-1/deprecate', { state: 'DEPRECATED' })
  await saveEdit(page).click()
  await expect(editDialog(page)).toContainText('The family has changed in the meantime.')
  await expect(heads(page)).toContainText('nothing')
  expect((await emulator.image('web-2')).family).toBe('web')
  await typedFamily(page).fill('web')
  await saveEdit(page).click()
  await expectSaved(page)
})

test('someone else’s changes to other fields stay', async ({ page, project, emulator }) => {
  await describeAsMine(page, project)
  await editElsewhere(emulator, { family: 'other', architecture: 'ARM64' })
  await saveEdit(page).click()
  await expectSaved(page)
  expect(await emulator.image('web-2')).toMatchObject({
    description: 'mine',
    family: 'other',
    architecture: 'ARM64',
  })
})

test('fields changed by both are shown beforehand, mine and theirs', async ({
  page,
  project,
  emulator,
}) => {
  await describeAsMine(page, project)
  await editElsewhere(emulator, { description: 'theirs' })
  await saveEdit(page).click()
  const clash = editDialog(page).getByRole('region', { name: /description/ })
  await expect(clash).toContainText(/Before\s*second\s*Mine\s*mine\s*Theirs\s*theirs/)
  expect((await emulator.image('web-2')).description).toBe('theirs')
  await clash.getByRole('button', { name: 'Use theirs' }).click()
  await expect(description(page)).toHaveValue('theirs')
  await description(page).fill('both')
  await saveEdit(page).click()
  await expectSaved(page)
  expect((await emulator.image('web-2')).description).toBe('both')
})

test('a clash follows what is typed, and is gone once that was saved over it', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await describeAsMine(page, project)
  await editElsewhere(emulator, { description: 'theirs' })
  await saveEdit(page).click()
  const clash = editDialog(page).getByRole('region', { name: /description/ })
  await description(page).fill('both')
  await expect(clash).toContainText(/Mine\s*both\s*Theirs\s*theirs/)
  await emulator.fault('images.patch', status(400, 'invalid'))
  await saveEdit(page).click()
  await expect(editDialog(page)).toContainText('was not changed.')
  await expect(clash).toHaveCount(0)
  await saveEdit(page).click()
  await expectSaved(page)
})

test('Undo does nothing if someone has changed the same fields since', async ({
  page,
  project,
  emulator,
}) => {
  await describeAsMine(page, project)
  await saveEdit(page).click()
  await expectSaved(page)
  await editElsewhere(emulator, { description: 'theirs' })
  await pressUndo(page)
  await expect(toasts(page)).toContainText(
    'Not undone. Someone else has changed the description since.',
  )
  expect((await emulator.image('web-2')).description).toBe('theirs')
})
