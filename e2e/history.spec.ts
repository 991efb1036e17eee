import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog, headOf, openDialog, preview } from './support/change.ts'
import { deleteButton, typeName } from './support/delete.ts'
import { chooseState, openDeprecate } from './support/deprecate.ts'
import { boxesOf, expectGapBelow } from './support/geometry.ts'
import { image } from './support/images.ts'
import { expectFitsPhone } from './support/page.ts'
import { deprecateAll, runEnded, versions, webFamily } from './support/runs.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

// The API answers 404 for a family without a head.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

const table = (page: Page) => page.getByRole('table', { name: 'Changes' })
const row = (page: Page, text: string | RegExp) =>
  table(page).getByRole('row').filter({ hasText: text })
const openHistory = async (page: Page) => {
  await page.getByRole('link', { name: 'History', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible()
}
/** Deprecates all images that match a query in a run, and closes its dialog. */
async function deprecate(page: Page, project: string, query: string, number: number) {
  await deprecateAll(page, project, query, number)
  await runEnded(page)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
}

async function obsoleteOne(page: Page, project: string, name: string) {
  await openDeprecate(page, project, name)
  await chooseState(page, 'Obsolete')
  await dialog(page).getByRole('button', { name: 'Make image obsolete' }).click()
  await expect(dialog(page)).toBeHidden()
}

test('a run is listed with its images, and undone except for images changed since', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...webFamily(9))
  await deprecate(page, project, '?q=web-v', 9)
  await openHistory(page)
  await expect(page.getByText('9 changes recorded for')).toBeVisible()
  const run = row(page, 'Deprecate 9 images')
  await expect(run).toContainText(/1 family.*9 done.*Took/)
  await expect(
    table(page)
      .getByRole('row')
      .filter({ hasText: /Active.*to Deprecated/ }),
  ).toHaveCount(4)
  await table(page).getByRole('button', { name: 'Show 5 more' }).press('Enter')
  // The button has gone: the focus is on the first of those it showed.
  await expect(table(page).getByRole('link').nth(4)).toBeFocused()
  await expect(
    table(page)
      .getByRole('row')
      .filter({ hasText: /Active.*to Deprecated/ }),
  ).toHaveCount(9)

  await test.step('someone else changes two images first', async () => {
    await emulator.change('POST', 'global/images/web-v3/deprecate', { state: 'OBSOLETE' })
    await emulator.change('DELETE', 'global/images/web-v4')
    await page.reload()
    await table(page).getByRole('button', { name: 'Show 5 more' }).click()
    await expect(row(page, 'web-v3')).toContainText('Changed since: now obsolete')
    await expect(row(page, 'web-v4')).toContainText('Deleted since')
  })

  await test.step('the run is undone', async () => {
    await run.getByRole('button', { name: 'Undo run…' }).click()
    await expect(dialog(page).getByText('2 can’t be')).toBeVisible()
    await dialog(page).getByRole('button', { name: 'Undo 7 changes' }).click()
    await runEnded(page)
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    expect((await emulator.image('web-v1')).deprecated?.state ?? 'ACTIVE').toBe('ACTIVE')
    expect((await emulator.image('web-v3')).deprecated?.state).toBe('OBSOLETE')
    await expect(row(page, 'Undo 7 changes')).toContainText('7 done')
    await expect(run).toContainText('Nothing to undo')
    await expect(row(page, 'Undone at')).toHaveCount(7)
  })
})

test('a single change is recorded, and undone here or from the image’s Activity tab', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...webFamily(2))
  await obsoleteOne(page, project, 'web-v1')
  await openHistory(page)
  await expect(row(page, 'web-v1')).toContainText(/Active.*to Obsolete/)
  const undo = { name: 'Undo the change to web-v1' }
  await row(page, 'web-v1').getByRole('button', undo).press('Enter')
  await expect(toasts(page)).toContainText('Undid your change to web-v1')
  expect((await emulator.image('web-v1')).deprecated?.state ?? 'ACTIVE').toBe('ACTIVE')
  await expect(row(page, 'web-v1')).toHaveCount(2)
  await expect(row(page, 'Undone at')).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

  await page.goto(`/projects/${project}/images/web-v1?tab=activity`)
  const here = page.getByRole('region', { name: 'Changed in this browser' })
  await expect(here.getByRole('listitem')).toHaveCount(2)
  await here.getByRole('button', { name: 'Undo the change to web-v1' }).click()
  await expect(toasts(page)).toContainText('Undid your change to web-v1')
  await expect(here.getByRole('listitem')).toHaveCount(3)
  expect((await emulator.image('web-v1')).deprecated?.state).toBe('OBSOLETE')
  await here.getByRole('link', { name: 'Show in the history' }).click()
  await expect(row(page, 'web-v1')).toHaveCount(3)
})

test('undo checks the current state first, and previews a head that would move', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...versions('web', 2))
  await obsoleteOne(page, project, 'web-v1')
  await openHistory(page)
  const { deprecated } = await emulator.image('web-v1')
  await emulator.change('POST', 'global/images/web-v1/deprecate', { state: 'DELETED' })
  await row(page, 'web-v1').getByRole('button', { name: 'Undo the change to web-v1' }).click()
  await expect(toasts(page)).toContainText('Someone else has changed the state since')
  expect((await emulator.image('web-v1')).deprecated?.state).toBe('DELETED')

  await emulator.change('POST', 'global/images/web-v1/deprecate', deprecated)
  await emulator.change('DELETE', 'global/images/web-v2')
  await row(page, 'web-v1').getByRole('button', { name: 'Undo the change to web-v1' }).click()
  await expect(preview(page)).toContainText('web-v1')
  await dialog(page).getByRole('button', { name: 'Undo', exact: true }).press('Enter')
  await expect(dialog(page)).toBeHidden()
  expect(await headOf(emulator, 'web')).toBe('web-v1')
  await expect(row(page, 'Undone at')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('filters, exports and clears', async ({ page, project, emulator }) => {
  await emulator.putImages(
    image('web-head', '11-02', { id: '2', family: 'web' }),
    image('app-head', '11-02', { id: '3', family: 'app' }),
    ...versions('web', 2),
    ...versions('app', 1),
  )
  await deprecate(page, project, '?q=web-v', 2)
  await obsoleteOne(page, project, 'app-v1')
  await openHistory(page)
  await page.getByRole('button', { name: /^Runs/ }).click()
  await expect(page).toHaveURL(/\?show=runs$/)
  await expect(row(page, 'app-v1')).toHaveCount(0)
  await page.getByRole('button', { name: /^All/ }).click()
  await page.getByRole('textbox', { name: 'Filter changes' }).fill('app')
  await expect(row(page, 'app-v1')).toHaveCount(1)
  await expect(row(page, 'web-v')).toHaveCount(0)
  await expect(page).toHaveURL(/\?q=app$/)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export JSON' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(JSON.parse(text)).toMatchObject({
    project,
    changes: [{ image: 'app-v1', result: 'done', after: { deprecated: { state: 'OBSOLETE' } } }],
  })

  await page.getByRole('button', { name: 'Clear history…' }).click()
  await dialog(page).getByRole('button', { name: 'Clear history' }).click()
  await expect(page.getByText('No changes yet.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('No changes yet.')).toBeVisible()
})

test('a deleted image has a recipe, with a warning that its data is lost', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'loose' })
  await openDialog(page, project, 'loose', 'Delete…')
  await typeName(page, 'loose')
  await deleteButton(page).click()
  await expect(dialog(page)).toBeHidden()
  await openHistory(page)
  await expect(row(page, 'loose')).toContainText('Deleted for good')
  await row(page, 'loose').getByRole('button', { name: 'Recipe of loose' }).click()
  await expect(dialog(page)).toContainText('can’t be restored')
  await expect(
    dialog(page).getByRole('region', { name: 'Request to recreate loose' }),
  ).toContainText('"name": "loose"')
  await expectAccessible(page)
})

test('works with the keyboard alone', async ({ page, project, emulator }) => {
  await emulator.putImages(...webFamily(2))
  await deprecate(page, project, '?q=web-v', 2)
  await openHistory(page)
  const tabTo = async (name: RegExp) => {
    const target = page.getByRole('button', { name })
    await expect(async () => {
      await page.keyboard.press('Tab')
      await expect(target).toBeFocused({ timeout: 50 })
    }).toPass({ intervals: [0] })
  }
  await tabTo(/^Deprecate 2 images$/)
  await page.keyboard.press('Enter')
  await expect(row(page, 'web-v1')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await tabTo(/^Undo run…$/)
  await page.keyboard.press('Enter')
  await tabTo(/^Undo 2 changes$/)
  await page.keyboard.press('Enter')
  await runEnded(page)
  expect(await headOf(emulator, 'web')).toBe('web-head')
})

test('on a phone, the title and both buttons are in one row', async ({ page, project }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/projects/${project}/history`)
  const title = page.getByRole('heading', { level: 1 })
  const all = [
    title,
    page.getByRole('button', { name: 'Clear history…' }),
    page.getByRole('button', { name: 'Export JSON' }),
  ]
  await expect(title).toHaveText('History')
  const middles = (await boxesOf(all)).map((box) => (box ? box.y + box.height / 2 : NaN))
  for (const middle of middles) expect(Math.abs(middle - (middles[0] ?? NaN))).toBeLessThan(8)
})

test('axe finds nothing, and it fits a phone', async ({ page, project, emulator }) => {
  await emulator.putImages(...webFamily(8))
  await page.route(/web-v3\/deprecate/, (route) =>
    route.fulfill({ status: 412, json: { error: { code: 412, message: 'Not now.' } } }),
  )
  await deprecate(page, project, '?q=web-v', 8)
  await openHistory(page)
  await expect(row(page, 'web-v8')).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await expectAccessible(page)
})

test('what another version has stored is counted, harms nothing, and can be cleared', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...versions('web', 2))
  await obsoleteOne(page, project, 'web-v1')
  await openHistory(page)
  await expect(row(page, 'web-v1')).toBeVisible()
  await page.evaluate(storeOtherVersions, `${emulator.url}/compute/v1 ${project}`)
  await page.reload()
  await expect(row(page, 'web-v1')).toBeVisible()
  const notice = page.getByText('2 records couldn’t be read')
  await expect(notice).toBeVisible()
  await expectGapBelow(
    page.getByRole('status').filter({ has: notice }),
    page.getByRole('textbox', { name: /^Filter/ }),
  )
  await page.getByRole('button', { name: 'Clear history…' }).click()
  await expect(dialog(page)).toContainText(
    `forget 1 change recorded for ${project} and 2 records that couldn’t be read.`,
  )
  await dialog(page).getByRole('button', { name: 'Clear history' }).click()
  await expect(page.getByText('No changes yet.')).toBeVisible()
  await expect(notice).toBeHidden()
})

/** Runs in the page: stores a change and an unfinished run of other shapes. */
const storeOtherVersions = (scope: string) =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('compute-images')
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction(['changes', 'runs'], 'readwrite')
      transaction.objectStore('changes').put({ id: 'c', run: 'r', scope, at: 1 })
      transaction.objectStore('runs').put({ id: 'r', scope, at: 1 })
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(new Error('Not stored.')))
    })
  })
