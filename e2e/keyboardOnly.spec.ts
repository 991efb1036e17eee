import type { Page } from '@playwright/test'
import { dialog, preview } from './support/change.ts'
import { deprecateButton } from './support/deprecate.ts'
import { filterBox, openImages, row } from './support/imageList.ts'
import { image } from './support/images.ts'
import { tabTo } from './support/page.ts'
import { openPalette, palette, paletteLines, runCommand } from './support/palette.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

test('a person finds, compares and deprecates an image without touching the mouse', async ({
  page,
  project,
  emulator,
}) => {
  const family = { family: 'web', guestOsFeatures: [{ type: 'GVNIC' }] }
  await emulator.putImages(
    image('web-v1', '01-10', family),
    image('web-v2', '02-10', { family: 'web' }),
    image('db-v1', '03-10', { family: 'db' }),
  )
  await openImages(page, project)
  await expect(row(page, 'db-v1')).toBeVisible()

  // Finds it: by a few letters of its name.
  await openPalette(page)
  await page.keyboard.type('wv1')
  await expect(paletteLines(page).first().locator('mark')).toHaveText(['w', 'v1'])
  await press(page, 'Enter')
  await expect(heading(page)).toHaveText('web-v1')

  // Compares it with the newer one: both selected in the filtered list.
  await press(page, 'g', 'i')
  await expect(heading(page)).toHaveText('Images')
  await expect(row(page, 'db-v1')).toBeVisible()
  await press(page, '/')
  await expect(filterBox(page)).toBeFocused()
  await page.keyboard.type('web-v')
  await expect(row(page, 'db-v1')).toBeHidden()
  await press(page, 'Tab', 'Tab', 'j')
  await expect(row(page, 'web')).toBeFocused()
  await press(page, 'j')
  await expect(row(page, 'web-v2')).toBeFocused()
  await press(page, 'x', 'j')
  await expect(row(page, 'web-v1')).toBeFocused()
  await press(page, 'x')
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('2 selected')
  await runCommand(page, 'comp', /^Compare/)
  await expect(heading(page)).toHaveText('Compare 2 images')
  await expect(page.getByRole('rowheader', { name: 'Guest OS features' })).toBeVisible()

  // Deprecates it.
  await runCommand(page, 'web-v1', 'web-v1')
  await expect(heading(page)).toHaveText('web-v1')
  await press(page, 'd')
  await expect(preview(page)).toContainText('web-v2')
  await tabTo(page, deprecateButton(page))
  await press(page, 'Enter')
  await expect(toasts(page)).toContainText('web-v1 is now deprecated.')
  await expect(dialog(page)).toHaveCount(0)
  await expect(heading(page)).toBeFocused()
  expect((await emulator.image('web-v1')).deprecated).toMatchObject({ state: 'DEPRECATED' })
  await expect(palette(page)).toBeHidden()
})
