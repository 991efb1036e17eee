import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { headOf } from './support/change.ts'
import type { Emulator } from './support/emulator.ts'
import { image, LINK } from './support/images.ts'
import { openImages } from './support/imageList.ts'
import { expectDisabled, expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** The Due page: planned dates, broken replacements, and families at risk. */

test.use({ seed: 'empty' })

const open = async (page: Page, project: string, query = '') => {
  await page.goto(`/projects/${project}/due${query}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Due' })).toBeVisible()
}
const table = (page: Page, name = 'Overdue') => page.getByRole('table', { name })
const row = (page: Page, name: string, view = 'Overdue') =>
  table(page, view)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })
const tile = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'What is due, and when' }).getByRole('link', { name })
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const heads = (page: Page) => dialog(page).getByRole('region', { name: 'Family heads' })
const dueLink = (page: Page) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Due/ })
const ended = (page: Page) =>
  expect(dialog(page).getByText('The run has ended.', { exact: true })).toBeVisible()
const close = async (page: Page) => {
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(dialog(page)).toBeHidden()
}
const stateOf = async (emulator: Emulator, name: string) =>
  (await emulator.image(name)).deprecated?.state ?? 'ACTIVE'

const link = (name: string) => `${LINK}/p/global/images/${name}`

/** Two families with overdue, upcoming and undated images. The tests start on 24 Nov 2026. */
const estate = (emulator: Emulator) =>
  emulator.putImages(
    image('web-v1', '01-01', {
      family: 'web',
      deprecated: { state: 'OBSOLETE', deleted: '2026-11-04' },
    }),
    image('web-v2', '02-01', {
      family: 'web',
      deprecated: { state: 'DEPRECATED', obsolete: '2026-11-12', deleted: '2027-01-10' },
    }),
    image('web-v3', '03-01', {
      family: 'web',
      deprecated: { state: 'DEPRECATED', obsolete: '2026-11-23' },
    }),
    image('web-v4', '04-01', { family: 'web' }),
    image('app-v1', '05-01', { family: 'app', deprecated: { state: 'DEPRECATED' } }),
    image('app-v2', '06-01', {
      family: 'app',
      deprecated: { state: 'DEPRECATED', obsolete: '2026-11-30' },
    }),
    image('app-v3', '07-01', { family: 'app' }),
    image('app-v4', '08-01', {
      family: 'app',
      deprecated: { state: 'ACTIVE', deprecated: '2026-11-24' },
    }),
  )

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
  await expect(heads(page)).toContainText('Heads that stay: web.')
  await dialog(page).getByText('2 will be marked obsolete').click()
  await expect(dialog(page).getByRole('list', { name: '2 will be marked obsolete' })).toContainText(
    /web-v2\s*Deprecated\s*→\s*becomes\s*Obsolete/,
  )
  await dialog(page).getByRole('button', { name: 'Mark 2 images obsolete' }).click()
  await ended(page)
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
  await expect(heads(page)).toContainText(/app\s*resolves to\s*app-v4.*app-v3/)
  await dialog(page).getByRole('button', { name: 'Apply 4 planned changes' }).click()
  await ended(page)
  expect(await headOf(emulator, 'app')).toBe('app-v3')
  expect(await stateOf(emulator, 'web-v1')).toBe('DELETED')
  await dialog(page).getByRole('button', { name: 'Undo the run…' }).click()
  await dialog(page).getByRole('button', { name: 'Undo 4 changes' }).click()
  await ended(page)
  await close(page)
  expect(await headOf(emulator, 'app')).toBe('app-v4')
  expect(await stateOf(emulator, 'web-v1')).toBe('OBSOLETE')
  await expect(dueLink(page)).toHaveAccessibleName('Due 4 overdue')
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
  await expect(row(page, 'web-v2')).toContainText('not used')
  problems.allowFailedRequests()
  await page.route('**/aggregated/disks*', (route) =>
    route.fulfill({ status: 403, json: { error: { code: 403, message: 'No.' } } }),
  )
  await page.reload()
  await expect(row(page, 'web-v2')).toContainText('12 days late')
  await expect(panel(page, 'Replacement doctor')).toContainText('No image has a replacement.')
  await expect(row(page, 'web-v2')).not.toContainText('used')
})

test('the replacement doctor explains each problem and its fix; all are repointed', async ({
  page,
  project,
  emulator,
}) => {
  const to = (name: string) => ({ deprecated: { state: 'DEPRECATED', replacement: link(name) } })
  const own = (name: string) => ({
    deprecated: {
      state: 'DEPRECATED',
      replacement: `${LINK}/${project}/global/images/${name}`,
    },
  })
  await emulator.putImages(
    image('web-v1', '01-01', { family: 'web', ...own('web-v0') }),
    image('web-v2', '02-01', { family: 'web', ...own('web-v1') }),
    image('web-v3', '03-01', { family: 'web' }),
    image('lost', '04-01', own('nothing')),
    image('cyc-v1', '01-02', { family: 'cyc', ...own('cyc-v2') }),
    image('cyc-v2', '01-03', { family: 'cyc', ...own('cyc-v1') }),
    image('cyc-v3', '01-04', { family: 'cyc' }),
    image('elsewhere', '05-01', to('other')),
  )
  await open(page, project)
  const doctor = panel(page, 'Replacement doctor')
  await expect(doctor).toContainText('5 of 6 need attention')
  const items = doctor.getByRole('listitem')
  // Two images that replace each other are listed once.
  await expect(items).toHaveCount(4)
  await expect(items.filter({ hasText: 'cyc' })).toContainText('they replace each other')
  await expect(items.filter({ hasText: 'web-v0' })).toContainText(
    'web-v0 doesn’t exist, so warnings about web-v1 lead nowhere.',
  )
  await expect(items.filter({ hasText: 'web-v2' })).toContainText('web-v1 is deprecated itself.')

  await doctor.getByRole('button', { name: 'Change… the replacement of lost' }).click()
  await expect(dialog(page)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()

  await doctor.getByRole('button', { name: 'Use head… for web-v1' }).click()
  await expect(dialog(page).getByRole('heading', { name: 'Repoint 1 replacement' })).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await doctor.getByRole('button', { name: 'Repoint all 4…' }).click()
  await dialog(page).getByText('4 will be repointed').click()
  await expect(dialog(page).getByRole('list', { name: '4 will be repointed' })).toContainText(
    '→ web-v3',
  )
  await dialog(page).getByRole('button', { name: 'Repoint 4 replacements' }).click()
  await ended(page)
  await close(page)
  await expect(doctor).toContainText('1 of 6 need attention')
  const mended = (await emulator.image('web-v2')).deprecated
  expect(mended?.state).toBe('DEPRECATED')
  expect(mended?.replacement).toMatch(/\/web-v3$/)
})

test('families at risk link to a fix', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await emulator.putImages(
    image('old-v1', '01-01', { family: 'old', deprecated: { state: 'OBSOLETE' } }),
    image('new-v1', '01-02', { family: 'new' }),
    image('new-v2', '02-02', { family: 'new', status: 'FAILED' }),
  )
  await open(page, project)
  const risks = panel(page, 'Families at risk')
  await expect(risks.getByRole('listitem')).toHaveText([
    /old\s*Resolves to nothing: its only image isn’t ready and active\./,
    /new\s*Still resolves to new-v1: the creation of new-v2 failed\./,
    /new\s*Has one image that can be used, new-v1\./,
  ])
  await expect(risks.getByRole('link', { name: 'Retry… new-v2' })).toHaveAttribute(
    'href',
    /create\?next=new-v2$/,
  )
  await risks.getByRole('button', { name: 'Restore… old-v1' }).click()
  await dialog(page).getByRole('button', { name: 'Restore to active' }).click()
  await expect(risks.getByRole('listitem').filter({ hasText: 'old' })).toBeHidden()
  expect(await headOf(emulator, 'old')).toBe('old-v1')
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
  await ended(page)
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

test('a viewer sees everything, and why it can’t apply anything', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await emulator.settings({ role: 'roles/viewer' })
  await open(page, project)
  const apply = page.getByRole('button', { name: 'Apply all 4…' })
  await expectDisabled(apply)
  await expect(apply).toHaveAccessibleDescription('You need compute.images.deprecate.')
  await expectDisabled(table(page).getByRole('button', { name: 'Apply 2… (mark obsolete)' }))
  await apply.press('Enter')
  await expect(dialog(page)).toContainText('gcloud')
})

test('if nothing is due, the page says what would be here', async ({ page, project, emulator }) => {
  await open(page, project)
  await expect(page.getByRole('heading', { name: 'Nothing is overdue' })).toBeVisible()
  await expectDisabled(page.getByRole('button', { name: 'Apply all…' }))
  await expectDisabled(page.getByRole('button', { name: 'Calendar file' }))
  await expect(dueLink(page)).toHaveAccessibleName('Due')
  await emulator.insertImage({ name: 'web-v1', family: 'web' })
  await page.reload()
  await expect(panel(page, 'Families at risk')).toContainText('Every family resolves to an image')
  await expectAccessible(page)
})

test('a failed or incomplete list says so', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await estate(emulator)
  const held = await page.route('**/global/images?*', (route) =>
    route.fulfill({ status: 400, json: { error: { code: 400, message: 'Not now.' } } }),
  )
  await open(page, project)
  await expect(page.getByRole('alert')).toContainText('The images could not be read. Not now.')
  await expect(panel(page, 'Replacement doctor')).toContainText('Not checked')
  await expect(tile(page, 'Overdue')).toHaveText(/Overdue\s*–/)
  await held.dispose()
  await page.route('**/global/images?*', async (route) => {
    if (route.request().url().includes('pageToken=')) {
      return route.fulfill({ status: 400, json: { error: { code: 400, message: 'Not now.' } } })
    }
    const response = await route.fetch()
    return route.fulfill({ response, json: { ...(await response.json()), nextPageToken: 'next' } })
  })
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('alert')).toContainText('The list is not complete.')
  await expect(tile(page, 'Overdue')).toContainText('4+')
  await expect(panel(page, 'Families at risk')).toContainText('Not checked')
  await expect(dueLink(page)).toHaveAccessibleName('Due')
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

async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(target).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0] })
}

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
  await ended(page)
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
