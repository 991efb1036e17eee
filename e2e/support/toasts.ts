import { expect, type Page } from '@playwright/test'

/** The toasts. */
export const toasts = (page: Page) => page.getByRole('region', { name: /^Notifications/ })

/** Waits until a toast confirms that a change is saved. */
export const expectSaved = (page: Page, text: string | RegExp = 'saved') =>
  expect(toasts(page)).toContainText(text)

/** Undoes the change with its toast, and waits until that is done. */
export async function undo(page: Page): Promise<void> {
  await pressUndo(page)
  await expect(toasts(page)).toContainText('Undid your change')
}

export const pressUndo = (page: Page) => toasts(page).getByRole('button', { name: 'Undo' }).click()

/** Brings back what was discarded. */
export const bringBack = (page: Page) =>
  toasts(page).getByRole('button', { name: 'Bring back' }).click()
