import type { Page } from '@playwright/test'
import { hold } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** Loading content has its space reserved: nothing jumps when it arrives. */

declare global {
  interface Window {
    /** The total layout shift so far, as defined by the browser. */
    shifted(): number
  }
}

const PAGES = [
  ['images', 'images', 'treegrid'],
  ['an image', 'images/web-base-v42', 'button', 'Deprecate'],
  ['a family', 'families/web-base', 'button', 'Roll back to web-base-v41'],
  ['what is due', 'due', 'table', 'Overdue'],
  ['operations', 'operations', 'table', 'Operations'],
] as const

for (const [what, path, role, name] of PAGES) {
  for (const width of [1440, 390]) {
    test(`${what}, ${width} px wide`, async ({ page, project }) => {
      await page.setViewportSize({ width, height: 844 })
      await page.addInitScript(() => {
        let shifted = 0
        const add = (entries: PerformanceEntryList) => {
          for (const entry of entries) shifted += Number(Reflect.get(entry, 'value'))
        }
        const observer = new PerformanceObserver((list) => add(list.getEntries()))
        observer.observe({ type: 'layout-shift', buffered: true })
        window.shifted = () => {
          add(observer.takeRecords())
          return shifted
        }
      })
      const answer = await hold(page, '**/compute/v1/**')
      const sendFont = await hold(page, '**/jetbrains-mono*.woff2')
      await page.goto(`/projects/${project}/${path}`)
      await expect(page.locator('.skeleton').first()).toBeVisible()
      answer()
      await expect(page.getByRole(role, name ? { name } : {})).toBeVisible()
      await expect(page.locator('.skeleton')).toHaveCount(0)
      sendFont()
      expect(await shiftOf(page)).toBeLessThan(0.02)
    })
  }
}

/** The total shift once all fonts are loaded and painted. */
const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return window.shifted()
  })
