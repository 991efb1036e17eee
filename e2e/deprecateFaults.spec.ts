import type { Page } from '@playwright/test'
import { dialog, makeFamily, operationsOn, preview, typeFamily } from './support/change.ts'
import {
  chooseState,
  deprecateButton,
  enterDate,
  expectKept,
  openFilled,
  openDeprecate,
  pressDeprecate,
} from './support/deprecate.ts'
import type { FaultOf } from './support/emulator.ts'
import { openImage, stay } from './support/detail.ts'
import { status } from './support/faults.ts'
import { expectDisabled, offline, requestsTo } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeFamily(emulator))

test('an expired token is renewed on top of the dialog, which stays as it is', async ({
  page,
  project,
  emulator,
}) => {
  const box = await openFilled(page, project)
  await emulator.fault('images.deprecate', status(401, 'authError'))
  await pressDeprecate(page)
  await box.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Access token').fill('owner')
  await page.getByRole('button', { name: 'Use this token' }).click()
  await expectKept(page)
  await pressDeprecate(page)
  await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
})

test('an error is visible on a small screen, where it is far above the button', async ({
  page,
  project,
  emulator,
}) => {
  await page.setViewportSize({ width: 390, height: 700 })
  const box = await openFilled(page, project)
  await emulator.fault('images.deprecate', status(403, 'forbidden'))
  await preview(page).scrollIntoViewIfNeeded()
  await pressDeprecate(page)
  await expect(box.getByRole('alert')).toBeInViewport({ ratio: 1 })
})

test('Back asks before losing what was entered', async ({ page, project }) => {
  await openImage(page, project, 'web-v1')
  await page.getByRole('link', { name: 'web-v2' }).first().click()
  await page.getByRole('button', { name: 'Deprecate…', exact: true }).click()
  await enterDate(dialog(page))
  await page.goBack()
  await stay(page, 'the state, replacement and dates')
  await expectKept(page)
  await page.goBack()
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect(dialog(page)).toBeHidden()
})

/** Faults too frequent to overcome automatically, and the resulting message. */
const FAULTS: [string, FaultOf, number, RegExp][] = [
  ['409', status(409, 'resourceInUseByAnotherResource'), 1, /web-v2 was not changed\..*try again/],
  [
    '403',
    status(403, 'forbidden', { message: 'You shall not.' }),
    1,
    /You shall not\..*Ask an admin/,
  ],
  ['429 for long', status(429, 'rateLimitExceeded', { retryAfter: '0' }), 4, /wait a minute/],
  [
    '403 rateLimitExceeded for long',
    status(403, 'rateLimitExceeded', { retryAfter: '0' }),
    4,
    /wait a minute/,
  ],
  [
    '503 for long',
    status(503, 'backendError', { retryAfter: '0' }),
    4,
    /was not changed\..*try again/,
  ],
  ['500', status(500, 'internalError'), 1, /was not changed\..*try again/],
  ['HTML', { kind: 'html' }, 2, /not JSON/],
  [
    'an operation that ends in an error',
    { kind: 'operationError', code: 'RESOURCE_NOT_READY', message: 'Not now.' },
    1,
    /Not now\./,
  ],
]

test('errors are reported, the input is kept, and the change is made once on retry', async ({
  page,
  project,
  emulator,
}) => {
  const box = await openFilled(page, project)
  for (const [name, fault, count, message] of FAULTS) {
    await test.step(name, async () => {
      await emulator.fault('images.deprecate', fault, count)
      await pressDeprecate(page)
      await expect(box.getByRole('alert')).toContainText(message)
      await expectKept(page)
      expect(await emulator.image('web-v2')).not.toHaveProperty('deprecated.state', 'OBSOLETE')
    })
  }
  await pressDeprecate(page)
  await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
  const made = await operationsOn(emulator, 'web-v2', 'setDeprecation')
  expect(made.filter(({ error }) => error === undefined)).toHaveLength(1)
})

/** Loses the next `times` responses to the change, after it was made or before. */
const loseAnswers = (page: Page, made: boolean, times = 4) =>
  // Not with the emulator: the browser itself resends a request that is cut on a reused connection.
  page.route(
    '**/web-v2/deprecate?*',
    async (route) => {
      if (made) await route.fetch()
      await route.abort('connectionreset')
    },
    { times },
  )

/** Whether it was made before all responses were lost, and the message if it wasn't. */
const LOST: [when: string, made: boolean, says: RegExp | null][] = [
  ['before it was made', false, /web-v2 was not changed\..*could not be reached/],
  ['after it was made', true, null],
]

for (const [when, made, says] of LOST) {
  test(`all responses lost, ${when}: made once, and reported truthfully`, async ({
    page,
    project,
    emulator,
    problems,
  }) => {
    problems.allowFailedRequests()
    const box = await openFilled(page, project)
    await loseAnswers(page, made)
    await pressDeprecate(page)
    if (says) {
      await expect(box.getByRole('alert')).toContainText(says)
      await expectKept(page)
      await pressDeprecate(page)
    }
    await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
    expect(await operationsOn(emulator, 'web-v2', 'setDeprecation')).toHaveLength(1)
  })
}

test('the result is unknown until the service can be asked', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  const box = await openFilled(page, project)
  await loseAnswers(page, true)
  let cut = true
  await page.route('**/global/operations?*', (route) => (cut ? route.abort() : route.fallback()))
  await pressDeprecate(page)
  await expect(box.getByText('It is not known whether web-v2 was changed.')).toBeVisible()
  await expect(box.getByRole('button', { name: 'Check again' })).toBeVisible()
  await expectKept(page)
  cut = false
  await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
  expect(await operationsOn(emulator, 'web-v2', 'setDeprecation')).toHaveLength(1)
})

const PASSING: [string, FaultOf][] = [
  ['429', status(429, 'rateLimitExceeded', { retryAfter: '1' })],
  ['403 rateLimitExceeded', status(403, 'rateLimitExceeded', { retryAfter: '0' })],
  ['503', status(503, 'backendError', { retryAfter: '0' })],
  ['a lost response', { kind: 'lost' }],
  ['a torn response', { kind: 'torn' }],
  ['an empty response', { kind: 'empty' }],
]

for (const [name, fault] of PASSING) {
  test(`${name}, once: overcome silently, and made once`, async ({ page, project, emulator }) => {
    const box = await openFilled(page, project)
    await emulator.fault('images.deprecate', fault)
    await pressDeprecate(page)
    await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
    expect(await operationsOn(emulator, 'web-v2', 'setDeprecation')).toHaveLength(1)
  })
}

test('a double click makes one change', async ({ page, project, emulator }) => {
  const box = await openFilled(page, project)
  const held = await emulator.fault('images.deprecate', { kind: 'hold' })
  const sent = requestsTo(page, '/deprecate')
  await deprecateButton(page).dblclick({ force: true })
  await expect(box.getByRole('button', { name: 'Working…' })).toBeVisible()
  await held.release()
  await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
  expect(sent).toHaveLength(1)
})

test('offline in the middle, and back again', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  const box = await openFilled(page, project)
  await offline(page, async () => {
    await pressDeprecate(page)
    await expect(box.getByRole('alert')).toContainText('could not be reached')
    await expectKept(page)
  })
  await pressDeprecate(page)
  await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
})

test('closed while it runs: it continues, and a toast reports the result', async ({
  page,
  project,
  emulator,
}) => {
  const box = await openFilled(page, project)
  await emulator.operations('hold')
  await pressDeprecate(page)
  await expect(box.getByRole('button', { name: 'Working…' })).toBeVisible()
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(box).toBeHidden()
  await emulator.operations('release')
  await expect(toasts(page)).toContainText('web-v2 is now deprecated. web now resolves to web-v1')
})

test('Back while it runs asks nothing: it continues', async ({ page, project, emulator }) => {
  await openImage(page, project, 'web-v1')
  await page.getByRole('link', { name: 'web-v2' }).first().click()
  await page.getByRole('button', { name: 'Deprecate…', exact: true }).click()
  await enterDate(dialog(page))
  await emulator.operations('hold')
  await pressDeprecate(page)
  await expect(dialog(page).getByRole('button', { name: 'Working…' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'web-v1' })).toBeVisible()
  await expect(dialog(page)).toBeHidden()
  await emulator.operations('release')
  await expect(toasts(page)).toContainText('web-v2 is now deprecated. web now resolves to web-v1')
})

test('members that can’t be read: the head is unpredictable, and the family’s name has to be typed', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  await page.route('**/global/images?*family*', (route) =>
    route.fulfill({
      status: 403,
      json: {
        error: { code: 403, message: "Required 'compute.images.list' permission for 'it'" },
      },
    }),
  )
  const box = await openDeprecate(page, project, 'web-v2')
  await expect(preview(page)).toContainText(/It is not known what web will resolve to/)
  await chooseState(page, 'Obsolete')
  const button = box.getByRole('button', { name: 'Make image obsolete' })
  await expectDisabled(button)
  await typeFamily(page, 'web')
  await button.click()
  await expect(box).toBeHidden()
  await expect(toasts(page)).toContainText('web now resolves to web-v1')
})

test('an image that can’t be read: reported, and read again', async ({
  page,
  project,
  emulator,
}) => {
  await page.goto(`/projects/${project}/images`)
  await expect(page.getByRole('button', { name: 'Actions on web-v2' })).toBeVisible()
  await emulator.fault('images.get', status(403, 'forbidden', { message: 'Not yet.' }))
  await page.getByRole('button', { name: 'Actions on web-v2' }).click()
  await page.getByRole('menuitem', { name: 'Deprecate…' }).click()
  await expect(dialog(page).getByRole('alert')).toContainText('Not yet.')
  await dialog(page).getByRole('button', { name: 'Retry' }).click()
  await expect(preview(page)).toContainText('web-v1')
})
