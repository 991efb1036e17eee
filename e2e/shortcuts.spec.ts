import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog } from './support/change.ts'
import { expectQuery, filterBox, grid, openImages, row, selectionBar } from './support/imageList.ts'
import { pageHeading, pressKeys } from './support/page.ts'
import { openPalette, palette, paletteLines } from './support/palette.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' })

/** Waits until keys are handled: their code loads once the page is idle. */
async function ready(page: Page) {
  await expect(pageHeading(page)).toBeVisible()
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
  await pressKeys(page, 'j')
  await expect(row(page, 'web-base-arm')).toBeFocused()
  await pressKeys(page, 'j', 'j', 'k')
  await expect(row(page, 'web-base-arm-v13')).toBeFocused()
  await pressKeys(page, 'x')
  await expect(selectionBar(page)).toContainText('1 selected')
  await pressKeys(page, 'j', 'x')
  await expect(selectionBar(page)).toContainText('2 selected')
  await pressKeys(page, 'x')
  await expect(selectionBar(page)).toContainText('1 selected')
  await pressKeys(page, 'Enter')
  await expect(pageHeading(page)).toHaveText('web-base-arm-v12')
})

test('on a Russian keyboard, they are the keys in the places of these letters', async ({
  page,
  project,
}) => {
  await openList(page, project)
  const session = await page.context().newCDPSession(page)
  const press = async (key: string, code: string, modifiers = 0) => {
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code, modifiers })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, modifiers })
  }
  await press('о', 'KeyJ')
  await expect(row(page, 'web-base-arm')).toBeFocused()
  await press('п', 'KeyG')
  await press('щ', 'KeyO')
  await expect(pageHeading(page)).toHaveText('Operations')
  // 2: Ctrl
  await press('л', 'KeyK', 2)
  await expect(palette(page)).toBeVisible()
})

test('on a Mac, keys are named as on its keyboard', async ({ page, project }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' }),
  )
  await openList(page, project)
  await expect(page.getByRole('button', { name: /^Search or run…/ })).toContainText('⌘ K')
  await pressKeys(page, '?')
  await expect(sheet(page)).toContainText('Search or run a command⌘K')
})

test('d deprecates what is selected, or else the row with the focus', async ({ page, project }) => {
  await openList(page, project)
  await pressKeys(page, 'd')
  await expect(dialog(page)).toHaveCount(0)
  await pressKeys(page, 'j', 'j', 'd')
  await expect(dialog(page)).toContainText('Deprecate web-base-arm-v13')
  await pressKeys(page, 'Escape')
  await expect(row(page, 'web-base-arm-v13')).toBeFocused()
  await pressKeys(page, 'x', 'j', 'x', 'd')
  await expect(dialog(page)).toContainText('Deprecate 2 images')
})

test('on an image’s page: labels, edit, deprecate, newer version', async ({ page, project }) => {
  await page.goto(`/projects/${project}/images/web-base-v42`)
  await ready(page)
  await pressKeys(page, 'e')
  await expect(dialog(page)).toContainText('Edit web-base-v42')
  await pressKeys(page, 'Escape', 'd')
  await expect(dialog(page)).toContainText('Deprecate web-base-v42')
  await pressKeys(page, 'Escape', 'l')
  await expectQuery(page, { edit: 'labels' })
  await expect(page.getByRole('combobox', { name: /^Value/ }).first()).toBeVisible()

  await page.goto(`/projects/${project}/images/web-base-v42`)
  await ready(page)
  await pressKeys(page, 'n')
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
  await pressKeys(page, 'd')
  await expect(toasts(page)).toContainText('You need compute.images.deprecate.')
})

test('g and a letter go to a page, c creates, / filters', async ({ page, project }) => {
  await openList(page, project)
  await pressKeys(page, '/')
  await expect(filterBox(page)).toBeFocused()
  await page.keyboard.type('gdjc')
  await expect(filterBox(page)).toHaveValue('gdjc')
  await pressKeys(page, 'Escape', 'Tab', 'g', 'd')
  await expect(page).toHaveURL(`/projects/${project}/due`)
  await pressKeys(page, 'g', 'o')
  await expect(page).toHaveURL(`/projects/${project}/operations`)
  await pressKeys(page, 'g', 'x', 'h', 'c')
  await expect(page).toHaveURL(`/projects/${project}/images/create`)
})

test('keys held with others are left alone, and so are all while a menu is open', async ({
  page,
  project,
}) => {
  await openList(page, project)
  await pressKeys(page, 'Alt+c', 'Control+Alt+d')
  await page.getByRole('button', { name: 'Actions on web-base-v42', exact: true }).click()
  const deprecate = page.getByRole('menuitem', { name: 'Deprecate…' })
  await expect(deprecate).toHaveAttribute('aria-keyshortcuts', 'd')
  await pressKeys(page, 'c')
  await expect(page.getByRole('menuitem', { name: 'Create newer version' })).toBeFocused()
  await pressKeys(page, 'Escape')
  await expect(page).toHaveURL(`/projects/${project}/images`)
})

test('the sheet shows them, also from the palette, and turns them off', async ({
  page,
  project,
}) => {
  await openList(page, project)
  await openPalette(page)
  await page.keyboard.type('shortcuts')
  await pressKeys(page, 'Enter')
  await expect(palette(page)).toBeHidden()
  await expect(sheet(page).getByText('Next row')).toBeVisible()
  await pressKeys(page, 'Tab')
  await expect(sheet(page).getByRole('group', { name: 'Keyboard shortcuts' })).toBeFocused()
  await expectAccessible(page)
  await sheet(page).getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck()
  await pressKeys(page, 'Escape')
  await expect(sheet(page)).toBeHidden()
  await pressKeys(page, 'j', 'c')
  await page.getByRole('button', { name: 'Actions on web-base-v42', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Deprecate…' })).not.toHaveAttribute(
    'aria-keyshortcuts',
  )
  await pressKeys(page, 'Escape')
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
  await pressKeys(page, 'Escape', 'c')
  await expect(page).toHaveURL(`/projects/${project}/images`)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page
    .getByRole('group', { name: 'Single-key shortcuts' })
    .getByRole('button', { name: 'On' })
    .click()
  await pressKeys(page, 'Tab', 'g', 'h')
  await expect(page).toHaveURL(`/projects/${project}/history`)
})
