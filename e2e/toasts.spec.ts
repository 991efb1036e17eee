import type { Locator, Page } from '@playwright/test'
import { NOW } from './support/calendar.ts'
import { describeAsMine, saveEdit } from './support/edit.ts'
import { expect, test } from './support/test.ts'

/** A toast hides nothing: it waits while a dialog is open, and is above the buttons of the wizard. */

test.use({ seed: 'empty' })

/** By its data: a dialog hides it from assistive technology. */
const toastOf = (page: Page) => page.locator('[data-toast]')

/** Whether one is above the other; undefined while one of them isn’t drawn. */
async function isAbove(upper: Locator, lower: Locator): Promise<boolean | undefined> {
  const [above, below] = await Promise.all([upper.boundingBox(), lower.boundingBox()])
  return above && below ? above.y + above.height < below.y : undefined
}

for (const [width, height] of [
  [1440, 800],
  [390, 844],
] as const) {
  test(`one that is there waits while a dialog is open, ${width} px wide`, async ({
    page,
    project,
    emulator,
  }) => {
    await page.setViewportSize({ width, height })
    await page.clock.install({ time: NOW })
    await emulator.insertImage({ name: 'web-2', description: 'old' })
    await describeAsMine(page, project)
    await saveEdit(page).click()
    const toast = toastOf(page)
    await expect(toast).toContainText('web-2 saved.')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect.poll(async () => (await toast.boundingBox())?.y).toBeGreaterThan(height / 2)
    await page.getByRole('button', { name: 'Deprecate…', exact: true }).click()
    const cancel = page.getByRole('dialog').getByRole('button', { name: 'Cancel' })
    await expect(cancel).toBeVisible()
    await expect(toast).toBeAttached()
    await expect(toast).toBeHidden()
    await page.clock.runFor(60_000)
    await cancel.click()
    await expect(toast).toBeVisible()
    await page.clock.runFor(60_000)
    await expect(toast).toHaveCount(0)
  })
}

test('on a phone, one that arrives while a dialog is open covers neither its title nor its buttons', async ({
  page,
  project,
  emulator,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await emulator.insertImage({ name: 'web-2', description: 'old' })
  const held = await emulator.fault('images.patch', { kind: 'hold' })
  await describeAsMine(page, project)
  await saveEdit(page).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Deprecate…', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const button = dialog.getByRole('button', { name: /^(?:Cancel|Close)$/ })
  await expect(button).toBeVisible()
  await held.release()
  const toast = toastOf(page)
  await expect(toast).toContainText('web-2 saved.')
  await expect.poll(() => isAbove(toast, dialog.getByRole('heading', { level: 2 }))).toBe(true)
  await expect(button).toBeInViewport({ ratio: 1 })
  // A dialog hides it from assistive technology.
  await toast.locator('[aria-label="Dismiss"]').click()
  await expect.poll(async () => (await dialog.boundingBox())?.y).toBe(12)
})

test('it covers no button of the wizard on a phone', async ({ page, project, emulator }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await emulator.insertImage({ name: 'web-2', description: 'old' })
  await describeAsMine(page, project)
  await saveEdit(page).click()
  const toast = toastOf(page)
  await expect(toast).toContainText('web-2 saved.')
  await page.getByRole('link', { name: 'Create newer version' }).click()
  const next = page.getByRole('button', { name: 'Next: Details' })
  await expect.poll(() => isAbove(toast, next)).toBe(true)
})
