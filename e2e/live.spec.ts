/** What is changed elsewhere shows without a reload, asked for politely. */
import type { Page } from '@playwright/test'
import { NOW } from './support/calendar.ts'
import { forbidden, status } from './support/faults.ts'
import { grid, openImages, row } from './support/imageList.ts'
import { EDITED, editTeam, labelElsewhere, makeLabelled, valueOf } from './support/labels.ts'
import { requestsTo, roundTrips } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { expectRow } from './support/tables.ts'

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: NOW })
})

/** Requests for the newest images: one each time the page looks. */
const looks = (page: Page) => requestsTo(page, 'images?maxResults=50&')

/** Opens the list, and waits for the code that looks, which loads once the page is idle. */
async function open(page: Page, project: string): Promise<void> {
  const operations = requestsTo(page, 'global/operations')
  await openImages(page, project)
  await expect(row(page, 'web-base')).toBeVisible()
  await page.clock.fastForward(2000)
  await expect.poll(() => operations.length).toBeGreaterThan(0)
}

test('an image made elsewhere appears, and the head that it moved is said', async ({
  page,
  project,
  emulator,
}) => {
  await open(page, project)
  const filter = page.getByRole('textbox', { name: 'Filter images' })
  await filter.focus()
  await emulator.insertImage({ name: 'web-base-v99', family: 'web-base' })
  await page.clock.fastForward(31_000)
  await expectRow(grid(page), { Name: 'web-base-v99 head' })
  await expect(page.getByText('web-base now resolves to web-base-v99.')).toBeVisible()
  await expect(filter).toBeFocused()
  await page
    .getByRole('region', { name: /^Notifications/ })
    .getByRole('link', { name: 'web-base-v99' })
    .click()
  await expect(page.getByRole('heading', { name: 'web-base-v99' })).toBeVisible()
})

test('an image changed or deleted elsewhere is shown as it is now', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // Deleted images are asked for, and so is the head of a family without one.
  problems.allowFailedRequests()
  await open(page, project)
  await emulator.change('POST', 'global/images/web-base-v42/deprecate', { state: 'DEPRECATED' })
  await emulator.change('DELETE', 'global/images/web-base-v41')
  await page.clock.fastForward(31_000)
  await expectRow(grid(page), { Name: 'web-base-v42', State: 'Deprecated' })
  await expect(row(page, 'web-base-v41')).toBeHidden()
  await expect(page.getByText('web-base no longer resolves to any image.')).toBeVisible()
})

test('a form keeps what was typed when its image is changed elsewhere', async ({
  page,
  project,
  emulator,
}) => {
  await makeLabelled(emulator)
  const sent = looks(page)
  await editTeam(page, project)
  await passMinutes(page, 1)
  await labelElsewhere(emulator, { tier: 'silver' })
  const images = requestsTo(page, 'global/images/web-1?')
  await expect(async () => {
    await page.clock.fastForward(60_000)
    await roundTrips(page, 5)
    expect(images.length).toBeGreaterThan(0)
  }).toPass()
  expect(sent.length).toBeGreaterThan(0)
  await expect(valueOf(page, 'team')).toHaveValue(EDITED.team)
})

test('looks become rare while nothing happens, and stop while the page is hidden', async ({
  page,
  project,
}) => {
  const sent = looks(page)
  await open(page, project)
  expect(sent).toEqual([])
  await passMinutes(page, 10)
  const visible = sent.length
  expect(visible).toBeGreaterThanOrEqual(3)
  expect(visible).toBeLessThanOrEqual(7)
  await setVisible(page, false)
  await passMinutes(page, 10)
  expect(sent.length).toBe(visible)
  await setVisible(page, true)
  await expect.poll(() => sent.length).toBe(visible + 1)
})

test('nothing is asked once that is switched off in Settings', async ({ page, project }) => {
  await open(page, project)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('checkbox', { name: 'Show changes made elsewhere' }).uncheck()
  await page.goBack()
  await expect(row(page, 'web-base')).toBeVisible()
  const sent = looks(page)
  await passMinutes(page, 5)
  expect(sent).toEqual([])
})

test('nor is it in other tabs', async ({ page, project, context }) => {
  await open(page, project)
  const settings = await context.newPage()
  await settings.goto('/settings')
  await settings.getByRole('checkbox', { name: 'Show changes made elsewhere' }).uncheck()
  // What that tab stores next is heard after the choice.
  await page.evaluate(() =>
    addEventListener('storage', ({ key }) => {
      if (key === 'heard') document.title = 'heard'
    }),
  )
  await settings.evaluate(() => localStorage.setItem('heard', ''))
  await expect(page).toHaveTitle('heard')
  const sent = looks(page)
  await passMinutes(page, 5)
  expect(sent).toEqual([])
  await settings.close()
})

test('what the API refuses is not asked again, and a failing API is asked rarely', async ({
  page,
  project,
  emulator,
}) => {
  const sent = looks(page)
  await open(page, project)
  await emulator.fault('images.list', status(400, 'invalid'), 1)
  await passMinutes(page, 1)
  expect(sent).toHaveLength(1)
  await emulator.fault('globalOperations.list', status(503, 'backendError'), 3)
  await passMinutes(page, 10)
  expect(sent).toHaveLength(1)
  await expect(row(page, 'web-base')).toBeVisible()
})

test('what was refused is asked for again once the page may read again', async ({
  page,
  project,
  emulator,
}) => {
  const sent = looks(page)
  await open(page, project)
  await emulator.fault('images.list', forbidden('compute.images.list'))
  await emulator.fault('globalOperations.list', forbidden('compute.globalOperations.list'))
  await passMinutes(page, 3)
  expect(sent).toHaveLength(1)
  await page.getByRole('button', { name: 'Refresh' }).click()
  // Looking goes on once the refreshed list has arrived.
  const looksLater = async () => {
    await passMinutes(page, 1)
    return sent.length
  }
  await expect.poll(looksLater).toBe(2)
  await emulator.insertImage({ name: 'web-base-v99', family: 'web-base' })
  const isThereLater = async () => {
    await passMinutes(page, 1)
    return row(page, 'web-base-v99').isVisible()
  }
  await expect.poll(isThereLater).toBe(true)
  await expectRow(grid(page), { Name: 'web-base-v99 head' })
})

/** Lets minutes pass for the page, one by one, and waits after each for what it triggers. */
async function passMinutes(page: Page, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    // One after the other: time has to pass in between.
    await page.clock.fastForward(60_000)
    await roundTrips(page, 5)
  }
}

/** Makes the page believe that it is hidden, or visible again. */
const setVisible = (page: Page, visible: boolean) =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
      dispatchEvent(new Event('visibilitychange'))
    },
    visible ? 'visible' : 'hidden',
  )
