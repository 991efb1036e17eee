import type { Page } from '@playwright/test'
import { startEmulator, type Server } from '../scripts/lib/emulatorServer.mjs'
import { expectAccessible } from './support/accessible.ts'
import { NOW } from './support/calendar.ts'
import type { Emulator } from './support/emulator.ts'
import { status } from './support/faults.ts'
import { grid } from './support/imageList.ts'
import { addLabel, saveButton, valueOf } from './support/labels.ts'
import { hasKept } from './support/kept.ts'
import { exportEverything } from './support/leaks.ts'
import { hold, roundTrips } from './support/page.ts'
import {
  AUDIENCE,
  CLIENT,
  signInAs,
  startProvider,
  type OpenIdProvider,
} from './support/provider.ts'
import { expectNowhere, watchRequests } from './support/secrets.ts'
import { expect, test as base } from './support/test.ts'
import { expectSaved } from './support/toasts.ts'

/** The console and an emulator that accepts only tokens of the provider. */
const test = base.extend<object, { provider: OpenIdProvider; server: Server }>({
  provider: [
    async ({}, use) => {
      const provider = await startProvider()
      await use(provider)
      await provider.stop()
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ provider }, use) => {
      const data = ['--data', ':memory:', '--seed', 'demo', '--operation-time', '0', '--now', NOW]
      const auth = ['--auth', `oidc:${provider.issuer}`, '--audience', AUDIENCE]
      const server = await startEmulator(...data, ...auth, '--console', 'dist/console')
      await provider.serve(server.url)
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
})

const serve = (page: Page, project: string, { issuer }: OpenIdProvider, more: object = {}) =>
  page.context().route('**/config.json', (route) =>
    route.fulfill({
      json: {
        connections: [
          {
            name: 'one',
            label: 'One',
            apiBase: '/compute/v1',
            projects: [project],
            signIn: { kind: 'oidc', issuer, clientId: CLIENT, audience: AUDIENCE, ...more },
          },
        ],
      },
    }),
  )

/** Signs in and enters a label; when it is sent, the token has expired. */
async function enterLabelUntilExpired(page: Page, emulator: Emulator): Promise<void> {
  await page.goto(`/projects/${emulator.project}/images/web-base-v42`)
  await signIn(page).first().click()
  await signInAs(page, 'owner')
  await page.getByRole('button', { name: 'Edit labels' }).click()
  await addLabel(page, 'team-x', 'typed')
  await emulator.fault('images.setLabels', status(401, 'authError'))
}

const signIn = (page: Page) => page.getByRole('alert').getByRole('button', { name: 'Sign in' })

test('the sign-in window can be opened again while it is open, on a server without headers too', async ({
  page,
  project,
  provider,
  problems,
}) => {
  problems.allowFailedRequests()
  await serve(page, project, provider)
  // To the browser, a page that the test fulfills doesn't come from this machine.
  await page.context().grantPermissions(['local-network-access'])
  // With a Cross-Origin-Opener-Policy, the page wouldn't find its window again by name.
  await page.route('**/settings', async (route) => {
    const response = await route.fetch()
    const { 'cross-origin-opener-policy': _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.goto('/settings')
  const opens = page.waitForEvent('popup')
  await page.getByRole('button', { name: /^Sign in with 127/ }).click()
  const popup = await opens
  const owner = popup.getByRole('link', { name: 'owner' })
  await expect(owner).toBeVisible()
  const asked = popup.waitForRequest(/\/auth\?/)
  await page.getByRole('button', { name: 'Open the window again' }).click()
  await asked
  await owner.click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
})

test('signs in at an OpenID provider, in all tabs at once, and out of all of them', async ({
  page,
  project,
  provider,
  emulator,
  problems,
}) => {
  test.slow()
  problems.allowFailedRequests()
  await serve(page, project, provider)
  const seen = watchRequests(page)
  await page.goto(`/projects/${project}/images`)
  await signIn(page).click()
  await expectAccessible(page)
  await signInAs(page, 'owner')
  await expect(grid(page)).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()

  const other = await page.context().newPage()
  await other.goto(`/projects/${project}/images/web-base-v42`)
  await other.getByRole('button', { name: 'Edit labels' }).click()
  await addLabel(other, 'owner', 'me')
  await saveButton(other).click()
  await expectSaved(other)
  await exportEverything(page, emulator, seen)
  await expectNowhere(page, seen, provider.issued)

  // The first tab holds the refresh token, and must not sign in again by itself.
  await other.goto('/settings')
  await expect(other.getByText(/^It expires in \d+ minutes\.$/)).toBeVisible()
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(signIn(other)).toBeVisible()
  await expect(signIn(page)).toBeVisible()
  await expect(grid(page)).toBeHidden()
})

test('an expired token is renewed without asking, in the middle of a change', async ({
  page,
  project,
  provider,
  emulator,
}) => {
  emulator.faulty = true
  await serve(page, project, provider)
  await enterLabelUntilExpired(page, emulator)
  const sent = page.waitForResponse((response) => response.status() === 401)
  await saveButton(page).click()
  await sent
  await expectSaved(page)
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('where it can’t be renewed, it is asked for in place, and the change goes on', async ({
  page,
  project,
  provider,
  emulator,
}) => {
  emulator.faulty = true
  provider.refreshes = false
  await serve(page, project, provider)
  await enterLabelUntilExpired(page, emulator)
  await saveButton(page).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await expect(dialog).toContainText('The request continues')
  await expectAccessible(page)
  const before = provider.issued.length
  const opens = page.waitForEvent('popup')
  await dialog.getByRole('button', { name: /^Sign in with/ }).click()
  // The provider still knows the user.
  await opens
  await expect(dialog).toBeHidden()
  expect(provider.issued.length).toBeGreaterThan(before)
  await expectSaved(page)
  provider.refreshes = true
})

test('declining keeps what was typed', async ({ page, project, provider, emulator }) => {
  emulator.faulty = true
  provider.refreshes = false
  await serve(page, project, provider)
  await enterLabelUntilExpired(page, emulator)
  await saveButton(page).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(signIn(page)).toBeVisible()
  await expect(valueOf(page, 'team-x')).toHaveValue('typed')
  provider.refreshes = true
})

test('the role in the token decides what may be done', async ({
  page,
  project,
  provider,
  problems,
}) => {
  problems.allowFailedRequests()
  await serve(page, project, provider)
  await page.goto(`/projects/${project}/images/web-base-v42`)
  await signIn(page).first().click()
  await signInAs(page, 'viewer')
  const remove = page.getByRole('button', { name: 'Delete…' })
  await expect(remove).toHaveAccessibleDescription('You need compute.images.delete.')
})

test('a provider that can’t be reached is named', async ({ page, project, problems, provider }) => {
  problems.allowFailedRequests()
  problems.allow(/ERR_CONNECTION_REFUSED/)
  await serve(page, project, { ...provider, issuer: 'http://127.0.0.1:9' })
  await page.goto('/settings')
  await expect(page.getByRole('alert')).toContainText('http://127.0.0.1:9 can’t be used to sign in')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
})

test.describe('in a browser that keeps lists', () => {
  test.use({ keepsLists: true })

  test('a kept list shows only to someone signed in, and is deleted by signing out', async ({
    page,
    project,
    provider,
    problems,
  }) => {
    problems.allowFailedRequests()
    await serve(page, project, provider)
    const address = `/projects/${project}/images`
    await page.goto(address)
    await signIn(page).click()
    await signInAs(page, 'owner')
    await expect(grid(page)).toBeVisible()
    await expect.poll(() => hasKept(page)).toBe(true)

    // Nobody is signed in in a tab that was loaded again, unless another tab is.
    const release = await hold(page, '**/global/images?**')
    await page.reload()
    await roundTrips(page)
    await expect(grid(page)).toBeHidden()
    release()
    await signIn(page).click()
    // The provider still knows the user.
    await page.getByRole('button', { name: /^Sign in with 127/ }).click()
    await expect(grid(page)).toBeVisible()

    const other = await page.context().newPage()
    const releaseOther = await hold(other, '**/global/images?**')
    await other.goto(address)
    await expect(other.getByText(/^as of .*, refreshing…$/)).toBeVisible()
    await expect(grid(other)).toBeVisible()
    releaseOther()

    await page.goto('/settings')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect.poll(() => hasKept(page)).toBe(false)
  })
})
