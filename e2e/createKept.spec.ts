/** What is typed into the wizard is kept, even if what it was loaded from can no longer be read. */
import type { Page } from '@playwright/test'
import { NOW } from './support/calendar.ts'
import { goTo, next, openCreate } from './support/create.ts'
import { lookAgain, roundTrips } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const FORBIDDEN = { status: 403, json: { error: { code: 403, message: 'No.' } } }

const description = (page: Page) => page.getByLabel('Description')

test.beforeEach(({ emulator }) => emulator.insertImage({ name: 'web-v1', family: 'web' }))

/** Opens the wizard for a newer version of `web-v1` and types a description. */
async function describeNext(page: Page, project: string): Promise<void> {
  await openCreate(page, project, '?next=web-v1')
  await next(page, 'details')
  await description(page).fill('typed by hand')
}

/** Expects the typed values to be kept, now and after a reload. */
async function expectKept(page: Page): Promise<void> {
  await expect(description(page)).toHaveValue('typed by hand')
  await page.reload()
  await expect(description(page)).toHaveValue('typed by hand')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('web-v2')
}

/** Returns to the page after a while, so that stale data is refetched. */
async function comeBack(page: Page): Promise<void> {
  await page.clock.fastForward(120_000)
  await lookAgain(page)
}

for (const [what, answer] of [
  ['403', FORBIDDEN],
  [
    '503',
    {
      status: 503,
      headers: { 'Retry-After': '0' },
      json: { error: { code: 503, message: 'Later.' } },
    },
  ],
  ['an unreadable response', { status: 200, json: { name: 7 } }],
] as const) {
  test(`a newer version of an image that can no longer be read: ${what}`, async ({
    page,
    project,
    problems,
  }) => {
    problems.allowFailedRequests()
    await page.clock.install({ time: NOW })
    await describeNext(page, project)
    await page.route('**/global/images/web-v1*', (route) => route.fulfill(answer))
    const list = page.waitForResponse(/\/global\/images\?/)
    await comeBack(page)
    await list
    await roundTrips(page)
    await expectKept(page)
  })
}

test('a newer version of an image that was deleted meanwhile', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await page.clock.install({ time: NOW })
  await describeNext(page, project)
  await emulator.change('DELETE', 'global/images/web-v1')
  const list = page.waitForResponse(/\/global\/images\?/)
  await comeBack(page)
  await list
  await roundTrips(page)
  await expectKept(page)
})

test('a newer version without permission to list images', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await page.route('**/global/images?*', (route) => route.fulfill(FORBIDDEN))
  await describeNext(page, project)
  await goTo(page, 'source')
  await goTo(page, 'details')
  await expectKept(page)
})
