import type { Page } from '@playwright/test'
import { expectQuery, filterBox, grid, openImages, row, selectionBar } from './support/imageList.ts'
import { pressKeys } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** Focuses the first row as a keyboard user would: with Tab, from the header's last button. */
async function enterGrid(page: Page): Promise<void> {
  await page.getByRole('columnheader', { name: 'Created' }).getByRole('button').focus()
  await page.keyboard.press('Tab')
}

test('arrows move between rows, and into and out of families', async ({ page, project }) => {
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await enterGrid(page)
  await expect(row(page, 'web-base-arm')).toBeFocused()

  await pressKeys(page, 'ArrowDown', 'ArrowDown')
  await expect(row(page, 'web-base-arm-v12')).toBeFocused()
  await pressKeys(page, 'ArrowUp')
  await expect(row(page, 'web-base-arm-v13')).toBeFocused()
  await pressKeys(page, 'ArrowLeft')
  await expect(row(page, 'web-base-arm')).toBeFocused()

  await pressKeys(page, 'ArrowLeft')
  await expect(row(page, 'web-base-arm')).toHaveAttribute('aria-expanded', 'false')
  await expectQuery(page, { collapsed: 'web-base-arm' })
  await expect(row(page, 'web-base-arm')).toBeFocused()
  await pressKeys(page, 'ArrowRight')
  await expect(row(page, 'web-base-arm')).toHaveAttribute('aria-expanded', 'true')
  await pressKeys(page, 'ArrowRight')
  await expect(row(page, 'web-base-arm-v13')).toBeFocused()
})

test('the arrow down leads from the filter to what it found', async ({ page, project }) => {
  await openImages(page, project)
  await filterBox(page).fill('web-base-arm-v12')
  await expect(row(page, 'web-base-arm-v13')).toBeHidden()
  await pressKeys(page, 'ArrowDown')
  await expect(row(page, 'web-base-arm')).toBeFocused()
  await pressKeys(page, 'ArrowDown')
  await expect(row(page, 'web-base-arm-v12')).toBeFocused()

  await filterBox(page).fill('nothing-is-named-so')
  await expect(row(page, 'web-base-arm-v12')).toBeHidden()
  await pressKeys(page, 'ArrowDown')
  await expect(filterBox(page)).toBeFocused()
})

test('the focus stays in the filter when there is something to show again', async ({
  page,
  project,
}) => {
  await openImages(page, project)
  await grid(page).getByRole('checkbox', { name: 'Select web-base-arm-v12' }).check()
  await filterBox(page).fill('nothing-is-named-so')
  await expect(page.getByText('No image matches the filters')).toBeVisible()
  await filterBox(page).fill('web-base')
  await expect(row(page, 'web-base-arm-v12')).toBeVisible()
  await page.keyboard.type('-arm')
  await expect(filterBox(page)).toHaveValue('web-base-arm')
})

test('the focus isn’t lost with a button that clears a filter', async ({ page, project }) => {
  await openImages(page, project, '?filter=family+%3D+nothing')
  await page.getByRole('button', { name: 'Clear the API filter' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(row(page, 'web-base-arm')).toBeVisible()

  await filterBox(page).fill('nothing-is-named-so')
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter')
  await expect(row(page, 'web-base-arm')).toBeFocused()

  const apiFilter = page.getByRole('button', { name: 'API filter' })
  await apiFilter.press('Enter')
  const expression = page.getByLabel('API filter expression')
  await expect(expression).toBeFocused()
  await page.keyboard.type('family = web-base-arm')
  await page.keyboard.press('Enter')
  await expect(row(page, 'web-base')).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear', exact: true }).press('Enter')
  await expect(expression).toBeFocused()
  await expect(expression).toHaveValue('')
  await expect(row(page, 'web-base')).toBeVisible()
  await apiFilter.press('Enter')
  await expect(expression).toHaveCount(0)
  await expect(apiFilter).toBeFocused()
})

test('Home, End and the page keys move far, and the row is on the screen', async ({
  page,
  project,
}) => {
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await enterGrid(page)
  const focused = page.locator('[role="row"]:focus')

  await pressKeys(page, 'End')
  await expect(focused).toHaveAttribute('aria-rowindex', String(1 + 15 + 163))
  await expect(focused).toBeInViewport({ ratio: 1 })
  await pressKeys(page, 'PageUp')
  await expect(focused).toHaveAttribute('aria-rowindex', /^1[56]\d$/)
  await expect(focused).toBeInViewport({ ratio: 1 })
  await pressKeys(page, 'Control+Home')
  await expect(row(page, 'web-base-arm')).toBeFocused()
  await pressKeys(page, 'Control+End', 'ArrowUp')
  await expect(focused).toHaveAttribute('aria-rowindex', String(15 + 163))
  await pressKeys(page, 'Home', 'PageDown', 'PageDown')
  await expect(focused).toBeInViewport({ ratio: 1 })
  // It isn't covered by the sticky header.
  const top = await focused.evaluate((element) => element.getBoundingClientRect().top)
  expect(top).toBeGreaterThanOrEqual(40)
})

test('space selects, Enter opens', async ({ page, project }) => {
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await enterGrid(page)

  await pressKeys(page, ' ')
  await expect(selectionBar(page)).toContainText('4 selected')
  await pressKeys(page, 'ArrowDown', ' ')
  await expect(row(page, 'web-base-arm-v13')).toHaveAttribute('aria-selected', 'false')
  await expect(selectionBar(page)).toContainText('3 selected')
  await pressKeys(page, 'Control+a')
  await expect(selectionBar(page)).toContainText('163 selected')

  await pressKeys(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'web-base-arm-v13' })).toBeFocused()
  await page.goBack()
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await enterGrid(page)
  await pressKeys(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'web-base-arm' })).toBeVisible()
})

test('Tab goes through the controls of one row, and no further', async ({ page, project }) => {
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await enterGrid(page)
  const inRow = row(page, 'web-base-arm')
  await pressKeys(page, 'Tab')
  await expect(inRow.getByRole('checkbox')).toBeFocused()
  await pressKeys(page, 'Tab')
  await expect(inRow.getByRole('button', { name: 'Collapse web-base-arm' })).toBeFocused()
  await pressKeys(page, 'Tab')
  await expect(inRow.getByRole('link', { name: 'web-base-arm', exact: true })).toBeFocused()
  await pressKeys(page, 'Tab')
  await expect(inRow.getByRole('link', { name: 'web-base-arm-v12' })).toBeFocused()
  await pressKeys(page, 'Tab')
  await expect(inRow.getByRole('button', { name: /^Copy/ })).toBeFocused()
  await pressKeys(page, 'Tab')
  await expect(grid(page).locator(':focus')).toHaveCount(0)
})

test('the active row stays the same row when filtering', async ({ page, project }) => {
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await enterGrid(page)
  await pressKeys(page, 'ArrowDown', 'ArrowDown')
  await filterBox(page).fill('web-base-arm ready')
  await expect(row(page, 'web-base-arm-v13')).toHaveCount(0)
  await expect(row(page, 'web-base-arm-v12')).toHaveAttribute('tabindex', '0')
  await filterBox(page).fill('data-spark')
  await expect(grid(page).locator('[role="row"][tabindex="0"]')).toHaveCount(1)
})

test('rows expose their position', async ({ page, project, emulator }) => {
  const [, second = ''] = await emulator.names('images', 'data-spark-')
  await openImages(page, project, '?collapsed=web-base-arm')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(1 + 15 + 163 - 4))
  await expect(row(page, 'data-spark')).toHaveAttribute('aria-level', '1')
  await expect(row(page, 'data-spark')).toHaveAttribute('aria-posinset', '2')
  await expect(row(page, 'data-spark')).toHaveAttribute('aria-setsize', '15')
  const member = row(page, second)
  await expect(member).toHaveAttribute('aria-level', '2')
  await expect(member).toHaveAttribute('aria-posinset', '2')
  await expect(member).toHaveAttribute('aria-setsize', '8')
  await expect(member).toHaveAttribute('aria-rowindex', '5')
})
