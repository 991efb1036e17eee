import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { openImage } from './support/detail.ts'
import { image } from './support/images.ts'
import { expect, test } from './support/test.ts'

/** What a control does, or why it can't be used, is shown to the keyboard and to touch as well. */

test.use({ seed: 'empty', hasTouch: true })

const tip = (page: Page) => page.getByRole('tooltip', { includeHidden: true })

test.beforeEach(async ({ page, project, emulator }) => {
  await emulator.insertImage({ name: 'web-1' })
  await emulator.settings({ role: 'roles/viewer' })
  await openImage(page, project, 'web-1')
  // Its code loads last.
  await expect(tip(page)).toBeAttached()
})

test('a reason and a name show with the keyboard’s focus, and go with Escape', async ({ page }) => {
  const button = page.getByRole('button', { name: 'Deprecate…', exact: true })
  await expect(button).toHaveAttribute('title', /deprecate/)
  await page.keyboard.press('Tab')
  await button.focus()
  await expect(tip(page)).toBeVisible()
  await expect(tip(page)).toHaveText('You need compute.images.deprecate.')
  await page.keyboard.press('Escape')
  await expect(tip(page)).toBeHidden()
  await page.getByRole('button', { name: 'Copy image name' }).focus()
  await expect(tip(page)).toHaveText('Copy image name')
  await page.keyboard.press('Tab')
  await expect(tip(page)).not.toHaveText('Copy image name')
})

test('a time shows in full when it is touched', async ({ page }) => {
  await page.locator('.facts time').tap()
  await expect(tip(page)).toBeVisible()
  await expect(tip(page)).toHaveText(/2026/)
})

test('what the cells of a row say on hover shows when the keyboard rests on it', async ({
  page,
  project,
  emulator,
}) => {
  const labels = Object.fromEntries(['app', 'env', 'team'].map((key) => [key, 'x'.repeat(60)]))
  await emulator.putImages(image('web-2', '03-01', { id: '7', labels }))
  await page.goto(`/projects/${project}/images?group=none`)
  await expect(tip(page)).toBeAttached()
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
  await row('web-1').focus()
  await page.keyboard.press('ArrowDown')
  await expect(row('web-2')).toBeFocused()
  await expect(tip(page)).toContainText(`team=${'x'.repeat(60)}`)
  await expect(tip(page)).toContainText('2026')
  await page.keyboard.press('Escape')
  await expect(tip(page)).toBeHidden()
})

test('what is written on a button anyway isn’t repeated', async ({ page }) => {
  await page.getByRole('button', { name: 'Refresh' }).focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(tip(page)).toHaveText('Refresh')
  await page.getByRole('link', { name: 'Settings' }).focus()
  await expect(tip(page)).toHaveText('Settings')
  await page.getByRole('link', { name: 'Operations' }).focus()
  await expect(tip(page)).toBeHidden()
})

test('the name of an icon shows to the pointer, and axe finds nothing', async ({
  page,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/editor' })
  await page.reload()
  await page.getByRole('button', { name: 'Edit labels' }).click()
  await page.getByRole('button', { name: 'Add label' }).click()
  await page.getByRole('button', { name: /^Remove label/ }).hover()
  await expect(tip(page).filter({ hasText: 'Remove label' })).toBeVisible()
  await expectAccessible(page)
})
