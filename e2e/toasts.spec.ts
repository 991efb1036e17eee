import type { Locator, Page } from '@playwright/test'
import { describeAsMine, saveEdit } from './support/edit.ts'
import { expect, test } from './support/test.ts'

/** A toast is above what it could hide: the buttons of a dialog, and the wizard's. */

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
  test(`it covers no button of a dialog, ${width} px wide`, async ({ page, project, emulator }) => {
    await page.setViewportSize({ width, height })
    await emulator.insertImage({ name: 'web-2', description: 'old' })
    await describeAsMine(page, project)
    await saveEdit(page).click()
    const toast = toastOf(page)
    await expect(toast).toContainText('web-2 saved.')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect.poll(async () => (await toast.boundingBox())?.y).toBeGreaterThan(height / 2)
    await page.getByRole('button', { name: 'Deprecate…', exact: true }).click()
    const cancel = page.getByRole('dialog').getByRole('button', { name: 'Cancel' })
    await expect.poll(() => isAbove(toast, cancel)).toBe(true)
  })
}

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
