import type { Page } from '@playwright/test'
import { filterBox, openGrid, row, selectionBar } from './support/imageList.ts'
import { image } from './support/images.ts'
import { expect, test } from './support/test.ts'

/** Selecting many images in the list. */

test.use({ seed: 'empty' })

test.beforeEach(async ({ page, project, emulator }) => {
  await emulator.putImages(
    ...['a', 'b'].flatMap((family, month) =>
      [1, 2, 3, 4].map((day) => image(`${family}-v${day}`, `0${month + 1}-0${day}`, { family })),
    ),
  )
  await openGrid(page, project, '?sort=name')
})

const box = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
const expectSelected = async (page: Page, ...names: string[]) => {
  await expect(selectionBar(page)).toContainText(`${names.length} selected`)
  for (const name of names) await expect(box(page, name)).toBeChecked()
}

test('a range is selected and deselected with Shift, by mouse and by keyboard', async ({
  page,
}) => {
  await box(page, 'a-v2').click()
  await box(page, 'b-v2').click({ modifiers: ['Shift'] })
  await expectSelected(page, 'a-v2', 'a-v3', 'a-v4', 'b-v1', 'b-v2')
  await box(page, 'a-v4').click({ modifiers: ['Shift'] })
  await expectSelected(page, 'a-v2', 'a-v3')
  expect(await page.evaluate(() => String(getSelection()))).toBe('')

  await row(page, 'b-v1').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Space')
  await expectSelected(page, 'a-v2', 'a-v3', 'b-v1', 'b-v2', 'b-v3')
})

test('inverting selects the other images that the filter shows', async ({ page }) => {
  await filterBox(page).fill('a-')
  await box(page, 'a-v4').click()
  await selectionBar(page).getByRole('button', { name: 'Invert' }).click()
  await expectSelected(page, 'a-v1', 'a-v2', 'a-v3')
  await filterBox(page).fill('')
  await expectSelected(page, 'a-v1', 'a-v2', 'a-v3')
})
