import { expectAccessible } from './support/accessible.ts'
import { NOW } from './support/calendar.ts'
import { status } from './support/faults.ts'
import { filterBox, grid, openImages, row } from './support/imageList.ts'
import { image } from './support/images.ts'
import { answerMore } from './support/page.ts'
import { openPalette, palette } from './support/palette.ts'
import { expect, test } from './support/test.ts'

const BUSY = status(503, 'backendError', { retryAfter: '0' })

test.describe('more than one page', () => {
  test.use({ seed: 'scale:1700' })

  test('the first rows show at once, the rest streams in', async ({ page, project, emulator }) => {
    await emulator.fault('images.list', { kind: 'delay', ms: 0 })
    const held = await emulator.fault('images.list', { kind: 'hold' })
    await openImages(page, project)
    await expect(page.getByText('500 images so far')).toBeVisible()
    await expect(grid(page).getByText('so far').first()).toBeVisible()

    await held.release()
    await expect(page.getByText('1,700 images in 34 families')).toBeVisible()
    await expect(grid(page).getByText('so far')).toHaveCount(0)
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(1 + 34 + 1700))
    expect(await grid(page).getByRole('row').count()).toBeLessThanOrEqual(100)
  })

  test('Stop and Continue', async ({ page, project, emulator }) => {
    await emulator.fault('images.list', { kind: 'delay', ms: 0 })
    const held = await emulator.fault('images.list', { kind: 'hold' })
    await openImages(page, project)
    await page.getByRole('button', { name: 'Stop' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Continue' })).toBeFocused()
    await held.release()
    await expect(page.getByText('1,000 images so far')).toBeVisible()
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(1 + 20 + 1000))
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText('1,700 images in 34 families')).toBeVisible()
  })

  test('a failure midway keeps the rows, and loading can be resumed', async ({
    page,
    project,
    emulator,
  }) => {
    await emulator.fault('images.list', { kind: 'delay', ms: 0 }, 2)
    await emulator.fault('images.list', BUSY, 4)
    await openImages(page, project)
    await expect(page.getByRole('alert')).toContainText('The list is not complete.')
    await expect(page.getByText('1,000 images so far')).toBeVisible()
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(1 + 20 + 1000))
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Continue' }).press('Enter')
    await expect(page.getByText('1,700 images in 34 families')).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(page.locator('[role="row"]:focus')).toBeVisible()
  })

  test('a page scrolls and jumps while loading never ends', async ({ page, project }) => {
    await openImages(page, project)
    await expect(page.getByText('1,700 images in 34 families')).toBeVisible()
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await expect(grid(page).locator('[aria-rowindex="1735"]')).toBeInViewport()
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2))
    await expect(grid(page).locator('[aria-rowindex="860"]')).toBeVisible()
    expect(await grid(page).getByRole('row').count()).toBeLessThanOrEqual(100)
  })
})

test('a busy API is retried, and the rows arrive', async ({ page, project, emulator }) => {
  await emulator.fault('images.list', BUSY, 2)
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('an API that stays busy is reported, and Retry works', async ({ page, project, emulator }) => {
  // As often as the page retries automatically, and so fast that it is over before the page shows.
  await page.addInitScript(() => {
    Math.random = () => 0
  })
  const again = { ...BUSY, message: 'The service is currently unavailable.' }
  await emulator.fault('images.list', again, 4)
  await openImages(page, project)
  await expect(page.getByRole('alert')).toContainText('The service is currently unavailable.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(row(page, 'web-base-arm')).toBeVisible()
})

test('an HTML page instead of JSON', async ({ page, project, emulator }) => {
  await emulator.fault('images.list', { kind: 'html' }, 2)
  await openImages(page, project)
  await expect(page.getByRole('alert')).toContainText('The response was not JSON.')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(row(page, 'web-base-arm')).toBeVisible()
})

test('a connection that is cut once goes unnoticed', async ({ page, project, emulator }) => {
  await emulator.fault('images.list', { kind: 'cut' })
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
})

test('a failed refresh keeps the existing rows', async ({ page, project, emulator }) => {
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await emulator.fault('images.list', { kind: 'torn' }, 2)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('alert')).toContainText('The list could not be refreshed.')
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('without list permission, the page says which one is missing', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.settings({ role: 'none' })
  await openImages(page, project)
  await expect(page.getByRole('alert')).toContainText('compute.images.list')
  await expect(page.getByText(`gcloud projects add-iam-policy-binding ${project}`)).toBeVisible()
  await expectAccessible(page)
  await emulator.settings({ role: 'roles/viewer' })
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(row(page, 'web-base-arm')).toBeVisible()
})

test('without a valid sign-in, signing in works on the spot', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.fault('images.list', status(401, 'authError'))
  await openImages(page, project)
  await expect(page.getByRole('alert')).toContainText(
    'The images could not be read. You aren’t signed in, or your sign-in has expired.',
  )
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expectAccessible(page)
  await page.getByLabel('Access token').fill('owner')
  const asked = page.waitForRequest(/global\/images\?/)
  await page.getByRole('button', { name: 'Use this token' }).click()
  expect(await (await asked).headerValue('authorization')).toBe('Bearer owner')
  await expect(row(page, 'web-base-arm')).toBeVisible()
})

test('a list whose page token repeats ends, and isn’t taken for complete', async ({
  page,
  project,
}) => {
  await page.route('**/global/images?*', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ json: { ...(await answer.json()), nextPageToken: 'again' } })
  })
  await page.route('**/global/images?*pageToken=again*', (route) =>
    route.fulfill({ json: { nextPageToken: 'again' } }),
  )
  await openImages(page, project)
  await expect(page.getByRole('alert')).toContainText('The list is not complete.')
  await expect(page.getByText('163 images so far')).toBeVisible()
  await expect(grid(page).getByText('so far').first()).toBeVisible()
})

test('an old list says so', { tag: '@dates' }, async ({ page, project }) => {
  await page.clock.install({ time: NOW })
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await filterBox(page).focus()
  await page.clock.runFor('05:30')
  await expect(page.getByText('as of 5 minutes ago')).toBeVisible()
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText(/as of/)).toHaveCount(0)
})

test.describe('unreadable items', () => {
  test.use({ seed: 'empty' })

  test('are counted, hide no others, and leave the heads unknown', async ({
    page,
    project,
    emulator,
  }) => {
    await emulator.putImages(image('fine', '01-01', { family: 'web' }))
    await answerMore(page, { status: 'READY', family: 'web' })
    await openImages(page, project)
    await expect(page.getByText('1 image couldn’t be read')).toBeVisible()
    await expect(row(page, 'fine')).toBeVisible()
    await expect(grid(page).getByText(/head|resolves/)).toHaveCount(0)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const menu = page.getByRole('menu', { name: 'Export' })
    await expect(menu).toContainText('Export 1 image (1 couldn’t be read)')
    await page.keyboard.press('Escape')
    await openPalette(page)
    await expect(palette(page).getByRole('status')).toContainText('Not all images are loaded')
  })
})
