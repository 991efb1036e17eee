import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

const GOOD = { apiBase: '/compute/v1', project: 'demo-project' }
const serveConfig = (page: Page, body: unknown) =>
  page.route('**/config.json', (route) =>
    route.fulfill({ body: typeof body === 'string' ? body : JSON.stringify(body) }),
  )

for (const [what, config, field, reason] of [
  ['a missing project', { apiBase: '/compute/v1' }, 'project', ''],
  ['an invalid address', { ...GOOD, apiBase: 'ftp://x' }, 'apiBase', 'Start with https://'],
  [
    'plain http elsewhere',
    { ...GOOD, apiBase: 'http://x.example/compute/v1' },
    'apiBase',
    'Use https',
  ],
  [
    'an address with a password',
    { ...GOOD, apiBase: 'https://a:b@x/compute/v1' },
    'apiBase',
    'Leave out the user name',
  ],
  [
    'a field that does not exist',
    { ...GOOD, color: 'teal', colour: 'red' },
    'colour',
    'There is no such field. Did you mean color?',
  ],
  [
    'a field of a connection that does not exist',
    { connections: [{ name: 'a', apiBase: '/compute/v1', projcts: ['p'] }] },
    'connections.0.projcts',
    'There is no such field. Did you mean projects?',
  ],
  ['an invalid color', { ...GOOD, color: 'pink' }, 'color', ''],
  ['no JSON', '{', 'the file', 'It is not JSON.'],
  ['over 64 kB', { ...GOOD, label: 'x'.repeat(65_536) }, 'the file', 'It is larger than 64 kB.'],
] as const) {
  test(`${what} in config.json is named, with its reason`, async ({ page }) => {
    await serveConfig(page, config)
    await page.goto('/')
    await expect(page.getByRole('alert')).toContainText(`${field}: ${reason}`)
    await expectAccessible(page)
  })
}

test('a missing config.json reports the server’s response', async ({ page, problems }) => {
  problems.allowFailedRequests()
  await page.route('**/config.json', (route) => route.fulfill({ status: 404 }))
  await page.goto('/')
  await expect(page.getByRole('alert')).toContainText('The server answered 404.')
})

for (const [what, answer, why] of [
  ['out of reach', 'abort', 'the network failed'],
  ['that its server fails to send', 503, 'the server answered 503'],
] as const) {
  test(`a config.json ${what} isn’t called missing or wrong`, async ({ page, problems }) => {
    problems.allowFailedRequests()
    await page.route('**/config.json', (route) =>
      answer === 'abort' ? route.abort() : route.fulfill({ status: answer }),
    )
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'The console couldn’t start' })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveText(`config.json could not be read: ${why}.`)
    await page.unroute('**/config.json')
    await page.getByRole('button', { name: 'Reload' }).click()
    await expect(page.getByRole('treegrid')).toBeVisible()
  })
}

test('code that could not be loaded is not a mistake in config.json', async ({
  page,
  problems,
}) => {
  problems.allowFailedRequests()
  const connection = { name: 'a', apiBase: '/compute/v1', projects: ['demo-project'] }
  await serveConfig(page, { connections: [{ ...connection, signIn: { kind: 'token' } }] })
  // Has what signs in.
  await page.route('**/assets/parts-*.js', (route) => route.abort())
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'The console couldn’t start' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('Part of the console could not be loaded.')
  await expect(page.getByText('config.json')).toHaveCount(0)
  await expectAccessible(page)
  await page.unroute('**/assets/parts-*.js')
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { name: 'The console couldn’t start' })).toBeHidden()
})

/** Adds a connection in Settings. */
async function addConnection(page: Page, name: string, address: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a connection…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a connection' })
  await dialog.getByLabel('Short name').fill(name)
  await dialog.getByLabel('API address').fill(address)
  await dialog.getByLabel('Projects').fill('demo-project')
  await dialog.getByRole('button', { name: 'Add' }).click()
}

test('a connection added in Settings is kept in this browser, edited, and removed', async ({
  page,
  project,
  baseURL,
}) => {
  await page.goto('/settings')
  await addConnection(page, 'mine', 'http://elsewhere.example/compute/v1')
  const dialog = page.getByRole('dialog')
  const address = dialog.getByLabel('API address')
  await expect(address).toHaveAccessibleDescription(/Plain http is only for this machine/)
  await address.fill('https://compute.googleapis.com.evil.example/compute/v1')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(address).toHaveAccessibleDescription(/is not the address of compute/)
  await expectAccessible(page)

  const other = (baseURL ?? '').replace('127.0.0.1', 'localhost')
  await address.fill(`${other}/compute/v1`)
  await dialog.getByLabel('Short name').fill('default')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog.getByLabel('Short name')).toHaveAccessibleDescription(/has this name/)
  await dialog.getByLabel('Short name').fill('mine')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog).toBeHidden()

  const connections = page.getByRole('list', { name: 'Connections' })
  await connections.getByRole('link', { name: 'Custom endpoint' }).click()
  await expect(page).toHaveURL('/c/mine/projects/demo-project/images')
  const listed = page.waitForRequest((request) =>
    request.url().startsWith(`${other}/compute/v1/projects/${project}/global/images?`),
  )
  await page.goto(`/c/mine/projects/${project}/images`)
  await listed
  await expect(page.getByRole('treegrid')).toBeVisible()

  await page.goto('/settings')
  await connections.getByRole('button', { name: 'Remove mine' }).click()
  await expect(connections.getByRole('link', { name: 'Custom endpoint' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(connections.getByRole('link', { name: 'Custom endpoint' })).toBeVisible()

  await page.goto('/c/mine/settings')
  await connections.getByRole('button', { name: 'Edit… mine' }).click()
  await dialog.getByLabel('Short name').fill('moved')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL('/c/moved/settings')
  await connections.getByRole('button', { name: 'Remove moved' }).click()
  await expect(connections.getByText('moved')).toBeHidden()
  await expect(toasts(page)).toContainText('Open pages can use it until they are reloaded.')
  await toasts(page).getByRole('button', { name: 'Bring back' }).click()
  await expect(connections.getByText('moved')).toBeVisible()
  await expect(page).toHaveURL('/c/moved/settings')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the banner takes its name and color only from the configured address, ${colorScheme}`, async ({
    page,
    baseURL,
  }) => {
    await page.emulateMedia({ colorScheme })
    const band = (text: string) => page.getByRole('banner').getByText(text, { exact: true })
    const { host } = new URL(baseURL ?? '')
    await page.goto('/settings')
    const named = band(`Emulator · ${host}/compute/v1`)
    await expect(named).toBeVisible()
    const color = await background(named)
    const elsewhere = (baseURL ?? '').replace('127.0.0.1', 'localhost')
    await addConnection(page, 'other', `${elsewhere}/compute/v1`)
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.goto('/c/other/settings')
    const custom = band(`Custom endpoint · ${new URL(elsewhere).host}/compute/v1`)
    await expect(custom).toBeVisible()
    expect(await background(custom)).not.toBe(color)
    await expectAccessible(page)
  })
}

const background = (element: Locator) =>
  element.evaluate((found) => getComputedStyle(found).backgroundColor)

test('a pasted token is sent with each request, and shown or stored nowhere', async ({
  page,
  project,
}) => {
  await serveConfig(page, { ...GOOD, auth: 'token' })
  await page.goto('/settings')
  const token = page.getByLabel('Access token')
  const useIt = page.getByRole('button', { name: 'Use this token' })
  await useIt.click()
  await expect(token).toHaveAccessibleDescription('Paste a token first.')
  await token.fill('ya29.МARKER')
  await expect(token).toHaveAccessibleDescription(/plain letters/)
  await token.fill(' ya29.MARKER\n')
  await useIt.click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()

  const asked = page.waitForRequest(/global\/images\?/)
  await page.keyboard.press('Control+k')
  const request = await asked
  expect(await request.headerValue('authorization')).toBe('Bearer ya29.MARKER')
  expect(request.url()).not.toContain('MARKER')
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]),
  )
  expect(kept).not.toContain('MARKER')
  expect(await page.content()).not.toContain('MARKER')
  expect(project).not.toBe('')
})

test('an address blocked by the page’s own policy is distinguished from a network failure', async ({
  page,
  problems,
}) => {
  problems.allow(/Content Security Policy/, /^Policy violation: connect-src/)
  await page.goto('/settings')
  await addConnection(page, 'blocked', 'https://[::1]:9/compute/v1')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.goto('/c/blocked/')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(
    'This page’s Content-Security-Policy doesn’t allow requests to https://[::1]:9.',
  )
  await alert.getByRole('link', { name: 'Open settings' }).click()
  await expect(page).toHaveURL('/c/blocked/settings')
  await page.getByRole('button', { name: 'Test blocked' }).click()
  const test = page.getByLabel('Test of blocked')
  await expect(test).toHaveText(/Reachable.*No\. This page’s Content-Security-Policy/)
})

test('a connection without a sign-in says so, and how long a token pasted anyway lasts', async ({
  page,
}) => {
  await serveConfig(page, GOOD)
  await page.goto('/settings')
  await expect(page.getByText('This connection has no sign-in.')).toBeVisible()
  await page.getByLabel('Access token').fill('ya29.mine')
  await page.getByRole('button', { name: 'Use this token' }).click()
  await expect(page.getByText('forgotten when this page is closed or reloaded')).toBeVisible()
  await page.reload()
  await expect(page.getByText('This connection has no sign-in.')).toBeVisible()
})
