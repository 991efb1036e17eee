/** The dialog that deletes an image, in addition to change.ts, which is for all dialogs. */
import type { Page } from '@playwright/test'
import { dialog } from './change.ts'

/** The field for the image's name. */
export const nameField = (page: Page) =>
  dialog(page).getByRole('textbox', { name: /Deleting can’t be undone/ })

export const typeName = (page: Page, name: string) => nameField(page).fill(name)

/** The checkbox for deleting without knowing what uses the image. */
export const unknowing = (page: Page) =>
  dialog(page).getByRole('checkbox', { name: 'Delete without knowing what uses it' })

export const deleteButton = (page: Page) =>
  dialog(page).getByRole('button', { name: 'Delete image' })

/** What uses the image, as one line of the dialog. */
export const use = (page: Page, text: string | RegExp) =>
  dialog(page)
    .getByRole('region', { name: 'Used by' })
    .getByRole('listitem')
    .filter({ hasText: text })
