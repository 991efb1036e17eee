import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog } from './support/change.ts'
import { expectQuery, filterBox, grid, openImages, row } from './support/imageList.ts'
import { openPalette, palette, paletteLines } from './support/palette.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' })
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' })
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Waits until keys are handled: their code loads once the page is idle. */
async function ready(page: Page) {
  await expect(heading(page)).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(sheet(page)).toBeVisible({ timeout: 100 })
  }).toPass({ intervals: [100] })
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeHidden()
}

/** The images page, with its first row current. */
async function openList(page: Page, project: string) {
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await ready(page)
}

test('j and k move, x selects, Enter opens', async ({ page, project }) => {
  await openList(page, project)
  await press(page, 'j')
  await expect(row(page, 'web-base-arm')).toBeFocused()
  await press(page, 'j', 'j', 'k')
  await expect(row(page, 'web-base-arm-v13')).toBeFocused()
  await press(page, 'x')
  await expect(bar(page)).toContainText('1 selected')
  await press(page, 'j', 'x')
  await expect(bar(page)).toContainText('2 selected')
  await press(page, 'x')
  await expect(bar(page)).toContainText('1 selected')
  await press(page, 'Enter')
  await expect(heading(page)).toHaveText('web-base-arm-v12')
})

test('on a Mac, keys are named as on its keyboard', async ({ page, project }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' }),
  )
  await openList(page, project)
  await expect(page.getByRole('button', { name: /^Search or run…/ })).toContainText('⌘ K')
  await press(page, '?')
  await expect(sheet(page)).toContainText('Search or run a command⌘K')
})

test('d deprecates what is selected, or else the row with the focus', async ({ page, project }) => {
  await openList(page, project)
  await press(page, 'd')
  await expect(dialog(page)).toHaveCount(0)
  await press(page, 'j', 'j', 'd')
  await expect(dialog(page)).toContainText('Deprecate web-base-arm-v13')
  await press(page, 'Escape')
  await expect(row(page, 'web-base-arm-v13')).toBeFocused()
  await press(page, 'x', 'j', 'x', 'd')
  await expect(dialog(page)).toContainText('Deprecate 2 images')
})

test('on an image’s page: labels, edit, deprecate, newer version', async ({ page, project }) => {
  await page.goto(`/projects/${project}/images/web-base-v42`)
  await ready(page)
  await press(page, 'e')
  await expect(dialog(page)).toContainText('Edit web-base-v42')
  await press(page, 'Escape', 'd')
  await expect(dialog(page)).toContainText('Deprecate web-base-v42')
  await press(page, 'Escape', 'l')
  await expectQuery(page, { edit: 'labels' })
  await expect(page.getByRole('combobox', { name: /^Value/ }).first()).toBeVisible()

  await page.goto(`/projects/${project}/images/web-base-v42`)
  await ready(page)
  await press(page, 'n')
  await expect(page).toHaveURL(/\/images\/create\?next=web-base-v42$/)
})

test('one that can’t be done says why', async ({ page, project, emulator }) => {
  await emulator.settings({ role: 'roles/viewer' })
  await page.goto(`/projects/${project}/images/web-base-v42`)
  await expect(page.getByRole('button', { name: 'Deprecate…', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await ready(page)
  await press(page, 'd')
  await expect(toasts(page)).toContainText('You need compute.images.deprecate.')
})

test('g and a letter go to a page, c creates, / filters', async ({ page, project }) => {
  await openList(page, project)
  await press(page, '/')
  await expect(filterBox(page)).toBeFocused()
  await page.keyboard.type('gdjc')
  await expect(filterBox(page)).toHaveValue('gdjc')
  await press(page, 'Escape', 'Tab', 'g', 'd')
  await expect(page).toHaveURL(`/projects/${project}/due`)
  await press(page, 'g', 'o')
  await expect(page).toHaveURL(`/projects/${project}/operations`)
  await press(page, 'g', 'x', 'h', 'c')
  await expect(page).toHaveURL(`/projects/${project}/images/create`)
})

test('keys held with others are left alone, and so are all while a menu is open', async ({
  page,
  project,
}) => {
  await openList(page, project)
  await press(page, 'Alt+c', 'Control+Alt+d')
  await page.getByRole('button', { name: 'Actions on web-base-v42', exact: true }).click()
  const deprecate = page.getByRole('menuitem', { name: 'Deprecate…' })
  await expect(deprecate).toHaveAttribute('aria-keyshortcuts', 'd')
  await press(page, 'c')
  await expect(page.getByRole('menuitem', { name: 'Create newer version' })).toBeFocused()
  await press(page, 'Escape')
  await expect(page).toHaveURL(`/projects/${project}/images`)
})

test('the sheet shows them, also from the palette, and turns them off', async ({
  page,
  project,
}) => {
  await openList(page, project)
  await openPalette(page)
  await page.keyboard.type('shortcuts')
  await press(page, 'Enter')
  await expect(palette(page)).toBeHidden()
  await expect(sheet(page).getByText('Next row')).toBeVisible()
  await press(page, 'Tab')
  await expect(sheet(page).getByRole('group', { name: 'Keyboard shortcuts' })).toBeFocused()
  await expectAccessible(page)
  await sheet(page).getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck()
  await press(page, 'Escape')
  await expect(sheet(page)).toBeHidden()
  await press(page, 'j', 'c')
  await page.getByRole('button', { name: 'Actions on web-base-v42', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Deprecate…' })).not.toHaveAttribute(
    'aria-keyshortcuts',
  )
  await press(page, 'Escape')
  await expect(page).toHaveURL(`/projects/${project}/images`)
  await openPalette(page)
  await expect(paletteLines(page).first()).toBeVisible()
})

test('the settings turn them off and on, for later visits too', async ({ page, project }) => {
  await page.goto('/settings')
  await page
    .getByRole('group', { name: 'Single-key shortcuts' })
    .getByRole('button', { name: 'Off' })
    .click()
  await openImages(page, project)
  await expect(grid(page)).toBeVisible()
  await openPalette(page)
  await press(page, 'Escape', 'c')
  await expect(page).toHaveURL(`/projects/${project}/images`)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page
    .getByRole('group', { name: 'Single-key shortcuts' })
    .getByRole('button', { name: 'On' })
    .click()
  await press(page, 'Tab', 'g', 'h')
  await expect(page).toHaveURL(/\/projects\/demo-project\/history$/)
})
