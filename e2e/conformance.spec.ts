import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { forbidden, status } from './support/faults.ts'
import { expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** Opens the settings of a connection to this project. */
async function openConformance(page: Page, project: string) {
  await page.route('**/config.json', (route) =>
    route.fulfill({
      json: { connections: [{ name: 'one', apiBase: '/compute/v1', projects: [project] }] },
    }),
  )
  await page.goto('/settings')
  return page.getByRole('region', { name: 'Conformance' })
}

test('Settings checks what the API does, without changing anything', async ({
  page,
  project,
  emulator,
}) => {
  emulator.faulty = true
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url())
  })
  const section = await openConformance(page, project)
  await section.getByRole('button', { name: 'Check the API' }).click()
  await expect(section.getByRole('status')).toHaveText('All 13 checks passed.')
  const item = (name: string) => section.getByRole('listitem').filter({ hasText: name })
  await expect(item('Pages of a list')).toContainText('Passed')
  await item('Pages of a list').getByText('2 requests').click()
  await expect(item('Pages of a list')).toContainText('GET global/images?maxResults=1 → 200')
  expect(sent.every((url) => url.includes('testIamPermissions'))).toBe(true)
  await expectAccessible(page)
  await expectFitsPhone(page)

  await emulator.fault('images.get', status(500, 'backendError'), 2)
  await section.getByRole('button', { name: 'Check again' }).click()
  await expect(section.getByRole('status')).toHaveText('11 of 13 checks passed, 2 failed.')
  await expect(item('Shape of errors')).toContainText(/Failed.*The status was 500\./)
  await expect(item('Shape of errors')).toContainText('Without it, the console: Shows the status')
  await expectAccessible(page)
})

test('what the API didn’t answer hasn’t failed: it wasn’t checked', async ({
  page,
  project,
  emulator,
}) => {
  const section = await openConformance(page, project)
  await emulator.fault('images.getFromFamily', status(503, 'backendError'))
  await emulator.fault('images.get', forbidden('compute.images.get'))
  await section.getByRole('button', { name: 'Check the API' }).click()
  await expect(section.getByRole('status')).toHaveText('11 of 13 checks passed, 2 not checked.')
  const item = (name: string) => section.getByRole('listitem').filter({ hasText: name })
  await expect(item('What a family resolves to')).toContainText('The API had problems (503).')
  await expect(item('An image')).toContainText("Required 'compute.images.get' permission")
  await expectAccessible(page)
})

test('without a network, nothing is said about the API', async ({ page, project, emulator }) => {
  const section = await openConformance(page, project)
  const held = await emulator.fault('images.getFromFamily', { kind: 'hold' })
  await section.getByRole('button', { name: 'Check the API' }).click()
  await expect(section.getByRole('listitem').first()).toContainText('Passed')
  await page.context().setOffline(true)
  const status = section.getByRole('status')
  await expect(status).toHaveText(/^\d+ of 13 checks passed, \d+ not checked\.$/)
  await expect(section).toContainText('There is no network.')
  await page.context().setOffline(false)
  await held.release()
  await section.getByRole('button', { name: 'Check again' }).click()
  await expect(status).toHaveText('All 13 checks passed.')
})
