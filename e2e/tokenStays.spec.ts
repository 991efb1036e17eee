import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './support/test.ts'

test('an API that redirects to another host doesn’t get the token there', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  problems.allow(/redirect|ERR_FAILED/i)
  const heard: IncomingHttpHeaders[] = []
  const other = createServer((request, response) => {
    heard.push(request.headers)
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('{}')
  })
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready))
  const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/compute/v1`
  const signIn = { kind: 'token' }
  const one = { name: 'one', apiBase: '/compute/v1', projects: [project], signIn }
  await page.route('**/config.json', (route) => route.fulfill({ json: { connections: [one] } }))
  await page.goto('/settings')
  await page.getByLabel('Access token').fill('ya29.MARKER')
  await page.getByRole('button', { name: 'Use this token' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()

  // The first attempt and three retries.
  await emulator.fault('images.list', { kind: 'redirect', location }, 4)
  await page.getByRole('link', { name: 'Compute Images' }).click()
  await expect(page.getByRole('alert')).toContainText('could not be reached')
  expect(heard).toEqual([])
  other.closeAllConnections()
  other.close()
})

test('nothing in a link chooses the API or the way to sign in', async ({
  page,
  project,
  baseURL,
}) => {
  const elsewhere = 'https://evil.example/compute/v1'
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).origin))
  const names = ['apiBase', 'endpoint', 'connection', 'config', 'issuer', 'clientId', 'universe']
  const query = names.map((name) => `${name}=${encodeURIComponent(elsewhere)}`).join('&')
  await page.goto(`/projects/${project}/images?${query}#${query}`)
  await expect(page.getByRole('banner').getByText(/ · 127\.0\.0\.1/)).toBeVisible()
  await expect(page.getByRole('treegrid')).toBeVisible()
  expect(new Set(asked)).toEqual(new Set([baseURL]))
})
