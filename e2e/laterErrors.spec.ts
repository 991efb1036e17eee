/**
 * Existing data is never replaced by the error of a later read: that is shown next to it, with the
 * data's age and Retry.
 */
import type { Locator, Page } from '@playwright/test'
import { NOW } from './support/calendar.ts'
import { grid } from './support/imageList.ts'
import { field } from './support/detail.ts'
import { lookAgain } from './support/page.ts'
import { expect, test } from './support/test.ts'

const FORBIDDEN = { status: 403, json: { error: { code: 403, message: 'Not any more.' } } }

interface Row {
  page: string
  /** What can no longer be read, as a path below the project. */
  read: string
  /** What was read before. */
  there(page: Page): Locator
  says: string
}

const IMAGE = 'global/images/web-base-v42'

const ROWS: Row[] = [
  {
    page: 'images',
    read: 'global/images',
    there: (page) => grid(page).getByRole('rowheader').first(),
    says: 'The list could not be refreshed.',
  },
  {
    page: 'images/web-base-v42',
    read: IMAGE,
    there: (page) => field(page, 'Disk and storage', 'Disk size'),
    says: 'The image could not be refreshed.',
  },
  {
    page: 'images/web-base-v42?tab=activity',
    read: 'global/operations',
    there: (page) =>
      page.getByRole('region', { name: 'Operations on this image' }).getByText('Succeeded').first(),
    says: 'The operations could not be refreshed.',
  },
  {
    page: 'images/web-base-v42?tab=access',
    read: `${IMAGE}/getIamPolicy`,
    there: (page) => page.getByRole('textbox', { name: 'Member' }),
    says: 'The policy could not be refreshed.',
  },
  {
    page: 'families/web-base',
    read: 'global/images/family/web-base',
    there: (page) => page.getByText('web-base-v42', { exact: true }).first(),
    says: 'What the family resolves to could not be refreshed.',
  },
  {
    page: 'families/web-base',
    read: 'global/images',
    there: (page) => page.getByRole('treegrid').getByText('web-base-v41').first(),
    says: 'The members could not be refreshed.',
  },
  {
    page: 'operations',
    read: 'global/operations',
    there: (page) => page.getByRole('table', { name: 'Operations' }).getByText('another'),
    says: 'The operations could not be refreshed.',
  },
]

for (const { page: address, read, there, says } of ROWS) {
  test(`${address} keeps its data when ${read} can’t be read again`, async ({
    page,
    project,
    emulator,
    problems,
  }) => {
    problems.allowFailedRequests()
    // Something to list among the operations.
    await emulator.insertImage({ name: 'another' })
    await page.clock.install({ time: NOW })
    await page.goto(`/projects/${project}/${address}`)
    await expect(there(page)).toBeVisible()
    await page.route(
      ({ pathname }) => pathname.endsWith(`/projects/${project}/${read}`),
      (route) => route.fulfill(FORBIDDEN),
    )
    await page.clock.fastForward(180_000)
    await lookAgain(page)
    const notice = page.getByRole('alert').filter({ hasText: says })
    await expect(notice).toContainText(/Showing data from \d minutes ago\./)
    await expect(there(page)).toBeVisible()
    await page.unrouteAll()
    await notice.getByRole('button', { name: 'Retry' }).press('Enter')
    await expect(notice).toBeHidden()
    await expect(page.locator(':focus')).toBeVisible()
  })
}

test('what uses an image stays known, as of when it was read', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  await page.clock.install({ time: NOW })
  await page.goto(`/projects/${project}/images/web-base-v42?tab=lineage`)
  const disks = page.getByRole('listitem').filter({ hasText: 'disks.aggregatedList' })
  await expect(disks).toContainText(/, read /)
  const found = /\d+ disks? created from it/
  await expect(disks).toContainText(found)
  await page.route('**/aggregated/disks?*', (route) => route.fulfill(FORBIDDEN))
  await page.clock.fastForward(180_000)
  await lookAgain(page)
  await expect(disks).toContainText('Not refreshed')
  await expect(disks).toContainText(found)
})

test('an empty list is an answer too', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await emulator.reset('empty')
  await page.clock.install({ time: NOW })
  await page.goto(`/projects/${project}/images`)
  const none = page.getByText('There are no images')
  await expect(none).toBeVisible()
  await page.route('**/global/images?*', (route) => route.fulfill(FORBIDDEN))
  await page.clock.fastForward(180_000)
  await lookAgain(page)
  await expect(page.getByRole('alert')).toContainText('could not be refreshed')
  await expect(none).toBeVisible()
})
