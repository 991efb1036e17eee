import { dialog, preview } from './support/change.ts'
import { deprecateButton } from './support/deprecate.ts'
import { filterBox, openImages, row } from './support/imageList.ts'
import { image } from './support/images.ts'
import { pageHeading, pressKeys, tabTo } from './support/page.ts'
import { openPalette, palette, paletteLines, runCommand } from './support/palette.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

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
  await pressKeys(page, 'Enter')
  await expect(pageHeading(page)).toHaveText('web-v1')

  // Compares it with the newer one: both selected in the filtered list.
  await pressKeys(page, 'g', 'i')
  await expect(pageHeading(page)).toHaveText('Images')
  await expect(row(page, 'db-v1')).toBeVisible()
  await pressKeys(page, '/')
  await expect(filterBox(page)).toBeFocused()
  await page.keyboard.type('web-v')
  await expect(row(page, 'db-v1')).toBeHidden()
  await pressKeys(page, 'Tab', 'Tab', 'j')
  await expect(row(page, 'web')).toBeFocused()
  await pressKeys(page, 'j')
  await expect(row(page, 'web-v2')).toBeFocused()
  await pressKeys(page, 'x', 'j')
  await expect(row(page, 'web-v1')).toBeFocused()
  await pressKeys(page, 'x')
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('2 selected')
  await runCommand(page, 'comp', /^Compare/)
  await expect(pageHeading(page)).toHaveText('Compare 2 images')
  await expect(page.getByRole('rowheader', { name: 'Guest OS features' })).toBeVisible()

  // Deprecates it.
  await runCommand(page, 'web-v1', 'web-v1')
  await expect(pageHeading(page)).toHaveText('web-v1')
  await pressKeys(page, 'd')
  await expect(preview(page)).toContainText('web-v2')
  await tabTo(page, deprecateButton(page))
  await pressKeys(page, 'Enter')
  await expect(toasts(page)).toContainText('web-v1 is now deprecated.')
  await expect(dialog(page)).toHaveCount(0)
  await expect(pageHeading(page)).toBeFocused()
  expect((await emulator.image('web-v1')).deprecated).toMatchObject({ state: 'DEPRECATED' })
  await expect(palette(page)).toBeHidden()
})
