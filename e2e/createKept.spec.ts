/** What is typed into the create form stays, whatever becomes of what is read around it. */
import type { Page } from '@playwright/test'
import { NOW } from './support/calendar.ts'
import { goTo, next, openCreate } from './support/create.ts'
import { lookAgain, roundTrips } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const FORBIDDEN = { status: 403, json: { error: { code: 403, message: 'No.' } } }

const description = (page: Page) => page.getByLabel('Description')

test.beforeEach(({ emulator }) => emulator.insertImage({ name: 'web-v1', family: 'web' }))

/** Opens the form of the next version of `web-v1` and describes it by hand. */
async function describeNext(page: Page, project: string): Promise<void> {
  await openCreate(page, project, '?next=web-v1')
  await next(page, 'details')
  await description(page).fill('typed by hand')
}

/** The form is there with what was typed; and again after a reload. */
async function expectKept(page: Page): Promise<void> {
  await expect(description(page)).toHaveValue('typed by hand')
  await page.reload()
  await expect(description(page)).toHaveValue('typed by hand')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('web-v2')
}

/** A while later, one looks at the page again: what is old by then is read anew. */
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
  ['an unreadable answer', { status: 200, json: { name: 7 } }],
] as const) {
  test(`the next version of an image that cannot be read any more: ${what}`, async ({
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

test('the next version of an image that was deleted meanwhile', async ({
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

test('the next version where images may not be listed', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await page.route('**/global/images?*', (route) => route.fulfill(FORBIDDEN))
  await describeNext(page, project)
  await goTo(page, 'source')
  await goTo(page, 'details')
  await expectKept(page)
})
