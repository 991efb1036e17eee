/** In forced colors, what is current or pressed still differs from the rest. */
import type { Locator } from '@playwright/test'
import { expect, test } from './support/test.ts'

test.use({ seed: 'demo' })

test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: 'active' }))

/** Whether it has a line on one side that can be seen. */
const isMarked = (item: Locator) =>
  item.evaluate((element) => {
    const { borderBottomWidth, borderBottomColor, borderLeftWidth } = getComputedStyle(element)
    const canvas = getComputedStyle(document.documentElement).backgroundColor
    return (
      borderLeftWidth !== '0px' || (borderBottomWidth !== '0px' && borderBottomColor !== canvas)
    )
  })

test('the open page is marked, and no other, in the bar and in the menu of a phone', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project}/operations`)
  const link = (name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })
  await expect(link('Operations')).toBeVisible()
  expect(await isMarked(link('Operations'))).toBe(true)
  for (const other of ['Images', 'Retire', 'History']) {
    expect(await isMarked(link(other)), other).toBe(false)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: /^Menu/ }).click()
  await expect(link('Operations')).toBeVisible()
  expect(await isMarked(link('Operations'))).toBe(true)
  expect(await isMarked(link('History'))).toBe(false)
})

test('the open view of what is due is marked, and no other', async ({ page, project }) => {
  await page.goto(`/projects/${project}/due`)
  const tiles = page.locator('main nav').getByRole('link')
  await expect(tiles.first()).toBeVisible()
  const current = await tiles.evaluateAll((all) =>
    all.map((each) => each.getAttribute('aria-current') !== null),
  )
  expect(current).toContain(true)
  for (const [at, isCurrent] of current.entries()) {
    const color = await tiles.nth(at).evaluate((each) => getComputedStyle(each).borderBottomColor)
    const canvas = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    )
    expect(color !== canvas).toBe(isCurrent)
  }
})
