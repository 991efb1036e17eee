import { expect, type Page } from '@playwright/test'

/** Opens the images page of a project, with this query string. */
export const openImages = (page: Page, project: string, query = '') =>
  page.goto(`/projects/${project}/images${query}`)

/** The same, and waits for the images. */
export async function openGrid(page: Page, project: string, query = ''): Promise<void> {
  await openImages(page, project, query)
  await expect(grid(page)).toBeVisible()
}

/** The tree grid of images. */
export const grid = (page: Page) => page.getByRole('treegrid', { name: 'Images' })

/** The row of an image or a family, by the text of its name cell. */
export const row = (page: Page, name: string) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader').getByText(name, { exact: true }) })

/** The bar with what can be done with the selected images. */
export const selectionBar = (page: Page) => page.getByRole('region', { name: 'Selection' })

/** The filter box for words. */
export const filterBox = (page: Page) => page.getByRole('textbox', { name: 'Filter images' })

/** Waits until the query in the URL is this, in any order; empty for none. */
export async function expectQuery(page: Page, query: Record<string, string>): Promise<void> {
  await expect.poll(() => Object.fromEntries(new URL(page.url()).searchParams)).toEqual(query)
}
