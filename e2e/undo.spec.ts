import type { Page } from '@playwright/test'
import { headOf, makeFamily, openDialog, operationsOn } from './support/change.ts'
import { chooseState, deprecateButton, openDeprecate } from './support/deprecate.ts'
import { status } from './support/faults.ts'
import { expect, test } from './support/test.ts'
import { pressUndo, toasts, undo } from './support/toasts.ts'

test.use({ seed: 'empty' })

const STATUS = {
  state: 'DEPRECATED',
  replacement: 'projects/debian-cloud/global/images/debian-12-v1',
  deprecated: '2026-01-01T00:00:00.000-08:00',
  obsolete: '2099-01-01T00:00:00Z',
}

test.beforeEach(({ emulator }) => makeFamily(emulator))

async function deprecate(page: Page, project: string, name: string): Promise<void> {
  await openDeprecate(page, project, name)
  await deprecateButton(page).click()
}

test('Undo restores the state, and with it the head', async ({ page, project, emulator }) => {
  await deprecate(page, project, 'web-v2')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(toasts(page)).toContainText('web now resolves to web-v1 (was web-v2).')
  expect(await headOf(emulator, 'web')).toBe('web-v1')
  await undo(page)
  expect((await emulator.image('web-v2')).deprecated?.state ?? 'ACTIVE').toBe('ACTIVE')
  expect(await headOf(emulator, 'web')).toBe('web-v2')
  await expect(page.getByText('head of web')).toBeVisible()
})

test('Undo restores replacement and dates as they were', async ({ page, project, emulator }) => {
  await emulator.change('POST', 'global/images/web-v1/deprecate', STATUS)
  const before = (await emulator.image('web-v1')).deprecated
  const box = await openDialog(page, project, 'web-v1', 'Restore…')
  await box.getByRole('button', { name: 'Restore to active' }).click()
  await expect(box).toBeHidden()
  expect((await emulator.image('web-v1')).deprecated).toBeUndefined()
  await undo(page)
  expect((await emulator.image('web-v1')).deprecated).toEqual(before)
})

test('Undo works after leaving the page, by keyboard', async ({ page, project, emulator }) => {
  await deprecate(page, project, 'web-v1')
  await expect(toasts(page)).toContainText('web-v1 is now deprecated.')
  await page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'Images' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
  await page.keyboard.press('F8')
  await expect(toasts(page).getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(toasts(page)).toContainText('Undid your change')
  await expect(page.locator('[role="treegrid"] [role="row"][tabindex="0"]')).toBeFocused()
  expect((await emulator.image('web-v1')).deprecated?.state ?? 'ACTIVE').toBe('ACTIVE')
})

test('Undo does nothing over someone else’s later change', async ({ page, project, emulator }) => {
  const box = await openDeprecate(page, project, 'web-v1')
  await chooseState(page, 'Obsolete')
  await box.getByRole('button', { name: 'Make image obsolete' }).click()
  await expect(toasts(page)).toContainText('web-v1 is now obsolete.')
  await emulator.change('POST', 'global/images/web-v1/deprecate', { state: 'DELETED' })
  await pressUndo(page)
  await expect(toasts(page)).toContainText('Not undone. Someone else has changed the state since.')
  expect((await emulator.image('web-v1')).deprecated?.state).toBe('DELETED')
})

test('a failed Undo says so', async ({ page, project, emulator }) => {
  await deprecate(page, project, 'web-v1')
  await expect(toasts(page)).toContainText('web-v1 is now deprecated.')
  const message = 'Not any\u202e more.'
  await emulator.fault('images.deprecate', status(403, 'forbidden', { message }))
  await pressUndo(page)
  await expect(toasts(page)).toContainText('Not undone. Not any\\u202e more.')
  expect((await emulator.image('web-v1')).deprecated?.state).toBe('DEPRECATED')
})

test('an Undo whose response is lost is made once', async ({ page, project, emulator }) => {
  await deprecate(page, project, 'web-v1')
  await expect(toasts(page)).toContainText('web-v1 is now deprecated.')
  await emulator.fault('images.deprecate', { kind: 'lost' })
  await undo(page)
  expect(await operationsOn(emulator, 'web-v1', 'setDeprecation')).toHaveLength(2)
})

for (const where of ['here', 'in another tab']) {
  test(`Undo goes once the change is undone on the History page, ${where}`, async ({
    page,
    project,
    emulator,
  }) => {
    await deprecate(page, project, 'web-v1')
    const first = toasts(page).getByText('web-v1 is now deprecated.')
    await expect(first).toBeVisible()
    const tab = where === 'here' ? page : await page.context().newPage()
    if (tab === page) await page.getByRole('link', { name: 'History', exact: true }).click()
    else await tab.goto(`/projects/${project}/history`)
    await tab.getByRole('button', { name: 'Undo the change to web-v1' }).click()
    await expect(toasts(tab)).toContainText('Undid your change to web-v1.')
    await expect(first).toBeHidden()
    await expect(toasts(page).getByRole('button', { name: 'Undo' })).toHaveCount(0)
    expect((await emulator.image('web-v1')).deprecated?.state ?? 'ACTIVE').toBe('ACTIVE')
  })
}
