import { expect, type Page } from '@playwright/test'

/** Goes to the URL of an image's page, at one of its tabs, whatever is there. */
export const goToImage = (page: Page, project: string, name: string, tab = '') =>
  page.goto(`/projects/${project}/images/${name}${tab && `?tab=${tab}`}`)

/** Opens an image's page, at one of its tabs, and waits for it. */
export async function openImage(
  page: Page,
  project: string,
  name: string,
  tab = '',
): Promise<void> {
  await goToImage(page, project, name, tab)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Switches to another tab of the image. */
export const openTab = (page: Page, tab: string) =>
  page
    .getByRole('navigation', { name: 'Views of the image' })
    .getByRole('link', { name: tab })
    .click()

/** Leaves the image's page for the list. */
export const leave = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'Images' })
    .click()

/** Stays when asked whether to leave. @param loses what the question says would be lost */
export async function stay(page: Page, loses = ''): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Leave this page?' })
  await expect(dialog).toContainText(loses)
  await dialog.getByRole('button', { name: 'Stay' }).click()
}

/** The value of a field in a group of the overview. */
export const field = (page: Page, group: string, name: string) =>
  page
    .getByRole('region', { name: group, exact: true })
    .locator('dl > div')
    .filter({ has: page.locator('dt').getByText(name, { exact: true }) })
    .locator('dd')

/** Controls of the overview that require a permission, each with that permission. */
export const CONTROLS: [name: string, permission: string][] = [
  ['Create newer version', 'compute.images.create'],
  ['Deprecate…', 'compute.images.deprecate'],
  ['Delete…', 'compute.images.delete'],
  ['Edit labels', 'compute.images.setLabels'],
  ['Edit description and family…', 'compute.images.update'],
  ['Edit architecture…', 'compute.images.update'],
]
