import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/test.ts'

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
    'There is no such field.',
  ],
  ['an invalid color', { ...GOOD, color: 'pink' }, 'color', ''],
  ['no JSON', '{', 'the file', 'It is not JSON.'],
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

test('an address typed in Settings takes precedence in this browser, and can be cleared', async ({
  page,
  project,
  baseURL,
}) => {
  await page.goto('/settings')
  const address = page.getByLabel('API address')
  await address.fill('http://elsewhere.example/compute/v1')
  await page.getByRole('button', { name: 'Use this address' }).click()
  await expect(address).toHaveAccessibleDescription(/Plain http is only for this machine/)

  const other = (baseURL ?? '').replace('127.0.0.1', 'localhost')
  await address.fill(`${other}/compute/v1`)
  await page.getByRole('button', { name: 'Use this address' }).click()
  await page.waitForURL('**/images')
  const listed = page.waitForRequest((request) =>
    request.url().startsWith(`${other}/compute/v1/projects/${project}/global/images?`),
  )
  await page.goto(`/projects/${project}/images`)
  await listed
  await expect(page.getByRole('treegrid')).toBeVisible()

  await page.goto('/settings')
  await page.getByRole('button', { name: 'Use the configured address' }).click()
  await page.waitForURL('**/images')
  await page.goto('/settings')
  await expect(address).toHaveValue(`${baseURL}/compute/v1`)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the banner takes its name and color only from the configured address, ${colorScheme}`, async ({
    page,
    baseURL,
  }) => {
    await page.emulateMedia({ colorScheme })
    const band = (text: string) => page.getByText(text, { exact: true })
    const { host } = new URL(baseURL ?? '')
    await page.goto('/settings')
    const named = band(`Emulator · ${host}/compute/v1`)
    await expect(named).toBeVisible()
    const color = await background(named)
    const elsewhere = (baseURL ?? '').replace('127.0.0.1', 'localhost')
    await page.getByLabel('API address').fill(`${elsewhere}/compute/v1`)
    await page.getByRole('button', { name: 'Use this address' }).click()
    const custom = band(`Custom endpoint · ${new URL(elsewhere).host}/compute/v1`)
    await expect(custom).toBeVisible()
    expect(await background(custom)).not.toBe(color)
    await expectAccessible(page)
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Use the configured address' }).click()
    await expect(named).toBeVisible()
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
  await page.getByLabel('API address').fill('https://[::1]:9/compute/v1')
  await page.getByRole('button', { name: 'Use this address' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(
    'This page’s Content-Security-Policy doesn’t allow requests to https://[::1]:9.',
  )
  await alert.getByRole('link', { name: 'Open settings' }).click()
  await expect(page.getByLabel('API address')).toHaveValue('https://[::1]:9/compute/v1')
})
