/** Long lists read in parallel, by ranges of names: complete, or an error. */
import type { Page } from '@playwright/test'
import { openImages } from './support/imageList.ts'
import { requestsTo } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'scale:3000' })

const RANGE = 'filter=name+eq'

/** Turns it on in Settings, and opens the list. */
async function openInParallel(page: Page, project: string): Promise<void> {
  await page.goto('/settings')
  await page.getByRole('checkbox', { name: 'Read long lists in parallel' }).check()
  await openImages(page, project)
}

const all = (page: Page) => page.getByText(/^3,000 images in 60 families/)

test('a list is complete, at first and after a refresh, which replaces it at once', async ({
  page,
  project,
  emulator,
}) => {
  const ranges = requestsTo(page, RANGE)
  await openInParallel(page, project)
  await expect(all(page)).toBeVisible()
  expect(ranges.length).toBeGreaterThan(6)
  await emulator.insertImage({ name: 'zebra-v1', family: 'zebra' })
  const release = await holdLast(page)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(() => ranges.length).toBeGreaterThan(30)
  await expect(all(page)).toBeVisible()
  release()
  await expect(page.getByText(/^3,001 images in 61 families/)).toBeVisible()
})

test('a range that fails is an error of the list, which goes on where it failed', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  let failing = true
  await page.route(
    ({ href }) => href.includes(RANGE) && href.includes('app-3'),
    (route) => (failing ? route.fulfill({ status: 403, json: REFUSED }) : route.continue()),
  )
  await openInParallel(page, project)
  await expect(page.getByText('The list is not complete.')).toBeVisible()
  await expect(page.getByText(/images so far/)).toBeVisible()
  failing = false
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(all(page)).toBeVisible()
})

const REFUSED = { error: { code: 403, message: 'Not this one.', errors: [] } }

/** Holds one of the requests for ranges, so that a list isn't complete until it is released. */
async function holdLast(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  let held = false
  await page.route(
    ({ href }) => href.includes(RANGE),
    async (route) => {
      if (!held) {
        held = true
        await released
      }
      await route.continue()
    },
  )
  return release
}
