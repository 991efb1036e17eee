import type { Page } from '@playwright/test'
import { policyFor } from '../scripts/lib/policy.mjs'
import { expectAccessible } from './support/accessible.ts'
import { standInForGoogle } from './support/google.ts'
import { grid } from './support/imageList.ts'
import { AUDIENCE, CLIENT, signInAs, startProvider } from './support/provider.ts'
import { expect, test } from './support/test.ts'

/** Opens the form in Settings, with all but the sign-in entered. */
async function begin(page: Page, project: string) {
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Add a connection…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a connection' })
  await dialog.getByLabel('Short name').fill('mine')
  await dialog.getByLabel('API address').fill('/compute/v1')
  await dialog.getByLabel('Projects').fill(project)
  return dialog
}

test('a person adds a connection with an OpenID provider, signs in, and edits it', async ({
  page,
  project,
  baseURL,
}) => {
  const provider = await startProvider()
  await provider.serve(baseURL ?? '')
  const dialog = await begin(page, project)
  await dialog.getByLabel('Sign-in').selectOption('OpenID provider')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog.getByLabel('Issuer')).toBeFocused()
  await expect(dialog.getByText('Not a valid URL.')).toBeVisible()
  await dialog.getByLabel('Issuer').fill(provider.issuer)
  await dialog.getByLabel('Client ID').fill(CLIENT)
  await expect(dialog.getByText(`${baseURL}/signed-in.html`)).toBeVisible()
  await dialog.getByLabel(/^Audience/).fill(AUDIENCE)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Add' }).click()

  await page.goto('/c/mine/settings')
  await signInAs(page, 'owner')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  const sent = page.waitForRequest(/global\/images\?/)
  await page.getByRole('link', { name: 'Compute Images' }).click()
  expect(provider.issued).toContain(
    (await (await sent).headerValue('authorization'))?.replace('Bearer ', ''),
  )
  await expect(grid(page)).toBeVisible()

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Edit… mine' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit mine' })
  await expect(edit.getByLabel('Issuer')).toHaveValue(provider.issuer)
  await expect(edit.getByLabel(/^Audience/)).toHaveValue(AUDIENCE)
  await provider.stop()
})

test('while a connection is entered, the form says if the page’s policy forbids it, with the command that allows it', async ({
  page,
  project,
}) => {
  const dialog = await begin(page, project)
  const command = dialog.getByRole('region', { name: 'Command' })
  await expect(command).toBeHidden()
  await dialog.getByLabel('Sign-in').selectOption('Google account')
  await dialog.getByLabel('Client ID').fill('console.apps.example')
  await expect(command).toHaveText('npm run configure -- --google')
  await expectAccessible(page)
  await dialog.getByLabel('Sign-in').selectOption('OpenID provider')
  await dialog.getByLabel('Issuer').fill('https://id.example/realm')
  await expect(command).toHaveText('npm run configure -- --also https://id.example')
  await dialog.getByLabel('Sign-in').selectOption('Access token, pasted')
  await expect(command).toBeHidden()

  await dialog.getByLabel('Sign-in').selectOption('Google account')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByRole('button', { name: 'Edit… mine' })).toBeVisible()
  await page.goto('/c/mine/settings')
  await expect(page.getByRole('alert')).toHaveText(
    /doesn’t allow Google’s script\. Allow it with npm run configure -- --google, /,
  )
})

test('where the policy allows Google, a person adds such a connection and signs in', async ({
  page,
  project,
}) => {
  await standInForGoogle(page, policyFor({ apiBase: '/compute/v1' }, [], true))
  const dialog = await begin(page, project)
  await dialog.getByLabel('Sign-in').selectOption('Google account')
  await dialog.getByLabel('Client ID').fill('console.apps.example')
  await expect(dialog.getByRole('region', { name: 'Command' })).toBeHidden()
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByRole('button', { name: 'Edit… mine' })).toBeVisible()
  await page.goto('/c/mine/settings')
  await page.getByRole('button', { name: 'Sign in with Google' }).click()
  await expect(page.getByText(/^It expires in (?:59|60) minutes\.$/)).toBeVisible()
})

test('a page whose headers are older than its policy says what to do about Google’s script', async ({
  page,
  project,
  problems,
}) => {
  problems.allow(/trusted-types|TrustedTypes/i, /Content Security Policy/)
  const signIn = { kind: 'google', clientId: 'c' }
  const one = { name: 'one', apiBase: '/compute/v1', projects: [project], signIn }
  await page.route('**/config.json', (route) => route.fulfill({ json: { connections: [one] } }))
  // Nothing in the page tells: only the headers have the policy of before.
  await page.route(/\/settings$/, async (route) => {
    const response = await route.fetch()
    const html = (await response.text()).replace(/<meta http-equiv[^>]*>/, '')
    const headers = { ...response.headers(), 'content-security-policy': policyFor({}) }
    await route.fulfill({ response, body: html, headers })
  })
  await page.goto('/settings')
  await expect(page.getByRole('alert')).toHaveText(
    /doesn’t allow Google’s script\. Allow it with npm run configure, /,
  )
})
