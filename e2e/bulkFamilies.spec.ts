import { dialog, preview } from './support/change.ts'
import type { Emulator } from './support/emulator.ts'
import { image } from './support/images.ts'
import { openImages, selectionBar } from './support/imageList.ts'
import { runEnded } from './support/runs.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const MEMBERS = /\/global\/images\?.*filter=[^&]*family/

/** Families of one image each: `app-00-v1` in `app-00`. */
const putFamilies = (emulator: Emulator, many: number) =>
  emulator.putImages(
    ...Array.from({ length: many }, (_, n) => {
      const family = `app-${String(n).padStart(2, '0')}`
      return image(`${family}-v1`, '01-02', { id: String(n + 1), family })
    }),
  )

test('while many families are being read, it says how many have been', async ({
  page,
  project,
  emulator,
}) => {
  await putFamilies(emulator, 50)
  await openImages(page, project)
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  let asked = 0
  let goOn: () => void = () => undefined
  const held = new Promise<void>((resolve) => (goOn = resolve))
  await page.route(MEMBERS, async (route) => {
    asked += 1
    if (asked > 1) await held
    await route.continue()
  })
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…\s*50$/ })
    .click()
  await expect(preview(page)).toContainText('Reading families: 40 of 50')
  goOn()
  await expect(preview(page)).toContainText('Heads that move 50 of 50 families')
  expect(asked).toBe(2)
})

test('many families that would be left with nothing are left out together', async ({
  page,
  project,
  emulator,
}) => {
  await putFamilies(emulator, 25)
  await emulator.putImages(
    image('web-v1', '01-02', { id: '101', family: 'web' }),
    image('keep-web', '11-02', { id: '102', family: 'web' }),
  )
  await openImages(page, project, '?q=-v1')
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…\s*26$/ })
    .click()
  const names = preview(page).getByRole('textbox', { name: /Type the family’s name/ })
  await expect(names).toHaveCount(20)
  await preview(page).getByRole('button', { name: 'Show 5 more families' }).click()
  await expect(names).toHaveCount(25)
  await expect(dialog(page).getByText('25 confirmations left')).toBeVisible()
  await preview(page)
    .getByRole('button', { name: 'Leave these 25 families out (1 remains)' })
    .click()
  await expect(names).toHaveCount(0)
  await expect(preview(page)).toContainText('Heads that stay: web.')
  await expect(preview(page)).toBeFocused()
  await dialog(page).getByRole('button', { name: 'Deprecate 1 image' }).click()
  await runEnded(page)
  expect((await emulator.image('web-v1')).deprecated?.state).toBe('DEPRECATED')
  expect((await emulator.image('app-00-v1')).deprecated).toBeUndefined()
})

test('a head that a new image will replace isn’t listed as one that stays', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(
    image('web-v1', '01-01', { id: '1', family: 'web' }),
    image('web-v2', '01-02', { id: '2', family: 'web' }),
    image('web-v3', '01-03', { id: '3', family: 'web' }),
  )
  await emulator.operations('hold')
  const rawDisk = { source: 'https://storage.googleapis.com/e2e-bucket/disk.tar.gz' }
  await emulator.api('POST', 'global/images', { name: 'web-v4', family: 'web', rawDisk })
  await openImages(page, project)
  for (const name of ['web-v1', 'web-v2']) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).click()
  }
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…/ })
    .click()
  await expect(preview(page)).toContainText(
    /web still resolves to\s*web-v3 until web-v4, which is being created, is ready/,
  )
  await expect(preview(page)).not.toContainText('Heads that stay')
})

test('a family that is typed isn’t called unknown while it is being read', async ({
  page,
  project,
  emulator,
}) => {
  await putFamilies(emulator, 10)
  await openImages(page, project)
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page).getByRole('button', { name: 'More actions on the selection' }).click()
  await page.getByRole('menuitem', { name: /^Set family…/ }).click()
  const field = dialog(page).getByRole('textbox', { name: 'Family', exact: true })
  await field.fill('web')
  await expect(preview(page)).toContainText('Heads that move 11 of 11 families')
  let goOn: () => void = () => undefined
  const held = new Promise<void>((resolve) => (goOn = resolve))
  await page.route(MEMBERS, async (route) => {
    await held
    await route.continue()
  })
  await field.fill('db')
  await expect(preview(page)).toHaveAttribute('aria-busy', 'true')
  await expect(preview(page)).not.toContainText('isn’t known')
  goOn()
  await expect(preview(page)).toContainText('Heads that move 11 of 11 families')
})
