import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { selectionBar } from './support/imageList.ts'
import { LINK } from './support/images.ts'
import { expectFitsPhone, requestsTo } from './support/page.ts'
import { expectRow, readRows } from './support/tables.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const member = (name: string, month: number, more: Record<string, unknown> = {}) => ({
  kind: 'compute#image',
  id: `742398462093847552${month}`,
  creationTimestamp: `2026-0${month}-10T01:14:05.123-08:00`,
  name,
  family: 'web',
  status: 'READY',
  ...more,
})

const members = (page: Page) => page.getByRole('treegrid', { name: 'Members of web' })

const open = (page: Page, project: string, family: string) =>
  page.goto(`/projects/${project}/families/${family}`)

test(
  'a family: what it resolves to, and its members in order',
  { tag: '@dates' },
  async ({ page, project, emulator }) => {
    await emulator.putImages(
      member('web-v1', 1, { deprecated: { state: 'OBSOLETE' } }),
      member('web-v2', 2, {
        deprecated: {
          state: 'DEPRECATED',
          replacement: `${LINK}/${project}/global/images/web-v3`,
          obsolete: '2026-03-01T09:00:00Z',
        },
      }),
      member('web-v3', 3, { labels: { env: 'prod' } }),
      member('web-v4', 4, { status: 'PENDING' }),
      member('other', 5, { family: 'web-arm' }),
    )
    await open(page, project, 'web')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('web')
    await expect(page.getByText('4 images')).toBeVisible()
    await expect(page.getByText(/resolves to web-v3/)).toBeVisible()
    await expect(page.getByText(/^checked /)).toBeVisible()

    const table = members(page)
    await expectRow(table, {
      Name: 'web-v3 head',
      State: 'Active',
      Labels: 'env=prod',
    })
    // From next year on, the year is shown.
    const State = /Deprecated overdue: obsolete by 1 Mar → replaced by web-v3/
    await expectRow(table, { Name: 'web-v2', State })
    expect((await readRows(table)).map((row) => row['Name'])).toEqual([
      'web-v4',
      'web-v3 head',
      'web-v2',
      'web-v1',
    ])
    await expect(page.getByRole('list', { name: 'Members by state' })).toHaveText(
      /2 active.*1 deprecated.*1 obsolete.*1 overdue/i,
    )

    await table.getByRole('link', { name: 'web-v1' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-v1')
    await page.getByRole('link', { name: 'web', exact: true }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('web')
  },
)

test('a family without a head resolves to nothing', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.putImages(member('web-v1', 1, { deprecated: { state: 'DEPRECATED' } }))
  await open(page, project, 'web')
  await expect(page.getByText('resolves to nothing')).toBeVisible()
  await expectRow(members(page), { Name: /^web-v1$/, State: 'Deprecated' })
})

test('if the API and the members disagree, both are shown until they agree', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(member('web-v1', 1), member('web-v2', 2))
  const held = await emulator.fault('images.list', { kind: 'hold' })
  await open(page, project, 'web')
  await expect(page.getByText(/resolves to web-v2/)).toBeVisible()
  await emulator.change('POST', 'global/images/web-v2/deprecate', { state: 'DEPRECATED' })
  await held.release()
  await expect(
    page.getByRole('status').filter({ hasText: 'newest ready and active member' }),
  ).toContainText(
    'resolves web to web-v2, but the family’s newest ready and active member is web-v1',
  )
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText(/resolves to web-v1/)).toBeVisible()
  await expect(page.getByText('newest ready and active member')).toBeHidden()
})

test('a family of hundreds: all are in the table, and the timeline starts with the newest', async ({
  page,
  project,
  emulator,
}) => {
  const made = Array.from({ length: 230 }, (_, at) =>
    member(`web-v${at}`, 1, { creationTimestamp: new Date(Date.UTC(2026, 0, at)).toISOString() }),
  )
  await emulator.putImages(...made)
  await open(page, project, 'web')
  await expect(members(page)).toHaveAttribute('aria-rowcount', '231')
  await expect(members(page).getByRole('row').nth(1)).toContainText('web-v229')

  await page.getByRole('link', { name: 'Timeline' }).click()
  const lives = page.getByRole('region', { name: 'Timeline of web' }).locator('ol > li')
  await expect(lives).toHaveCount(200)
  await expect(lives.first()).toContainText('web-v229')
  await page.getByRole('button', { name: 'Show all 230 members' }).click()
  await expect(lives).toHaveCount(230)
})

test(
  'the timeline shows what is known, and says what isn’t',
  { tag: '@dates' },
  async ({ page, project, emulator }) => {
    await emulator.putImages(
      member('web-v1', 1, { deprecated: { state: 'OBSOLETE' } }),
      member('web-v2', 2, {
        deprecated: {
          state: 'DEPRECATED',
          deprecated: '2026-02-20T09:00:00Z',
          obsolete: '2026-03-01T09:00:00Z',
        },
      }),
      member('web-v3', 3, { deprecated: { state: 'ACTIVE', deprecated: '2199-03-01T09:00:00Z' } }),
    )
    await open(page, project, 'web')
    await page.getByRole('link', { name: 'Timeline' }).click()
    await expect(page).toHaveURL(/\/families\/web\?tab=timeline$/)
    const lives = page.getByRole('region', { name: 'Timeline of web' }).getByRole('listitem')
    await expect(lives.nth(2)).toContainText(
      /web-v1.*Created 10 Jan.*obsolete since an unknown time/,
    )
    await expect(lives.nth(1)).toContainText(
      /Created 10 Feb.*deprecated 20 Feb.*obsolete overdue since 1 Mar/,
    )
    await expect(lives.nth(0)).toContainText('deprecated planned for 1 Mar 2199')
    await expect(page.getByText('Compute Engine keeps no history')).toBeVisible()
    await page.reload()
    await expect(lives.nth(2)).toContainText('web-v1')
    await expectAccessible(page)
    await expectFitsPhone(page)
  },
)

test('an unknown family, and an invalid name', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await open(page, project, 'nothing-here')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'No image is in the family “nothing-here”',
  )
  await expectAccessible(page)
  await open(page, project, 'constructor')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'No image is in the family “constructor”',
  )
  const asked = requestsTo(page, '/images/family/')
  await open(page, project, encodeURIComponent('a b\u202e'))
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(/^“a b.*” is not a valid family name$/)
  expect(asked).toEqual([])
  await page.getByRole('link', { name: 'View images' }).click()
  await expect(page).toHaveURL(new RegExp(`/projects/${project}/images$`))
})

test('what can’t be read is reported, and the rest stays', async ({ page, project, emulator }) => {
  await emulator.putImages(member('web-v1', 1))
  await emulator.fault('images.getFromFamily', {
    kind: 'status',
    status: 403,
    reason: 'forbidden',
    message: "Required 'compute.images.getFromFamily' permission for 'projects/p'",
  })
  await open(page, project, 'web')
  await expect(page.getByRole('alert')).toContainText('What the family resolves to')
  await expect(page.getByText(/gcloud projects add-iam-policy-binding/)).toBeVisible()
  await expectRow(members(page), { Name: 'web-v1' })
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByText(/resolves to web-v1/)).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('accessible and within 390 px', async ({ page, project, emulator }) => {
  await emulator.putImages(
    member(`web-${'x'.repeat(58)}`, 1, { labels: { env: 'y'.repeat(63) } }),
    member('web-v2', 2, {
      deprecated: {
        state: 'DEPRECATED',
        obsolete: '2026-03-01T09:00:00Z',
        replacement: `${LINK}/${project}/global/images/web-${'x'.repeat(58)}`,
      },
    }),
    member('web-v3', 3, { status: 'FAILED', deprecated: { state: 'DELETED' } }),
  )
  await open(page, project, 'web')
  await expectRow(members(page), { Name: 'web-v2' })
  await expect(page.getByText(/resolves to web-x/)).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await expectAccessible(page)
})

test('members are sorted, selected and acted on as in the list', async ({
  page,
  project,
  emulator,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await emulator.putImages(
    member('web-v1', 1, { deprecated: { state: 'DEPRECATED', obsolete: '2026-03-01' } }),
    member('web-v2', 2),
    member('web-v3', 3),
  )
  await open(page, project, 'web')
  await members(page).getByRole('button', { name: 'Name' }).click()
  await expect(page).toHaveURL(/families\/web\?sort=name$/)
  await expect(members(page).getByRole('rowheader')).toHaveText(['web-v1', 'web-v2', /^web-v3/])

  // What is overdue is offered first.
  await page.getByRole('button', { name: 'Actions on web-v1' }).click()
  await expect(page.getByRole('menuitem')).toContainText([
    'Open',
    'Edit labels',
    'Create newer version',
    'Mark obsolete…',
  ])
  await page.getByRole('menuitem', { name: 'Mark obsolete…' }).click()
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'Obsolete' })).toBeChecked()
  await page.keyboard.press('Escape')

  await page.getByRole('checkbox', { name: 'Select web-v2' }).check()
  await page.getByRole('checkbox', { name: 'Select web-v3' }).check()
  const bar = selectionBar(page)
  await expect(bar).toContainText('2 selected in 1 family')
  await bar.getByRole('button', { name: 'More actions on the selection' }).click()
  await page.getByRole('menuitem', { name: 'Copy 2 names' }).click()
  await expect(page.getByText('2 names copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('web-v2\nweb-v3')

  await page.getByRole('button', { name: 'Copy name web-v3' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'name web-v3 copied' })).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('web-v3')
})

test('an image without a family is published to it', async ({ page, project, emulator }) => {
  await emulator.putImages(member('web-v1', 1), member('dark', 2, { family: undefined }))
  await open(page, project, 'web')
  await page.getByRole('button', { name: 'Publish an image…' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Publish to web')
  await page.getByRole('combobox', { name: 'Image' }).fill('dark')
  await page.getByRole('option', { name: /dark/ }).click()
  await page.getByRole('button', { name: 'Show steps' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Publish dark')
  await expect(page.getByText('To family web', { exact: true })).toBeVisible()
})
