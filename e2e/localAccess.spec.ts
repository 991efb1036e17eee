import type { Page } from '@playwright/test'
import { deploy } from './support/deployed.ts'
import { grid } from './support/imageList.ts'
import { startServer, test as base, expect } from './support/test.ts'
import { freePort } from './support/webServers.ts'

/** The deployed console as a page of the Internet, with the API on this machine. */
const test = base.extend<object, { port: number; site: string }>({
  port: [async ({}, use) => use(await freePort()), { scope: 'worker' }],
  launchOptions: [
    async ({ launchOptions, port }, use) => {
      const isPublic = `--ip-address-space-overrides=127.0.0.1:${port}=public`
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), isPublic] })
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ port }, use) => {
      const server = await startServer('--allow-origin', `http://${HOST}:${port}`)
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ server, port }, use) => {
      const config = { apiBase: `${server.url}/compute/v1`, project: 'demo-project' }
      const { stop } = await deploy(config, port)
      await use(`http://${HOST}:${port}/console`)
      stop()
    },
    { scope: 'worker' },
  ],
})

/** To browsers a secure page, to the console a page of another host than this machine. */
const HOST = 'console.localhost'

const explained = (page: Page) => page.getByText(/^The API is on this device, at 127\.0\.0\.1:/)

test('with the permission, the list is read', async ({ page, context, site, project }) => {
  await context.grantPermissions(['local-network-access'])
  await page.goto(`${site}/projects/${project}/images`)
  await expect(grid(page)).toContainText('web-base')
  await expect(explained(page)).toBeHidden()
})

test('while the browser asks, the page says what for; without an answer, it doesn’t ask again by itself', async ({
  page,
  context,
  site,
  project,
  problems,
}) => {
  problems.allow(/address space/)
  problems.allowFailedRequests()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${site}/projects/${project}/images`)
  await expect(page.getByRole('alert')).toBeVisible()
  const state = await page.evaluate(async () => {
    const name = 'local-network-access' as PermissionName
    return (await navigator.permissions.query({ name })).state
  })
  // Chromium without a window does, its headless shell doesn't.
  test.skip(state !== 'prompt', 'This browser answers for the user.')
  await expect(page.getByRole('alert')).toContainText(
    /127\.0\.0\.1:\d+ didn’t answer\. If it is running, allow this page to connect to this device when the browser asks/,
  )
  await expect(explained(page)).toBeVisible()
  expect(asked.filter((url) => url.includes('/global/images?'))).toHaveLength(1)

  await context.grantPermissions(['local-network-access'])
  await expect(explained(page)).toBeHidden()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(grid(page)).toContainText('web-base')
})

test('a refusal is named at once, in the settings too', async ({
  page,
  context,
  site,
  project,
  problems,
}) => {
  problems.allow(/address space/)
  problems.allowFailedRequests()
  // All that isn't granted is denied.
  await context.grantPermissions(['notifications'])
  await page.goto(`${site}/projects/${project}/images`)
  const refused = /The browser doesn’t let this page connect to 127\.0\.0\.1:\d+, on this device\./
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(refused)
  await expect(alert).toContainText('Allow it in the browser’s site settings')
  await expect(explained(page)).toBeHidden()
  await alert.getByRole('link', { name: 'Open settings' }).click()
  await page.getByRole('button', { name: /^Test / }).click()
  await expect(page.getByLabel(/^Test of/)).toHaveText(new RegExp(`Reachable.*${refused.source}`))
})
