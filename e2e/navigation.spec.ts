import type { Page } from '@playwright/test'
import { expectAccessible, expectNoViolations } from './support/accessible.ts'
import { grid, openImages, selectionBar } from './support/imageList.ts'
import { FILE, image } from './support/images.ts'
import { expectFits, hold } from './support/page.ts'
import { palette } from './support/palette.ts'
import { expect, test } from './support/test.ts'

/** The navigation between a project's pages, in the header of each page. */

const main = (page: Page) => page.getByRole('navigation', { name: 'Main' })
const link = (page: Page, name: string) => main(page).getByRole('link', { name })
const current = (page: Page) => main(page).locator('> [aria-current]')
const tray = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Operations/ })

test('the navigation leads through a project, and marks the current page', async ({
  page,
  project,
}) => {
  await openImages(page, project)
  await expect(current(page)).toHaveText('Images')
  await link(page, 'Operations').click()
  await expect(page).toHaveURL(`/projects/${project}/operations`)
  await expect(current(page)).toHaveText('Operations')
  await link(page, 'Images').click()
  await expect(page).toHaveURL(`/projects/${project}/images`)
  await expect(grid(page)).toBeVisible()
  for (const path of [
    'families/web-base',
    'images/web-base-v42',
    'images/create',
    'compare',
    'conventions',
  ]) {
    await page.goto(`/projects/${project}/${path}`)
    await expect(current(page)).toHaveText('Images')
  }
  await page.goto('/settings')
  await expect(link(page, 'Images')).toBeVisible()
  await expect(current(page)).toHaveCount(0)
})

test('on a phone, the navigation is behind one button', async ({ page, project }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openImages(page, project)
  const menu = page.getByRole('button', { name: 'Menu' })
  await expect(link(page, 'Operations')).toBeHidden()
  await menu.click()
  await expect(current(page)).toHaveText('Images')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(link(page, 'Operations')).toBeHidden()
  await expect(menu).toBeFocused()
  await menu.press('Enter')
  await page.keyboard.press('Tab')
  await expect(link(page, 'Images')).toBeFocused()
  await link(page, 'Operations').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Operations')
  await expect(link(page, 'Operations')).toBeHidden()
  await menu.click()
  await main(page)
    .getByRole('button', { name: /^Use the/ })
    .click()
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'dark')
})

test('Back closes what is open above the page', async ({ page, project }) => {
  const header = page.getByRole('banner')
  for (const [open, opened] of [
    [() => page.keyboard.press('Control+k'), palette(page)],
    [() => header.getByRole('button', { name: /^Project: / }).click(), page.getByRole('menu')],
    [() => tray(page).click(), page.getByRole('dialog', { name: 'Operations' })],
  ] as const) {
    await openImages(page, project)
    await link(page, 'History').click()
    await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeFocused()
    await open()
    await expect(opened).toBeVisible()
    await page.goBack()
    await expect(opened).toBeHidden()
    await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeFocused()
  }
})

test('Back closes the navigation of a phone', async ({ page, project }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openImages(page, project)
  const menu = page.getByRole('button', { name: 'Menu' })
  await menu.click()
  await link(page, 'History').click()
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeFocused()
  await menu.click()
  await expect(link(page, 'Due')).toBeVisible()
  await page.goBack()
  await expect(link(page, 'Due')).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeFocused()
})

test.describe('in its own project', () => {
  test.use({ seed: 'empty' })

  for (const width of [1440, 1100, 900, 390]) {
    test(`nothing in the header moves when operations start and end, ${width} px wide`, async ({
      page,
      project,
      emulator,
    }) => {
      await page.setViewportSize({ width, height: 844 })
      await emulator.operations('hold')
      await emulator.api('POST', 'global/images', { name: 'new', rawDisk: FILE })
      let answer = () => {}
      const told = new Promise<void>((resolve) => (answer = resolve))
      await page.route('**/global/operations?*', async (route) => {
        await told
        await route.continue()
      })
      await openImages(page, project)
      await expect(grid(page)).toBeVisible()
      await page.evaluate(() => document.fonts.ready)
      await expect(tray(page)).toHaveAccessibleName('Operations')
      const before = await places(page)
      answer()
      await expect(tray(page)).toHaveAccessibleName('Operations: 1 running')
      expect(await places(page)).toEqual(before)
      await emulator.operations('release')
      await expect(tray(page)).toHaveAccessibleName('Operations')
      expect(await places(page)).toEqual(before)
    })

    test(`nothing in the header moves when the overdue count appears, ${width} px wide`, async ({
      page,
      project,
      emulator,
    }) => {
      await page.setViewportSize({ width, height: 844 })
      const deprecated = { state: 'DEPRECATED', obsolete: '2026-11-12' }
      await emulator.putImages(...numbered(120, { deprecated }))
      const load = await hold(page, '**/DueCount-*.js')
      await openImages(page, project)
      await expect(grid(page)).toBeVisible()
      await page.evaluate(() => document.fonts.ready)
      const where = width < 860 ? page.getByRole('button', { name: 'Menu' }) : link(page, 'Due')
      const name = width < 860 ? 'Menu' : 'Due'
      await expect(where).toHaveAccessibleName(name)
      const before = await places(page)
      load()
      await expect(where).toHaveAccessibleName(`${name} 99+ overdue`)
      expect(await places(page)).toEqual(before)
    })

    test(`nothing in the header moves when a run appears, ${width} px wide`, async ({
      page,
      project,
      emulator,
    }) => {
      await page.setViewportSize({ width, height: 844 })
      await emulator.putImages(...numbered(12))
      await openImages(page, project)
      await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
      const before = await places(page)
      const answer = await hold(page, '**/deprecate?*')
      await selectionBar(page)
        .getByRole('button', { name: /^Deprecate…/ })
        .click()
      await page.getByRole('dialog').getByRole('button', { name: 'Deprecate 12 images' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
      const chip = page.getByRole('banner').getByRole('button', { name: /0 of 12/ })
      await expect(chip).toBeVisible()
      expect(await places(page)).toEqual(before)
      await expectFits(page)
      answer()
      await expect(page.getByRole('banner').getByRole('button', { name: /12 of 12/ })).toBeVisible()
    })
  }
})

/** Images without a family. */
const numbered = (count: number, more: Record<string, unknown> = {}) =>
  Array.from({ length: count }, (_, index) =>
    image(`image-${index}`, '01-01', { id: String(index + 1), ...more }),
  )

/** The positions of everything in the header except what comes and goes in the free space. */
const places = (page: Page) =>
  page.getByRole('banner').evaluate((header) =>
    [...header.querySelectorAll('a, button, svg, kbd')]
      .filter((element) => !element.getAttribute('aria-label')?.startsWith('Operations'))
      .filter((element) => !/\d of \d/.test((element.closest('button') ?? element).textContent))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return [element.tagName, x, y, width, height].join(' ')
      }),
  )

/** axe's rule on its own: it isn't part of WCAG. */
const expectInLandmarks = (page: Page) =>
  expectNoViolations(page, { type: 'rule', values: ['region'] })

test('everything is inside a landmark, including an open menu', async ({ page, project }) => {
  await openImages(page, project)
  await expectInLandmarks(page)
  await page.getByRole('button', { name: `Project: ${project}` }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectInLandmarks(page)
})

for (const [path, current] of [
  ['families/web-base?tab=nonsense', 'Members'],
  ['images/web-base-v42?tab=nonsense', 'Overview'],
  ['due?show=nonsense', /^Overdue/],
] as const) {
  test(`an unknown view in the address is the first one: ${path}`, async ({ page, project }) => {
    await page.goto(`/projects/${project}/${path}`)
    const link = page.getByRole('main').getByRole('link', { name: current })
    await expect(link).toHaveAttribute('aria-current', 'page')
  })
}

test('Settings lead back to the project they were opened from', async ({ page, project }) => {
  await openImages(page, project)
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('banner')).toContainText(project)
  await link(page, 'History').click()
  await expect(page).toHaveURL(`/projects/${project}/history`)
})
