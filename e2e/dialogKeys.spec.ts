/** The key that opens a dialog doesn't trigger anything in it. */
import { openImages, row } from './support/imageList.ts'
import { editTeam, makeLabelled, valueOf } from './support/labels.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeLabelled(emulator))

test('jumping away from unsaved text asks first, and waits for an answer', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'other' })
  await editTeam(page, project)
  const jump = async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^Search images/ }).fill('other')
    await expect(page.getByRole('option', { name: 'other', exact: true })).toBeVisible()
  }
  const question = page.getByRole('dialog', { name: 'Leave this page?' })
  await jump()
  await page.keyboard.down('Enter')
  await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused()
  // A held key repeats.
  await page.keyboard.down('Enter')
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(question).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await expect(valueOf(page, 'team')).toHaveValue('platform')

  await jump()
  await page.keyboard.press('Enter')
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Leave' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'other' })).toBeVisible()
})

test('holding the key on the button that opens the jump box jumps nowhere', async ({
  page,
  project,
}) => {
  await openImages(page, project)
  await expect(row(page, 'web-1')).toBeVisible()
  await page.getByRole('button', { name: /^Search or run…/ }).focus()
  const box = page.getByRole('combobox', { name: /^Search images/ })
  await page.keyboard.down('Enter')
  await expect(box).toBeFocused()
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(box).toBeVisible()
  await box.fill('web-1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'web-1' })).toBeVisible()
})
