/** Runs: many images changed together. */
import { expect, type Page } from '@playwright/test'
import type { Image } from '../../src/compute/schema.ts'
import { dialog } from './change.ts'
import type { Emulator } from './emulator.ts'
import { openImages, selectionBar } from './imageList.ts'
import { image } from './images.ts'

/**
 * Images `app-v1`, `app-v2`, … of a family, the highest number newest.
 * @param old the states of those that aren't active, by number
 */
export const versions = (family: string, number: number, old: Record<number, string> = {}) =>
  Array.from({ length: number }, (_, index) => {
    const version = index + 1
    const state = old[version]
    const day = new Date(Date.UTC(2026, 2, version)).toISOString().slice(5, 10)
    return image(`${family}-v${version}`, day, {
      id: `${family.length}${family.charCodeAt(0)}${1000 + version}`,
      family,
      ...(state && { deprecated: { state } }),
    })
  })

/** `web-head`, which the family web resolves to, and its older members `web-v1`, `web-v2`, … */
export const webFamily = (older: number): Image[] => [
  image('web-head', '11-02', { id: '2', family: 'web' }),
  ...versions('web', older),
]

/** All images of the project by name, up to 500. */
export async function imagesByName(emulator: Emulator): Promise<Map<string, Image>> {
  const { items } = (await emulator.api('GET', 'global/images?maxResults=500')) as {
    items: Image[]
  }
  return new Map(items.map((each) => [each.name, each]))
}

/** Starts a run that deprecates all images that match a query. */
export async function deprecateAll(page: Page, project: string, query: string, number: number) {
  await openImages(page, project, query)
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…/ })
    .click()
  await dialog(page)
    .getByRole('button', { name: `Deprecate ${number} images` })
    .click()
}

/** Starts a run of 12 images whose requests are never answered, and leaves it for another page. */
export async function interruptRun(page: Page, project: string, to: string): Promise<void> {
  const routed = /\/images\/[^/]+\/deprecate/
  let begun = 0
  await page.route(routed, () => {
    begun += 1
  })
  await deprecateAll(page, project, '?q=web-v', 12)
  await expect.poll(() => begun).toBe(4)
  page.on('dialog', (asked) => void asked.accept())
  await page.goto(to)
  await page.unroute(routed)
}

/** A number in the run's dialog: how many are `done`, `failed` and so on. */
export const result = (page: Page, word: string) =>
  dialog(page)
    .locator('dl > div')
    .filter({ has: page.getByText(word, { exact: true }) })
    .getByRole('definition')

/** Waits for the end of the run whose dialog is open, as long as the test may take. */
export const runEnded = (page: Page) =>
  expect(dialog(page).getByText('The run has ended.', { exact: true })).toBeVisible({
    timeout: 300_000,
  })
