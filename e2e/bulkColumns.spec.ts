import { dialog } from './support/change.ts'
import { boxesOf } from './support/geometry.ts'
import { openImages } from './support/imageList.ts'
import { result, runEnded, versions } from './support/runs.ts'
import { expect, test } from './support/test.ts'
import type { Locator } from '@playwright/test'

test.use({ seed: 'empty' })

/** The left edges, in px. */
async function lefts(locators: Locator[]): Promise<number[]> {
  for (const locator of locators) await expect(locator).toBeVisible()
  return (await boxesOf(locators)).map((box) => Math.round(box?.x ?? NaN))
}

test('changes line up whatever the length of the names, and so do the numbers on a phone', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...versions('web', 1), ...versions('windows-2025-hardened', 1))
  await openImages(page, project, '')
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await page.getByRole('button', { name: /^Mark obsolete…/ }).click()
  const changes = dialog(page).getByRole('list', { name: '2 will be marked obsolete' })
  const states = changes.getByText('Active', { exact: true })
  await expect(states).toHaveCount(2)
  const [first, second] = await lefts(await states.all())
  expect(first).toBe(second)

  for (const name of ['web', 'windows-2025-hardened']) {
    await dialog(page)
      .getByRole('textbox', { name: `Type the family’s name, ${name}` })
      .fill(name)
  }
  await dialog(page).getByRole('button', { name: 'Mark 2 images obsolete' }).click()
  await runEnded(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const numbers = ['Failed', 'Skipped', 'Not known', 'Sending', 'Done', 'Waiting']
  const x = await lefts(numbers.map((word) => result(page, word)))
  expect(x.slice(3)).toEqual(x.slice(0, 3))
})
