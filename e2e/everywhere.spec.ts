import type { Page } from '@playwright/test'
import { expectAccessible, expectColorsAccessible } from './support/accessible.ts'
import type { Emulator } from './support/emulator.ts'
import { expectFitsPhone } from './support/page.ts'
import { runEnded } from './support/runs.ts'
import { expect, test } from './support/test.ts'
import { expectSaved } from './support/toasts.ts'

/** Every page, tab, menu, dialog and wizard step: how to get there, and what shows that it is there. */
const PLACES: readonly (readonly [
  what: string,
  path: string,
  open?: (page: Page, emulator: Emulator) => Promise<unknown>,
])[] = [
  ['the images', 'images'],
  ['the images in a flat list', 'images?group=none'],
  ['no match', 'images?q=nothing-like-this'],
  ['a selection', 'images', select],
  ['a row menu', 'images', rowMenu],
  ['the project menu', 'images', press(/^Project:/)],
  ['opening a project', 'images', press(/^Project:/, 'Another project…', 'Open')],
  ['switching the connection', 'images', press(/^Project:/, 'Another connection…')],
  ['saved views', 'images?q=web', press(/^View:/, 'Save or manage views…')],
  ['columns', 'images', press('Columns')],
  ['the export menu', 'images', press('Export')],
  ['the palette', 'images', (page) => page.keyboard.press('Control+k')],
  ['the keyboard shortcuts', 'images', shortcuts],
  ['a bulk dialog', 'images', bulk('Deprecate')],
  ['planning dates of images', 'images', bulk('Plan dates')],
  ['setting the family of images', 'images', bulk('Set family')],
  ['editing labels of images', 'images', bulk('Edit labels')],
  ['deleting images', 'images', bulk('Delete')],
  ['a family', 'families/web-base'],
  ['a family’s timeline', 'families/web-base?tab=timeline'],
  ['rolling back', 'families/web-base', dialogOf('Roll back to web-base-v41…')],
  ['an image', 'images/web-base-v42'],
  ['the labels’ editor', 'images/web-base-v42', press('Edit labels', 'Paste many…')],
  ['a missing permission', 'images/web-base-v42', missingPermission],
  ['lineage and use', 'images/web-base-v42?tab=lineage'],
  ['access', 'images/web-base-v42?tab=access'],
  ['activity', 'images/web-base-v42?tab=activity'],
  ['JSON', 'images/web-base-v42?tab=json'],
  ['deprecate', 'images/web-base-v42', dialogOf('Deprecate…')],
  ['edit', 'images/web-base-v42', dialogOf('Edit description and family…')],
  ['delete', 'images/web-base-v41', dialogOf('Delete…')],
  ['restore', 'images/web-base-v37', dialogOf('Restore…')],
  ['a change that moved a head', 'images/web-base-v42', moveHead],
  ['a missing image', 'images/no-such-image'],
  ['a missing page', 'nowhere'],
  ['a snapshot as the source', 'images/create', choose('Snapshot')],
  ['an image as the source', 'images/create', choose('Image')],
  ['a family as the source', 'images/create', choose('Image family')],
  ['a file as the source', 'images/create', choose('File')],
  ['source', 'images/create?next=web-base-v42'],
  ['details', 'images/create?next=web-base-v42&step=details'],
  ['options', 'images/create?next=web-base-v42&step=options'],
  ['review', 'images/create?next=web-base-v42&step=review'],
  ['publish', 'images/create?step=publish&image=web-base-v41&family=web-arm'],
  ['an image to publish', 'images/create?step=publish&family=web-arm'],
  ['a comparison', 'compare?images=web-base-v41,web-base-v42'],
  ['a comparison to begin', 'compare'],
  ['what is due', 'due'],
  ['a run that has ended', 'due', run],
  ['its report', 'due', runReport],
  ['a retirement plan', 'retire'],
  ['running a plan', 'retire', press(/^Run \d+ changes…$/)],
  ['operations', 'operations'],
  ['history', 'history'],
  ['clearing the history', 'images/web-base-v42', clearHistory],
  ['conventions', 'conventions'],
  ['writing rules', 'conventions', press('Write rules…')],
  ['settings', '../../settings'],
  ['adding a connection', '../../settings', press('Add a connection…', 'Add')],
]

// A missing image is a 404.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

for (const [what, path, open] of PLACES) {
  test(`axe finds nothing, and it fits a phone: ${what}`, async ({ page, project, emulator }) => {
    // axe takes long on pages with many controls.
    test.slow()
    await page.goto(`/projects/${project}/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.skeleton')).toHaveCount(0)
    await open?.(page, emulator)
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

/** Presses buttons, or chooses from the menu that one has opened, one after the other. */
function press(...names: (string | RegExp)[]) {
  return async (page: Page) => {
    for (const name of names) {
      const options = typeof name === 'string' ? { name, exact: true } : { name }
      const named = page.getByRole('button', options).or(page.getByRole('menuitem', options))
      await named.last().click()
    }
    await expect(page.locator('.skeleton')).toHaveCount(0)
  }
}

/** Opens the dialog of an action on all images. Deprecate is a button in the bar; the others are in its menu. */
function bulk(action: string) {
  return async (page: Page) => {
    await page.getByRole('checkbox', { name: 'Select all images shown' }).check()
    const bar = page.getByRole('region', { name: 'Selection' })
    const name = new RegExp(`^${action}…`)
    if (action === 'Deprecate') await bar.getByRole('button', { name }).click()
    else {
      await bar.getByRole('button', { name: 'More actions on the selection' }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeVisible()
  }
}

function choose(source: string) {
  return (page: Page) => page.getByRole('radio', { name: source, exact: true }).check()
}

async function missingPermission(page: Page, emulator: Emulator) {
  await emulator.settings({ role: 'roles/viewer' })
  await page.reload()
  const remove = page.getByRole('button', { name: 'Delete…' })
  await expect(remove).toHaveAttribute('aria-disabled', 'true')
  await remove.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Permission needed: Delete' })).toBeVisible()
}

async function moveHead(page: Page) {
  await dialogOf('Deprecate…')(page)
  await page.getByRole('button', { name: 'Deprecate image' }).click()
  await expect(page.getByText('Confirmed: web-base now resolves to web-base-v41.')).toBeVisible()
}

async function run(page: Page) {
  await page.getByRole('button', { name: /^Apply all/ }).click()
  await page.getByRole('button', { name: /^Apply \d+ planned changes/ }).click()
  await runEnded(page)
}

async function runReport(page: Page) {
  await run(page)
  await page.getByRole('button', { name: 'Report' }).click()
  await expect(page.getByRole('menuitem', { name: /^Table/ })).toBeVisible()
}

async function clearHistory(page: Page) {
  await page.getByRole('button', { name: 'Protect', exact: true }).click()
  await expectSaved(page, 'protected')
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('button', { name: 'Clear history…' }).click()
  await expect(page.getByRole('dialog')).toContainText('This browser will forget 1 change')
}

function dialogOf(button: string) {
  return async (page: Page) => {
    await page.getByRole('button', { name: button, exact: true }).first().click()
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeVisible()
  }
}
