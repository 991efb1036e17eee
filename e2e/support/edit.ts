/**
 * The dialog that edits an image, with three images in two families: `web-1` and `web-2` in `web`,
 * `lone` in `alone`.
 */
import { expect, type Page } from '@playwright/test'
import { openImage } from './detail.ts'
import type { Emulator } from './emulator.ts'
import { typeInto } from './page.ts'

export async function makeTwoFamilies(emulator: Emulator): Promise<void> {
  await emulator.insertImage({ name: 'lone', family: 'alone' })
  await emulator.insertImage({ name: 'web-1', family: 'web' })
  const more = { description: 'second', architecture: 'X86_64' } as const
  await emulator.insertImage({ name: 'web-2', family: 'web', ...more })
}

export const editDialog = (page: Page) => page.getByRole('dialog', { name: /^Edit / })

/** The part of the dialog about families that the edit would move. */
export const heads = (page: Page) => editDialog(page).getByRole('region', { name: 'Family heads' })

/** The field for the name of a family that would be left without a head. */
export const typedFamily = (page: Page) => heads(page).getByRole('textbox')

export const saveEdit = (page: Page) =>
  editDialog(page).getByRole('button', { name: 'Save', exact: true })

export const editButton = (page: Page) =>
  page.getByRole('button', { name: 'Edit description and family…' })

/** Opens the dialog on an image's page. */
export async function openEdit(page: Page, project: string, name: string): Promise<void> {
  await openImage(page, project, name)
  await editButton(page).click()
  await expect(editDialog(page)).toBeVisible()
}

export const setFamily = (page: Page, family: string) =>
  typeInto(editDialog(page).getByRole('combobox', { name: /^Family/ }), family)

export const description = (page: Page) =>
  editDialog(page).getByRole('textbox', { name: /^Description/ })

/** Opens the dialog for `web-2` and enters `mine` as description, without saving. */
export async function describeAsMine(page: Page, project: string): Promise<void> {
  await openEdit(page, project, 'web-2')
  await description(page).fill('mine')
}

/** Someone else's change to `web-2`, through the API. */
export const editElsewhere = (emulator: Emulator, fields: object) =>
  emulator.change('PATCH', 'global/images/web-2', fields)
