/** Between a phone and a desktop, no page overflows, and no column is too narrow for its words. */
import type { Page } from '@playwright/test'
import { expectFits } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** Each page, with a text of its rows. */
const PAGES = {
  images: 'web-base-arm-v13',
  'images?group=none': 'web-base-arm-v13',
  'images/web-base-v42?tab=access': 'roles/compute.imageUser',
  'images/web-base-v42?tab=activity': 'Succeeded',
  'families/web-base': 'web-base-v41',
  'compare?images=web-base-v41,web-base-v42': 'Archive size',
  due: 'web-base-v39',
  retire: 'Head of the family',
  operations: 'Succeeded',
}

/** px: about eight letters. */
const LEAST = 56

for (const width of [768, 1000, 1100]) {
  test(`${width} px wide`, async ({ page, project }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const [path, text] of Object.entries(PAGES)) {
      await page.goto(`/projects/${project}/${path}`)
      await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible()
      await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0)
      await expectFits(page)
      expect(await narrowCells(page), path).toEqual([])
    }
  })
}

/** The longer texts of cells that have hardly any width. */
const narrowCells = (page: Page) =>
  page.evaluate((least) => {
    const cells = document.querySelectorAll<HTMLElement>('th, td, [role$="cell"], [role$="header"]')
    return [...cells]
      .filter((cell) => cell.checkVisibility() && cell.innerText.trim().length > 8)
      .filter(({ clientWidth }) => clientWidth > 0 && clientWidth < least)
      .map(({ innerText, clientWidth }) => `${innerText}: ${clientWidth} px`)
  }, LEAST)
