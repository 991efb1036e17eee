/** The dialog that changes an image's state, in addition to change.ts, which is for all dialogs. */
import { expect, type Locator, type Page } from '@playwright/test'
import { dialog, openDialog } from './change.ts'
import { typeInto } from './page.ts'

/** Opens the dialog for an image about to be deprecated. */
export const openDeprecate = (page: Page, project: string, image: string): Promise<Locator> =>
  openDialog(page, project, image, 'Deprecate…')

/** The radio button of a state. */
export const state = (page: Page, name: string) =>
  dialog(page).getByRole('radio', { name, exact: true })

/** Chooses the image's new state. */
export const chooseState = (page: Page, name: string) => state(page, name).check()

export const replacement = (page: Page) =>
  dialog(page).getByRole('combobox', { name: /Replacement/ })

export const setReplacement = (page: Page, text: string) => typeInto(replacement(page), text)

export const deprecateButton = (page: Page) =>
  dialog(page).getByRole('button', { name: 'Deprecate image' })

/** Presses Deprecate. */
export const pressDeprecate = (page: Page) => deprecateButton(page).click()

/** Opens the dialog and enters something that must not be lost. */
export async function openFilled(page: Page, project: string): Promise<Locator> {
  const box = await openDeprecate(page, project, 'web-v2')
  await enterDate(box)
  return box
}

/** Types the date that {@link expectKept} expects. */
export const enterDate = (box: Locator) =>
  box.getByRole('textbox', { name: 'Deleted on' }).fill('2099-01-01')

/** The dialog is still open, with what was typed. */
export async function expectKept(page: Page): Promise<void> {
  const box = dialog(page)
  await expect(box.getByRole('textbox', { name: 'Deleted on' })).toHaveValue('2099-01-01')
  await expect(replacement(page)).toHaveValue('web-v1')
  await expect(state(page, 'Deprecated')).toBeChecked()
}
