import { expect, type Locator, type Page } from '@playwright/test'
import type { Operation } from '../../src/compute/schema.ts'
import type { Emulator } from './emulator.ts'

/** The open dialog. */
export const dialog = (page: Page) => page.getByRole('dialog')

/** The part of a dialog about the families' heads. */
export const preview = (page: Page) => dialog(page).getByRole('region', { name: 'Family heads' })

/** Opens an image's page and, with a button in its head, a dialog that has read the image. */
export async function openDialog(
  page: Page,
  project: string,
  image: string,
  button: string,
): Promise<Locator> {
  await page.goto(`/projects/${project}/images/${image}`)
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(preview(page)).toBeVisible()
  return dialog(page)
}

/** Chooses an action from a row's menu in the list. */
export async function rowAction(page: Page, image: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions on ${image}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/**
 * Chooses an action from a row's menu before the caller's permissions are known: it then opens its
 * dialog, which checks again.
 */
export async function menuWithoutPermissions(
  page: Page,
  project: string,
  image: string,
  action: string,
): Promise<void> {
  const path = '**/testIamPermissions*'
  await page.route(path, (route) => route.fulfill({ status: 400, json: {} }))
  await page.goto(`/projects/${project}/images`)
  await rowAction(page, image, action)
  await page.unroute(path)
}

/** Types the name of a family that would be left without a head. */
export const typeFamily = (page: Page, family: string) =>
  dialog(page)
    .getByRole('textbox', { name: /Type the family’s name/ })
    .fill(family)

/**
 * The operations of one kind that the service has started on an image, whatever the console shows.
 */
export async function operationsOn(
  emulator: Emulator,
  image: string,
  type: string,
): Promise<Operation[]> {
  const { items = [] } = (await emulator.api('GET', 'global/operations')) as {
    items?: Operation[]
  }
  return items.filter(
    ({ operationType, targetLink = '' }) =>
      operationType === type && targetLink.endsWith(`/${image}`),
  )
}

/** The name of a family's head; null for none. */
export async function headOf(emulator: Emulator, family: string): Promise<string | null> {
  const answer = await fetch(
    `${emulator.url}/compute/v1/projects/${emulator.project}/global/images/family/${family}`,
  )
  return answer.ok ? ((await answer.json()) as { name: string }).name : null
}

/** Two images in a family `web`: `web-v1`, and `web-v2`, its head. */
export async function makeFamily(emulator: Emulator, ...names: string[]): Promise<void> {
  for (const name of names.length > 0 ? names : ['web-v1', 'web-v2']) {
    // In order: the later one is the newer one.
    await emulator.insertImage({ name, family: 'web', architecture: 'X86_64' })
  }
}
