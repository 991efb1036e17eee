import { expectAccessible } from './support/accessible.ts'
import { leave, openImage, stay } from './support/detail.ts'
import {
  description,
  editButton,
  editDialog,
  editElsewhere,
  heads,
  makeTwoFamilies,
  openEdit,
  saveEdit,
  setFamily,
  typedFamily,
} from './support/edit.ts'
import { ALWAYS } from './support/emulator.ts'
import { expectDisabled, expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { bringBack, expectSaved, toasts, undo } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeTwoFamilies(emulator))

test('description and architecture: only the differences are sent; Undo restores them', async ({
  page,
  project,
  emulator,
}) => {
  await openEdit(page, project, 'web-2')
  await expectDisabled(saveEdit(page))
  await description(page).fill('the second one')
  await editDialog(page)
    .getByRole('combobox', { name: /^Architecture/ })
    .selectOption('ARM64')
  await expect(heads(page)).toBeHidden()
  const request = page.waitForRequest((each) => each.method() === 'PATCH')
  await saveEdit(page).click()
  expect((await request).postDataJSON()).toEqual({
    description: 'the second one',
    architecture: 'ARM64',
  })
  await expectSaved(page, 'web-2 saved.')
  await expect(editDialog(page)).toBeHidden()
  await expect(editButton(page)).toBeFocused()
  await expect(page.getByRole('region', { name: 'Identity' })).toContainText('the second one')

  await undo(page)
  expect(await emulator.image('web-2')).toMatchObject({
    description: 'second',
    architecture: 'X86_64',
  })
})

test('another family: both heads are shown before, and reported after', async ({
  page,
  project,
  emulator,
}) => {
  await openEdit(page, project, 'web-2')
  await setFamily(page, 'alone')
  await expect(heads(page)).toContainText(/alone resolves to lone → .*web-2/)
  await expect(heads(page)).toContainText(/web resolves to web-2 → .*web-1/)
  await saveEdit(page).click()
  await expect(toasts(page)).toContainText('alone now resolves to web-2')
  await expect(toasts(page)).toContainText('web now resolves to web-1')
  expect((await emulator.image('web-2')).family).toBe('alone')
  await undo(page)
  expect((await emulator.image('web-2')).family).toBe('web')
})

test('a family that would be left without a head: its name has to be typed', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openEdit(page, project, 'lone')
  await setFamily(page, '')
  await expect(heads(page)).toContainText('nothing')
  await expectDisabled(saveEdit(page))
  await typedFamily(page).fill('alon')
  await expectDisabled(saveEdit(page))
  await typedFamily(page).fill('alone')
  await saveEdit(page).click()
  await expectSaved(page, 'lone saved. alone now resolves to nothing')
  expect((await emulator.image('lone')).family).toBeUndefined()
})

test('an invalid family name is reported while typing', async ({ page, project }) => {
  await openEdit(page, project, 'web-2')
  await setFamily(page, 'Web_1')
  await expect(editDialog(page)).toContainText('Start with a lowercase letter.')
  await expectDisabled(saveEdit(page))
})

test('members that can’t be read: reported, and the family’s name has to be typed', async ({
  page,
  project,
  emulator,
}) => {
  await openEdit(page, project, 'web-2')
  await emulator.fault('images.list', { kind: 'status', status: 403, reason: 'forbidden' }, ALWAYS)
  await setFamily(page, 'alone')
  await expect(heads(page)).toContainText('It is not known what web will resolve to')
  await expectDisabled(saveEdit(page))
  await typedFamily(page).fill('web')
  await saveEdit(page).click()
  await expect(toasts(page)).toContainText('alone now resolves to web-2')
})

test('Escape, Back and Discard don’t lose what was typed', async ({ page, project }) => {
  await openImage(page, project, 'web-1')
  await leave(page)
  await page.getByRole('rowheader').getByRole('link', { name: 'web-2' }).click()
  await page.getByRole('button', { name: 'Edit architecture…' }).click()
  await description(page).fill('mine')
  await page.keyboard.press('Escape')
  await expect(editDialog(page)).toBeVisible()
  await page.goBack()
  await stay(page)
  await editDialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(editDialog(page)).toBeHidden()
  await bringBack(page)
  await expect(description(page)).toHaveValue('mine')
})

test('the commands follow the form', async ({ page, project }) => {
  await openEdit(page, project, 'web-2')
  await description(page).fill('it’s mine')
  const commands = editDialog(page).getByRole('tabpanel')
  await expect(commands).toContainText('"description": "it’s mine"')
  await editDialog(page).getByRole('tab', { name: 'gcloud' }).click()
  await expect(commands).toContainText("--description='it’s mine'")
  await editDialog(page).getByRole('tab', { name: 'Terraform' }).click()
  await expect(commands).toContainText('recreate the image')
})

test('by keyboard alone', async ({ page, project, emulator }) => {
  await openImage(page, project, 'web-2')
  const button = page.getByRole('button', { name: 'Edit architecture…' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(editDialog(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(description(page)).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('by keyboard')
  await saveEdit(page).focus()
  await page.keyboard.press('Enter')
  await expectSaved(page)
  expect((await emulator.image('web-2')).description).toBe('by keyboard')
  await expect(button).toBeFocused()
})

test('axe finds nothing; it fits 390 px', async ({ page, project, emulator }) => {
  await openEdit(page, project, 'web-2')
  await expectAccessible(page)
  await emulator.change('POST', 'global/images/web-1/deprecate', { state: 'DEPRECATED' })
  await setFamily(page, '')
  await expect(heads(page)).toContainText('nothing')
  await typedFamily(page).fill('web')
  await description(page).fill('mine')
  await editElsewhere(emulator, { description: 'theirs' })
  await saveEdit(page).click()
  await expect(editDialog(page)).toContainText('Theirs')
  await expectAccessible(page)
  await expectFitsPhone(page)
})

test('on a phone at 200 %, where the families don’t fit at once, the change can be sent', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // The API answers 404 for a family without a head.
  problems.allowFailedRequests()
  await emulator.insertImage({ name: 'newest', family: 'last' })
  await page.setViewportSize({ width: 195, height: 422 })
  await openEdit(page, project, 'newest')
  await setFamily(page, 'web')
  await typedFamily(page).fill('last')
  await saveEdit(page).click()
  await expectSaved(page, 'newest saved.')
  expect((await emulator.image('newest')).family).toBe('web')
})
