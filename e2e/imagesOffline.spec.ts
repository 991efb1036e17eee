import type { Page } from '@playwright/test'
import { NOW } from './support/calendar.ts'
import type { Emulator } from './support/emulator.ts'
import { grid, openImages, row } from './support/imageList.ts'
import { offline } from './support/page.ts'
import { expectRow } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const ELSEWHERE = 'https://compute.googleapis.com'

/**
 * Makes the page see the emulator at another host: this machine is reachable without a network.
 * @returns cuts the network, and with it that host, while `meanwhile` runs
 */
async function moveElsewhere(
  page: Page,
  { url, project }: Emulator,
): Promise<(meanwhile: () => Promise<void>) => Promise<void>> {
  let reached = true
  const config = { apiBase: `${ELSEWHERE}/compute/v1`, project }
  await page.route('**/config.json', (route) => route.fulfill({ json: config }))
  await page.route(`${ELSEWHERE}/**`, async (route) => {
    if (!reached) return route.abort('internetdisconnected')
    const response = await route.fetch({ url: route.request().url().replace(ELSEWHERE, url) })
    return route.fulfill({ response })
  })
  return (meanwhile) =>
    offline(page, async () => {
      reached = false
      await meanwhile()
      reached = true
    })
}

const notice = (page: Page) => page.getByText('You are offline.')

test('loaded rows stay, marked as possibly old, and are refreshed when the network is back', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await page.clock.install({ time: NOW })
  const withoutNetwork = await moveElsewhere(page, emulator)
  await openImages(page, project)
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await expect(notice(page)).toBeHidden()
  await withoutNetwork(async () => {
    await expect(notice(page)).toContainText('The list may be out of date; it will refresh once')
    await expect(row(page, 'web-base-arm')).toBeVisible()
    await emulator.insertImage({ name: 'web-base-v99', family: 'web-base' })
    await page.clock.fastForward('00:06')
  })
  await expect(notice(page)).toBeHidden()
  await expectRow(grid(page), { Name: 'web-base-v99 head' })
})

test('what was never loaded is read when the network is back', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  const withoutNetwork = await moveElsewhere(page, emulator)
  await page.goto('/settings')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await withoutNetwork(async () => {
    await page.getByRole('link', { name: 'Compute Images' }).click()
    await expect(notice(page)).toContainText('The images will load once the network is back.')
  })
  await expect(row(page, 'web-base-arm')).toBeVisible()
  await expect(notice(page)).toBeHidden()
  expect(page.url()).toContain(`/projects/${project}/images`)
})
