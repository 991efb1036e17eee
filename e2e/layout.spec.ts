import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

/** What is on its way holds its place: nothing jumps when it comes. */

declare global {
  interface Window {
    shifts: PerformanceEntry[]
  }
}

const PAGES = [
  ['images', 'images', 'treegrid'],
  ['an image', 'images/web-base-v42', 'button', 'Deprecate'],
  ['a family', 'families/web-base', 'button', 'Roll back to web-base-v41'],
  ['operations', 'operations', 'list', 'Operations'],
] as const

for (const [what, path, role, name] of PAGES) {
  for (const width of [1440, 390]) {
    test(`${what}, ${width} px wide`, async ({ page, project }) => {
      await page.setViewportSize({ width, height: 844 })
      await page.addInitScript(() => {
        window.shifts = []
        const observer = new PerformanceObserver((list) => window.shifts.push(...list.getEntries()))
        observer.observe({ type: 'layout-shift', buffered: true })
      })
      const release = await holdAnswers(page)
      await page.goto(`/projects/${project}/${path}`)
      await expect(page.locator('.skeleton').first()).toBeVisible()
      release()
      await expect(page.getByRole(role, name ? { name } : {})).toBeVisible()
      await expect(page.locator('.skeleton')).toHaveCount(0)
      expect(await shiftOf(page)).toBeLessThan(0.02)
    })
  }
}

/** Holds all answers of the API until what is returned is called. */
async function holdAnswers(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/compute/v1/**', async (route) => {
    await released
    await route.continue()
  })
  return release
}

/** How much has jumped so far, after the frame that is due: the sum of what the browser calls shifts. */
const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return window.shifts.reduce((sum, entry) => sum + Number(Reflect.get(entry, 'value')), 0)
  })
