/** The dialog that deletes an image, beside what all dialogs have: see change.ts. */
import type { Page } from '@playwright/test'
import { dialog } from './change.ts'

/** Where the image's name is typed. */
export const nameField = (page: Page) =>
  dialog(page).getByRole('textbox', { name: /Deleting can’t be undone/ })

export const typeName = (page: Page, name: string) => nameField(page).fill(name)

/** Stands in for knowing what uses the image. */
export const unknowing = (page: Page) =>
  dialog(page).getByRole('checkbox', { name: 'Delete without knowing what uses it' })

export const deleteButton = (page: Page) =>
  dialog(page).getByRole('button', { name: 'Delete image' })

/** What uses the image, as one line of the dialog says it. */
export const use = (page: Page, text: string | RegExp) =>
  dialog(page)
    .getByRole('region', { name: 'Used by' })
    .getByRole('listitem')
    .filter({ hasText: text })
