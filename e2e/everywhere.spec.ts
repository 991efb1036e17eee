import type { Page } from '@playwright/test'
import { expectAccessible, expectColorsAccessible } from './support/accessible.ts'
import { expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** Every page, tab, dialog and wizard step: how to get there, and what shows that it is there. */
const PLACES: readonly (readonly [
  what: string,
  path: string,
  open?: (page: Page) => Promise<void>,
])[] = [
  ['the images', 'images'],
  ['the images in a flat list', 'images?group=none'],
  ['no match', 'images?q=nothing-like-this'],
  ['a selection', 'images', select],
  ['a row menu', 'images', rowMenu],
  ['the palette', 'images', (page) => page.keyboard.press('Control+k')],
  ['the keyboard shortcuts', 'images', shortcuts],
  ['a bulk dialog', 'images', bulk],
  ['a family', 'families/web-base'],
  ['a family’s timeline', 'families/web-base?tab=timeline'],
  ['an image', 'images/web-base-v42'],
  ['lineage and use', 'images/web-base-v42?tab=lineage'],
  ['access', 'images/web-base-v42?tab=access'],
  ['activity', 'images/web-base-v42?tab=activity'],
  ['JSON', 'images/web-base-v42?tab=json'],
  ['deprecate', 'images/web-base-v42', dialogOf('Deprecate…')],
  ['edit', 'images/web-base-v42', dialogOf('Edit description and family…')],
  ['delete', 'images/web-base-v41', dialogOf('Delete…')],
  ['a missing image', 'images/no-such-image'],
  ['source', 'images/create?next=web-base-v42'],
  ['details', 'images/create?next=web-base-v42&step=details'],
  ['options', 'images/create?next=web-base-v42&step=options'],
  ['review', 'images/create?next=web-base-v42&step=review'],
  ['publish', 'images/create?step=publish&image=web-base-v41&family=web-arm'],
  ['a comparison', 'compare?images=web-base-v41,web-base-v42'],
  ['what is due', 'due'],
  ['a retirement plan', 'retire'],
  ['operations', 'operations'],
  ['history', 'history'],
  ['settings', '../../settings'],
]

// A missing image is a 404.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

for (const [what, path, open] of PLACES) {
  test(`axe finds nothing, and it fits a phone: ${what}`, async ({ page, project }) => {
    // axe takes long on pages with many controls.
    test.slow()
    await page.goto(`/projects/${project}/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.skeleton')).toHaveCount(0)
    await open?.(page)
    await expectAccessible(page)
    await page.emulateMedia({ forcedColors: 'active' })
    await expectColorsAccessible(page)
    await page.emulateMedia({ forcedColors: null })
    await expectFitsPhone(page)
    await expectAccessible(page)
  })
}

async function select(page: Page) {
  await page.getByRole('checkbox', { name: 'Select web-base-v41' }).check()
  await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible()
}

async function shortcuts(page: Page) {
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: 'Keyboard shortcuts' }).click()
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
}

async function rowMenu(page: Page) {
  await page.getByRole('button', { name: 'Actions on web-base-v42', exact: true }).click()
  await expect(page.getByRole('menu')).toBeVisible()
}

async function bulk(page: Page) {
  await page.getByRole('checkbox', { name: 'Select all images shown' }).check()
  const bar = page.getByRole('region', { name: 'Selection' })
  await bar.getByRole('button', { name: /^Deprecate/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

function dialogOf(button: string) {
  return async (page: Page) => {
    await page.getByRole('button', { name: button, exact: true }).first().click()
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeVisible()
  }
}
