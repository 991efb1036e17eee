import type { Page } from '@playwright/test'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { policyFor } from '../scripts/lib/policy.mjs'
import { expectAccessible } from './support/accessible.ts'
import { status } from './support/faults.ts'
import { standInForGoogle } from './support/google.ts'
import { row } from './support/imageList.ts'
import { image } from './support/images.ts'
import { addLabel, saveButton } from './support/labels.ts'
import { exportEverything } from './support/leaks.ts'
import { AUDIENCE, CLIENT, signInAs, startProvider } from './support/provider.ts'
import { expectNowhere, watchRequests } from './support/secrets.ts'
import { expect, test } from './support/test.ts'
import { expectSaved } from './support/toasts.ts'

const MARKER = 'ya29.MARKER-of-a-token'

const config = (project: string, signIn: object, more: object = {}) => ({
  connections: [
    { name: 'one', label: 'One', apiBase: '/compute/v1', projects: [project], signIn, ...more },
  ],
})

const serve = (page: Page, file: object) =>
  page.context().route('**/config.json', (route) => route.fulfill({ json: file }))

/** Pastes a token in Settings, and leaves for the page without a reload. */
async function paste(page: Page, token: string): Promise<void> {
  await page.goto('/settings')
  await page.getByLabel('Access token').fill(token)
  await page.getByRole('button', { name: 'Use this token' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}

const pasteAgain = async (page: Page, token: string) => {
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await dialog.getByLabel('Access token').fill(token)
  await dialog.getByRole('button', { name: 'Use this token' }).click()
  await expect(dialog).toBeHidden()
}

test('a pasted token says how long it lasts, and is nowhere but in requests', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  test.slow()
  problems.allowFailedRequests()
  await serve(page, config(project, { kind: 'token' }))
  const seen = watchRequests(page)
  await page.goto('/settings')
  await page.getByLabel('Access token').fill(MARKER)
  await page.getByLabel(/^Minutes until it expires/).fill('42')
  await page.getByRole('button', { name: 'Use this token' }).click()
  await expect(page.getByText(/^It expires in 4[23] minutes\.$/)).toBeVisible()
  await expectAccessible(page)
  const sent = page.waitForRequest(/global\/images\?/)
  await page.getByRole('link', { name: 'Compute Images' }).click()
  expect(await (await sent).headerValue('authorization')).toBe(`Bearer ${MARKER}`)

  const other = await page.context().newPage()
  await other.goto(`/projects/${project}/images/web-base-v42`)
  await other.getByRole('button', { name: 'Edit labels' }).click()
  await addLabel(other, 'owner', 'me')
  await saveButton(other).click()
  await expectSaved(other)
  await other.getByRole('link', { name: 'History' }).click()
  await expect(other.getByRole('link', { name: 'web-base-v42' }).first()).toBeVisible()
  await exportEverything(page, emulator, seen)
  await expectNowhere(page, seen, [MARKER])
})

test('signing out deletes saved views and recent pages, but not the rules', async ({
  page,
  project,
}) => {
  await serve(page, config(project, { kind: 'token' }))
  await paste(page, MARKER)
  await page.getByRole('link', { name: 'Compute Images' }).click()
  await page.getByRole('textbox', { name: 'Filter images' }).fill('secret-project')
  await page.getByRole('button', { name: /^View/ }).click()
  await page.getByRole('menuitem', { name: 'Save or manage views…' }).click()
  await page.getByLabel('Save the current view as').fill('Secret')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.evaluate(
    (of) => localStorage.setItem(`compute-images.conventions.${of}`, '{}'),
    project,
  )
  const stored = () =>
    page.evaluate(() =>
      Object.keys(localStorage)
        .map((key) => key.split('.')[1])
        .sort(),
    )
  expect(await stored()).toEqual(expect.arrayContaining(['recentProjects', 'views']))

  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText(/Signing out also deletes .* saved views/)).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: /^View/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Secret' })).toHaveCount(0)
  await expect(page.getByRole('menuitemcheckbox', { name: 'Secret' })).toHaveCount(0)
  expect(await stored()).toContain('conventions')
  expect(await stored()).not.toContain('views')
})

test('a token is for one connection, even if another one has the same API', async ({
  page,
  project,
}) => {
  const [one] = config(project, { kind: 'token' }).connections
  await serve(page, { connections: [one, { ...one, name: 'two', label: 'Two' }] })
  await paste(page, MARKER)
  const same = await page.context().newPage()
  await same.goto('/settings')
  await expect(same.getByRole('button', { name: 'Sign out' })).toBeVisible()
  const other = await page.context().newPage()
  await other.goto('/c/two/settings')
  await expect(other.getByLabel('Access token')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Sign out' })).toBeHidden()
  // The first connection, by its name.
  await other.goto('/c/one/settings')
  await expect(other.getByRole('button', { name: 'Sign out' })).toBeVisible()
})

test('a change that meets an expired token asks for another one and goes on; the API’s echo of it is hidden', async ({
  page,
  project,
  emulator,
}) => {
  await serve(page, config(project, { kind: 'token' }))
  const seen = watchRequests(page)
  await paste(page, MARKER)
  await page.getByRole('link', { name: 'Compute Images' }).click()
  await row(page, 'web-base-v42').getByRole('link', { name: 'web-base-v42' }).click()
  await page.getByRole('button', { name: 'Edit labels' }).click()
  await addLabel(page, 'owner', 'typed')
  const message = `Invalid token ${MARKER}.`
  await emulator.fault('images.setLabels', status(401, 'authError', { message }))
  await saveButton(page).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await expect(dialog.getByLabel('Access token')).toBeFocused()
  await expect(dialog).toContainText('The request continues')
  await expectAccessible(page)
  await pasteAgain(page, 'second-token-of-the-test')
  await expectSaved(page)
  await expectNowhere(page, seen, [MARKER, 'second-token-of-the-test'])
})

/**
 * In the page: from the 200th deprecation on, the token has expired, for reads and writes alike. The page
 * answers itself, because passing thousands of requests through the test would take minutes.
 */
function expire(token: string): void {
  const send = globalThis.fetch
  let sent = 0
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init)
    if (request.url.endsWith('/deprecate') || request.url.includes('/deprecate?')) sent += 1
    const isValid = request.headers.get('authorization') !== `Bearer ${token}`
    if (sent < 200 || isValid) return send(input, init)
    const error = { code: 401, message: 'Invalid Credentials', errors: [{ reason: 'authError' }] }
    return Promise.resolve(Response.json({ error }, { status: 401 }))
  }
}

test('a run of 400 changes whose token expires on the way asks once, goes on, and completes', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  test.slow()
  problems.allowFailedRequests()
  await emulator.reset('empty')
  const names = Array.from({ length: 400 }, (_, index) => `old-${index + 1}`)
  await emulator.putImages(
    ...names.map((name, index) => image(name, '03-01', { id: String(5000 + index) })),
  )
  await serve(page, config(project, { kind: 'token' }, { limits: { perSecond: 200, atOnce: 8 } }))
  await page.addInitScript(expire, MARKER)
  await paste(page, MARKER)
  await page.getByRole('link', { name: 'Compute Images' }).click()
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await page.getByRole('button', { name: /^Deprecate…\s*400$/ }).click()
  await page.getByRole('button', { name: 'Deprecate 400 images' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  const halfTheRun = { timeout: 90_000 }
  await expect(dialog).toContainText('The request continues', halfTheRun)
  await expectAccessible(page)
  await pasteAgain(page, 'second-token-of-the-test')
  await expect(page.getByText('The run has ended.', { exact: true })).toBeVisible(halfTheRun)
  await expect(dialog).toBeHidden()
  const left = await emulator.api('GET', 'global/images?filter=deprecated.state!="DEPRECATED"')
  expect(left).not.toHaveProperty('items')
  expect(await emulator.api('GET', 'global/images')).toHaveProperty('items.length', 400)
})

test('Google is asked for the least, and for more with the first change (its script is a stand-in)', async ({
  page,
  project,
  emulator,
}) => {
  test.slow()
  const file = config(project, { kind: 'google', clientId: 'console.apps.example' })
  await serve(page, file)
  await standInForGoogle(page, policyFor(file))
  const seen = watchRequests(page)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign in with Google' }).click()
  await expect(page.getByText(/^It expires in (?:59|60) minutes\.$/)).toBeVisible()

  await page.getByRole('link', { name: 'Compute Images' }).click()
  await row(page, 'web-base-v42').getByRole('link', { name: 'web-base-v42' }).click()
  await page.getByRole('button', { name: 'Edit labels' }).click()
  await addLabel(page, 'owner', 'typed')
  const message = 'Request had insufficient authentication scopes.'
  await emulator.fault('images.setLabels', status(403, 'insufficientPermissions', { message }))
  await saveButton(page).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await expect(dialog).toContainText('only allows viewing')
  await expectAccessible(page)
  const sent = page.waitForRequest(/setLabels/)
  await dialog.getByRole('button', { name: 'Sign in with Google' }).click()
  expect(await (await sent).headerValue('authorization')).toBe('Bearer ya29.MARKER-write')
  await expectSaved(page)
  expect(await page.evaluate(() => (globalThis as { asked?: string[] }).asked)).toEqual([
    'https://www.googleapis.com/auth/compute.readonly',
    'https://www.googleapis.com/auth/compute',
  ])
  await exportEverything(page, emulator, seen)
  await expectNowhere(page, seen, ['ya29.MARKER-read', 'ya29.MARKER-write'])
})

test('no other page loads Google’s script', async ({ page, project }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await serve(page, config(project, { kind: 'token' }))
  await page.goto('/settings')
  await expect(page.getByLabel('Access token')).toBeVisible()
  expect(asked.filter((url) => url.includes('google.com') || /oidc/.test(url))).toEqual([])
})

test('a federated user’s token is exchanged for one of the universe', async ({
  page,
  project,
  baseURL,
  emulator,
}) => {
  test.slow()
  const provider = await startProvider()
  await provider.serve(baseURL ?? '')
  const asked: URLSearchParams[] = []
  // A stand-in for the universe's token service.
  const sts = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', baseURL ?? '')
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      asked.push(new URLSearchParams(body))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ access_token: 'ya29.d.MARKER-exchanged', expires_in: 3600 }))
    })
  })
  await new Promise<void>((ready) => sts.listen(0, '127.0.0.1', ready))
  const exchange = {
    url: `http://127.0.0.1:${(sts.address() as AddressInfo).port}/v1/token`,
    audience: '//iam.googleapis.com/locations/global/workforcePools/pool/providers/id',
    userProject: '123',
  }
  const { issuer } = provider
  const oidc = { kind: 'oidc', issuer, clientId: CLIENT, audience: AUDIENCE, exchange }
  await serve(page, config(project, oidc, { universe: 's3nsapis.fr' }))
  const seen = watchRequests(page)
  await page.goto('/settings')
  await signInAs(page, 'owner')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  const sent = page.waitForRequest(/global\/images\?/)
  await page.getByRole('link', { name: 'Compute Images' }).click()
  expect(await (await sent).headerValue('authorization')).toBe('Bearer ya29.d.MARKER-exchanged')
  expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience: exchange.audience,
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    options: '{"userProject":"123"}',
  })
  await exportEverything(page, emulator, seen)
  await expectNowhere(page, seen, [...provider.issued, 'ya29.d.MARKER-exchanged'])
  sts.closeAllConnections()
  sts.close()
  await provider.stop()
})
