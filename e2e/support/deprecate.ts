/** The dialog that changes an image's state, beside what all dialogs have: see change.ts. */
import type { Locator, Page } from '@playwright/test'
import { dialog, openDialog } from './change.ts'
import { typeInto } from './page.ts'

/** Opens the dialog of an image that is to be deprecated. */
export const openDeprecate = (page: Page, project: string, image: string): Promise<Locator> =>
  openDialog(page, project, image, 'Deprecate')

/** The radio button of a state. */
export const state = (page: Page, name: string) =>
  dialog(page).getByRole('radio', { name, exact: true })

/** Chooses the state that the image is to have. */
export const chooseState = (page: Page, name: string) => state(page, name).check()

export const replacement = (page: Page) =>
  dialog(page).getByRole('combobox', { name: /Replacement/ })

export const setReplacement = (page: Page, text: string) => typeInto(replacement(page), text)

export const deprecateButton = (page: Page) =>
  dialog(page).getByRole('button', { name: 'Deprecate image' })
