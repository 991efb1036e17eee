/** Where parts of a page are. */
import { expect, type Locator } from '@playwright/test'

/** Undoes the scrolling that was needed to reach a field. */
export const home = (box: Locator) =>
  box.evaluate((dialog) => {
    for (const each of dialog.querySelectorAll('*')) if (each.scrollTop > 0) each.scrollTop = 0
  })

/** The places of elements, once fonts are there: one that arrives moves lines by a pixel. */
export async function boxesOf(locators: Locator[]) {
  await locators[0]?.page().evaluate(() => document.fonts.ready)
  return Promise.all(locators.map((locator) => locator.boundingBox()))
}

/** Expects room between an element and what is below it. */
export async function expectGapBelow(element: Locator, below: Locator) {
  const [upper, lower] = await boxesOf([element, below])
  if (!upper || !lower) throw new Error('One of them can’t be seen.')
  expect(lower.y - upper.y - upper.height).toBeGreaterThanOrEqual(8)
}
