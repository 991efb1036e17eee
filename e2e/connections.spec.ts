import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { grid, row } from './support/imageList.ts'
import { addLabel, saveButton } from './support/labels.ts'
import { expect, test } from './support/test.ts'

const serve = (page: Page, config: unknown) =>
  page.route('**/config.json', (route) => route.fulfill({ json: config }))

/** Two connections to the same emulator, as far as the browser knows on two servers. */
const two = (baseURL: string | undefined, project: string, second: object = {}) => ({
  connections: [
    { name: 'test', label: 'Test', color: 'teal', apiBase: '/compute/v1', projects: [project] },
    {
      name: 'prod',
      label: 'Production',
      color: 'red',
      apiBase: `${(baseURL ?? '').replace('127.0.0.1', 'localhost')}/compute/v1`,
      projects: [project, 'demo-project'],
      ...second,
    },
  ],
})

test('a link opens the connection it names, and the menu switches to another', async ({
  page,
  project,
  baseURL,
}) => {
  await serve(page, two(baseURL, project))
  await page.goto(`/c/prod/projects/${project}/images/web-base-v42`)
  const banner = page.getByRole('banner')
  await expect(banner.getByText(/^Production · localhost/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-base-v42')
  await page.getByRole('link', { name: 'Compute Images' }).click()
  await expect(page).toHaveURL(`/c/prod/projects/${project}/images`)
  await expect(row(page, 'web-base')).toBeVisible()

  await banner.getByRole('button', { name: /^Project:/ }).click()
  await page.getByRole('menuitem', { name: 'Another connection…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Switch connection' })
  await expect(dialog.getByText('in use')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Test' }).click()
  await expect(page).toHaveURL(`/projects/${project}/images`)
  await expect(banner.getByText(/^Test · 127/)).toBeVisible()
  await expect(grid(page)).toBeVisible()
})

test('an unknown connection lists those there are', async ({ page, project, baseURL }) => {
  await serve(page, two(baseURL, project))
  await page.goto(`/c/staging/projects/${project}/images`)
  await expect(page.getByRole('heading')).toHaveText('There is no connection “staging” here')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'prod' }).click()
  await expect(page).toHaveURL(`/c/prod/projects/${project}/images`)
})

test('the configuration can forbid people to add connections', async ({
  page,
  project,
  baseURL,
}) => {
  await page.addInitScript(() =>
    localStorage.setItem(
      'compute-images.connections',
      JSON.stringify([{ name: 'mine', apiBase: '/compute/v1', projects: ['demo-project'] }]),
    ),
  )
  await serve(page, { ...two(baseURL, project), addConnections: false })
  await page.goto('/settings')
  await expect(page.getByRole('button', { name: 'Test Production' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add a connection…' })).toBeHidden()
  await page.goto('/c/mine/settings')
  await expect(page.getByRole('heading')).toHaveText('There is no connection “mine” here')
})

test('connections added in two tabs are both kept', async ({ page, project, context, baseURL }) => {
  await serve(page, two(baseURL, project))
  const other = await context.newPage()
  await serve(other, two(baseURL, project))
  for (const tab of [page, other]) {
    await tab.goto('/settings')
    await expect(tab.getByRole('button', { name: 'Add a connection…' })).toBeVisible()
  }
  const add = async (tab: Page, name: string) => {
    await tab.getByRole('button', { name: 'Add a connection…' }).click()
    const dialog = tab.getByRole('dialog', { name: 'Add a connection' })
    await dialog.getByLabel('Short name').fill(name)
    await dialog.getByLabel('API address').fill('/compute/v1')
    await dialog.getByLabel('Projects').fill(project)
    await dialog.getByRole('button', { name: 'Add' }).click()
    return dialog
  }
  await add(page, 'here')
  await expect(page.getByRole('button', { name: 'Remove here' })).toBeVisible()
  // What one tab adds, the other one knows: a second connection of that name couldn't be used.
  await expect(other.getByRole('button', { name: 'Remove here' })).toBeVisible()
  const dialog = await add(other, 'here')
  await expect(dialog.getByLabel('Short name')).toHaveAccessibleDescription(/has this name/)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await add(other, 'there')
  await expect(page.getByRole('button', { name: 'Remove there' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Remove here' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove there' })).toBeVisible()
  await other.close()
})

test('the connection’s headers go to its own address only, with every request', async ({
  page,
  project,
  baseURL,
}) => {
  const own = { quotaProject: 'billing-1', apiKey: 'key-1', headers: { 'X-Team': 'web' } }
  await serve(page, {
    connections: [{ name: 'one', apiBase: '/compute/v1', projects: [project], ...own }],
  })
  const asked = page.waitForRequest(/global\/images\?/)
  const config = page.waitForRequest(/config\.json/)
  await page.goto('/')
  const request = await asked
  expect(request.url()).not.toContain('key-1')
  expect(await request.allHeaders()).toMatchObject({
    'x-goog-user-project': 'billing-1',
    'x-goog-api-key': 'key-1',
    'x-team': 'web',
  })
  expect(await (await config).allHeaders()).not.toHaveProperty('x-team')
  expect(baseURL).toBeDefined()
})

test('a test of a connection tells each step', async ({ page, project, baseURL }) => {
  await serve(page, two(baseURL, project, { signIn: { kind: 'token' } }))
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Test Test' }).click()
  const test = page.getByLabel('Test of test')
  await expect(test).toHaveText(
    /Reachable.*Yes.*CORS.*Yes\. Not needed.*Signed in.*Yes.*Can list images.*Yes.*Clocks agree/,
  )
  await expect(test).toHaveAttribute('aria-busy', 'false')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Test Production' }).click()
  await expect(page.getByLabel('Test of prod')).toHaveText(
    /CORS.*Yes\. This page may read.*Can list images.*Yes/,
  )
})

test('a server that knows nothing of the page is told from one that doesn’t answer', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  problems.allow(/has been blocked by CORS policy/)
  const silent = createServer((_request, response) => response.end('{}'))
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
  const { port } = silent.address() as AddressInfo
  const apiBase = `http://127.0.0.1:${port}/compute/v1`
  await serve(page, {
    connections: [
      { name: 'one', apiBase: '/compute/v1', projects: [project] },
      { name: 'other', apiBase, projects: [project] },
    ],
  })
  await page.goto('/settings')
  const start = page.getByRole('button', { name: 'Test other' })
  await start.click()
  await expect(page.getByLabel('Test of other')).toHaveText(
    /Reachable.*Yes.*CORS.*No\. .*has to allow the origin/,
  )
  await new Promise((closed) => silent.close(closed))
  await start.click()
  await expect(page.getByLabel('Test of other')).toHaveText(/Reachable.*No\. .*didn’t answer/)
})

test('methods that a connection doesn’t have are turned off, with the reason', async ({
  page,
  project,
}) => {
  const without = ['images.deprecate', 'images.delete']
  await serve(page, {
    connections: [{ name: 'one', apiBase: '/compute/v1', projects: [project], without }],
  })
  await page.goto(`/projects/${project}/images/web-base-v42`)
  const remove = page.getByRole('button', { name: 'Delete…' })
  await expect(remove).toBeDisabled()
  await expect(remove).toHaveAccessibleDescription('This API doesn’t have images.delete.')
  await expect(page.getByRole('button', { name: 'Deprecate…' })).toHaveAccessibleDescription(
    'This API doesn’t have images.deprecate.',
  )
  await expect(page.getByRole('button', { name: 'Edit labels' })).toBeEnabled()
})

test('a method that the API says it lacks is turned off once it has said so', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ without: ['images.setLabels'] })
  emulator.faulty = true
  await page.goto(`/projects/${project}/images/web-base-v42`)
  await page.getByRole('button', { name: 'Edit labels' }).click()
  await addLabel(page, 'owner', 'me')
  await saveButton(page).click()
  await expect(page.getByRole('alert')).toContainText('is not available in this')
  await expect(saveButton(page)).toBeDisabled()
  await expect(saveButton(page)).toHaveAccessibleDescription(/images?.*not available in this/i)
})
