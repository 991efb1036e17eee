import { readFile } from 'node:fs/promises'
import { expectAccessible } from './support/accessible.ts'
import { dialog, headOf, preview } from './support/change.ts'
import { open, table, row, tile, panel, dueLink, close, stateOf, estate } from './support/due.ts'
import { image, LINK } from './support/images.ts'
import { openImages } from './support/imageList.ts'
import { expectFitsPhone, tabTo } from './support/page.ts'
import { runEnded } from './support/runs.ts'
import { expect, test } from './support/test.ts'

/** The Due page: planned dates, and applying them. */

test.use({ seed: 'empty' })

test('applying a group changes the states and updates the count', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await open(page, project)
  await expect(page.getByText('4 images are overdue.')).toBeVisible()
  await expect(dueLink(page)).toHaveAccessibleName('Due 4 overdue')
  await expect(tile(page, 'Overdue')).toHaveText(/Overdue\s*4\s*oldest 20 days/)
  await expect(tile(page, 'Next 7 days')).toHaveText(/1\s*1 family/)
  await expect(row(page, 'web-v2')).toContainText(/Deprecated\s*12 Nov 2026\s*12 days late/)
  await expect(row(page, 'app-v4')).toContainText('today')
  await expect(row(page, 'app-v2')).toContainText('Obsolete by 30 Nov')

  await table(page).getByRole('button', { name: 'Apply 2… (mark obsolete)' }).click()
  await expect(dialog(page).getByRole('heading', { name: 'Mark 2 images obsolete' })).toBeVisible()
  await expect(preview(page)).toContainText('Heads that stay: web.')
  await expect(dialog(page).getByRole('list', { name: '2 will be marked obsolete' })).toContainText(
    /web-v2\s*Deprecated\s*→\s*to\s*Obsolete/,
  )
  await dialog(page).getByRole('button', { name: 'Mark 2 images obsolete' }).click()
  await runEnded(page)
  expect(await stateOf(emulator, 'web-v2')).toBe('OBSOLETE')
  expect((await emulator.image('web-v2')).deprecated).toMatchObject({
    deleted: expect.stringMatching(/^2027-01-10/),
  })
  await close(page)
  await expect(dueLink(page)).toHaveAccessibleName('Due 2 overdue')
  await expect(row(page, 'web-v2')).toBeHidden()
})

test('everything overdue is applied at once, and undone', async ({ page, project, emulator }) => {
  await estate(emulator)
  await open(page, project)
  await page.getByRole('button', { name: 'Apply all 4…' }).click()
  await expect(preview(page)).toContainText(/app\s*resolves to\s*app-v4.*app-v3/)
  await dialog(page).getByRole('button', { name: 'Apply 4 planned changes' }).click()
  await runEnded(page)
  expect(await headOf(emulator, 'app')).toBe('app-v3')
  expect(await stateOf(emulator, 'web-v1')).toBe('DELETED')
  await dialog(page).getByRole('button', { name: 'Undo the run…' }).click()
  await dialog(page).getByRole('button', { name: 'Undo 4 changes' }).click()
  await runEnded(page)
  await close(page)
  expect(await headOf(emulator, 'app')).toBe('app-v4')
  expect(await stateOf(emulator, 'web-v1')).toBe('OBSOLETE')
  await expect(dueLink(page)).toHaveAccessibleName('Due 4 overdue')
})

test('Back closes the preview, and the page it leads to has the focus', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await openImages(page, project)
  await dueLink(page).click()
  await page.getByRole('button', { name: 'Apply all 4…' }).click()
  await expect(dialog(page)).toBeVisible()
  await page.goBack()
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeFocused()
})

test('a head that would move says so in its row', async ({ page, project, emulator }) => {
  await estate(emulator)
  await emulator.putImages(
    image('lone-v1', '07-02', {
      family: 'lone',
      deprecated: { state: 'ACTIVE', obsolete: '2026-11-20' },
    }),
  )
  await open(page, project)
  await expect(row(page, 'app-v4')).toContainText('head')
  await expect(row(page, 'app-v4')).toContainText('moves the head to app-v3')
  await expect(row(page, 'lone-v1')).toContainText('leaves the family without a head')
  const risks = panel(page, 'Families at risk')
  await expect(risks.getByRole('listitem').filter({ hasText: 'lone' })).toContainText(
    'it resolves to nothing',
  )
  await risks.getByRole('button', { name: 'Change dates… of lone-v1' }).click()
  await expect(dialog(page).getByRole('heading', { name: /lone-v1/ })).toBeVisible()
})

test('use is shown if known, and left out otherwise', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  await estate(emulator)
  await open(page, project)
  await expect(row(page, 'web-v2')).toContainText('not seen in use')
  problems.allowFailedRequests()
  await page.route('**/aggregated/disks*', (route) =>
    route.fulfill({ status: 403, json: { error: { code: 403, message: 'No.' } } }),
  )
  await page.reload()
  await expect(row(page, 'web-v2')).toContainText('12 days late')
  await expect(panel(page, 'Replacement doctor')).toContainText('No image has a replacement.')
  await expect(row(page, 'web-v2')).not.toContainText('used')
})

test('planned dates are exported as a calendar file', async ({ page, project, emulator }) => {
  await estate(emulator)
  await open(page, project)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Calendar file' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe(`${project}-planned-dates.ics`)
  const text = await readFile(await download.path(), 'utf8')
  expect(text.match(/SUMMARY:.*/g)?.map((line) => line.trim())).toEqual([
    'SUMMARY:Mark obsolete: app-v2',
    'SUMMARY:Mark deleted: web-v2',
  ])
  expect(text).toContain('DTSTART;VALUE=DATE:20261130')
})

test('each tile opens its list, which the URL keeps', async ({ page, project, emulator }) => {
  await estate(emulator)
  await open(page, project)
  await tile(page, 'Next 90 days').click()
  await expect(page).toHaveURL(/\?show=90$/)
  await expect(row(page, 'web-v2', 'Next 90 days')).toContainText('Deleted by 10 Jan 2027')
  await tile(page, 'Without a plan').click()
  await expect(row(page, 'app-v1', 'Without a plan')).toContainText('No date planned')
  await page.getByRole('button', { name: /^Plan dates of 1/ }).click()
  await expect(dialog(page).getByRole('heading', { name: 'Plan dates of 1 image' })).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await page.reload()
  await expect(tile(page, 'Without a plan')).toHaveAttribute('aria-current', 'page')
  await expect(page.locator('[aria-current]', { hasText: 'Overdue' })).toHaveCount(0)
  await page.goBack()
  await expect(tile(page, 'Next 90 days')).toHaveAttribute('aria-current', 'page')
  await tile(page, 'Overdue').click()
  await expect(page).toHaveURL(/\/due$/)
})

test('selected images are applied; those that fail stay selected', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await estate(emulator)
  await open(page, project)
  await row(page, 'web-v1').getByRole('checkbox').check()
  await row(page, 'web-v3').getByRole('checkbox').check()
  await expect(table(page).getByRole('button', { name: 'Apply 1… (mark obsolete)' })).toBeVisible()
  await page.route('**/web-v3/deprecate*', (route) =>
    route.fulfill({ status: 412, json: { error: { code: 412, message: 'Not now.' } } }),
  )
  await page.getByRole('button', { name: 'Apply 2…', exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Apply 2 planned changes' }).click()
  await runEnded(page)
  await close(page)
  await expect(row(page, 'web-v1')).toBeHidden()
  await expect(row(page, 'web-v3').getByRole('checkbox')).toBeChecked()
  await expect(page.getByRole('button', { name: 'Apply 1…', exact: true })).toBeVisible()
})

test('a protected image is listed but not changed', async ({ page, project, emulator }) => {
  await estate(emulator)
  await emulator.putImages(
    image('web-v5', '01-05', {
      family: 'web',
      labels: { 'lifecycle-protect': '' },
      deprecated: { state: 'DEPRECATED', obsolete: '2026-11-01' },
    }),
  )
  await open(page, project)
  await expect(row(page, 'web-v5')).toContainText('Protected')
  await expect(row(page, 'web-v5').getByRole('checkbox')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Apply all 4…' })).toBeVisible()
})

test('the page stays responsive with ten thousand overdue images', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(
    ...Array.from({ length: 10_000 }, (_, index) =>
      image(`web-${index}`, '01-01', {
        id: String(index + 1),
        family: 'web',
        deprecated: { state: 'DEPRECATED', obsolete: '2026-11-01' },
      }),
    ),
  )
  await open(page, project)
  await expect(page.getByRole('button', { name: 'Apply all 10,000…' })).toBeVisible()
  expect(await table(page).getByRole('row').count()).toBeLessThan(100)
  await table(page).getByRole('checkbox', { name: 'Select all overdue images' }).click()
  await expect(row(page, 'web-0').getByRole('checkbox')).toBeChecked()
})

test('works with the keyboard alone', async ({ page, project, emulator }) => {
  await estate(emulator)
  await openImages(page, project)
  await tabTo(page, dueLink(page))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Due' })).toBeFocused()
  await tabTo(page, row(page, 'web-v3').getByRole('checkbox'))
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+Tab')
  const apply = table(page).getByRole('button', { name: 'Apply 1… (mark obsolete)' })
  await apply.focus()
  await page.keyboard.press('Enter')
  await tabTo(page, dialog(page).getByRole('button', { name: 'Mark 1 image obsolete' }))
  await page.keyboard.press('Enter')
  await runEnded(page)
  await tabTo(page, dialog(page).getByRole('button', { name: 'Close' }))
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  expect(await stateOf(emulator, 'web-v3')).toBe('OBSOLETE')
})

test('axe finds nothing, and it fits 390 px', async ({ page, project, emulator }) => {
  await estate(emulator)
  await emulator.putImages(
    image('lost', '04-01', {
      deprecated: { state: 'DEPRECATED', replacement: `${LINK}/${project}/global/images/no` },
    }),
  )
  await open(page, project)
  await row(page, 'web-v1').getByRole('checkbox').check()
  await expect(panel(page, 'Replacement doctor')).toContainText('1 of 1 need')
  await expectAccessible(page)
  await expectFitsPhone(page)
  await expect(row(page, 'app-v4')).toContainText('moves the head to app-v3')
  await expectAccessible(page)
})
