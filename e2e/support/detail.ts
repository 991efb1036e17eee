import { expect, type Locator, type Page } from '@playwright/test'

/** Opens an image's page, on a tab of it, and waits until it is there. */
export async function openImage(
  page: Page,
  project: string,
  name: string,
  tab = '',
): Promise<void> {
  await page.goto(`/projects/${project}/images/${name}${tab && `?tab=${tab}`}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** The card of the labels, shown or edited. */
export const labelsCard = (page: Page) => page.getByRole('region', { name: /^Labels/ })

/** Opens the label editor. */
export async function editLabels(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Edit labels' }).click()
  const card = labelsCard(page)
  await expect(card.getByRole('button', { name: 'Save labels' })).toBeVisible()
  return card
}

/** The row of a label in the editor, by its key. */
export const labelRow = (page: Page, key: string) =>
  labelsCard(page)
    .getByRole('group')
    .filter({ has: page.getByRole('button', { name: `Remove label ${key}`, exact: true }) })

/** Types a label's value into the editor. */
export async function setLabel(page: Page, key: string, value: string): Promise<void> {
  const field = labelRow(page, key).getByRole('combobox', { name: /^Value/ })
  await field.fill(value)
  await field.press('Escape')
}

/** Adds a label in the editor. */
export async function addLabel(page: Page, key: string, value: string): Promise<void> {
  await labelsCard(page).getByRole('button', { name: 'Add label' }).click()
  const row = labelsCard(page)
    .getByRole('group', { name: /^Label \d+$/ })
    .last()
  await row.getByRole('combobox', { name: /^Key/ }).fill(key)
  await row.getByRole('combobox', { name: /^Key/ }).press('Escape')
  await row.getByRole('combobox', { name: /^Value/ }).fill(value)
  await row.getByRole('combobox', { name: /^Value/ }).press('Escape')
}

export const saveLabels = (page: Page) =>
  labelsCard(page).getByRole('button', { name: 'Save labels' }).click()

/** The toasts. */
export const toasts = (page: Page) => page.getByRole('region', { name: /^Notifications/ })

/** Lets the page believe that it was looked away from and is looked at again. */
export const lookAgain = (page: Page) =>
  page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))

/** Nothing sticks out to the side. */
export async function expectFits(page: Page): Promise<void> {
  const tooWide = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
  await expect.poll(tooWide).toBeLessThanOrEqual(0)
}
