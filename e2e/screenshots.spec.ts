import { expect, test } from './support/test.ts'

test('the picture in the README', async ({ page }) => {
  await page.goto('/projects/demo-project/images')
  const grid = page.getByRole('treegrid', { name: 'Images' })
  await expect(grid.getByRole('row').filter({ hasText: 'resolves to' }).first()).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: 'docs/images.png', animations: 'disabled' })
})
