import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

/** The pictures in the README, of the demo estate. The one of the run changes it, so it comes last. */
test.describe.configure({ mode: 'serial' })

async function take(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `docs/${name}.png`, animations: 'disabled' })
}

async function open(page: Page, path: string) {
  await page.goto(`/projects/demo-project/${path}`)
  await expect(page.getByRole('link', { name: 'Due 9 overdue' })).toBeVisible()
}

test('the images, grouped by family', async ({ page }) => {
  await open(page, 'images')
  const grid = page.getByRole('treegrid', { name: 'Images' })
  await expect(grid.getByRole('row').filter({ hasText: 'resolves to' }).first()).toBeVisible()
  await take(page, 'images')
})

test('a retirement plan', async ({ page }) => {
  await open(page, 'retire?v=1&preset=golden&choose.families=*')
  await expect(page.getByRole('button', { name: /^Run \d+ changes…$/ })).toBeVisible()
  await take(page, 'retire')
})

test('what is due, and the run that applies it', async ({ page }) => {
  await open(page, 'due')
  await expect(page.getByText('not seen in use').first()).toBeVisible()
  await take(page, 'due')
  await page.getByRole('button', { name: /^Apply all/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Apply/ }).click()
  await expect(dialog.getByText('The run has ended.', { exact: true })).toBeVisible()
  await take(page, 'run')
})
