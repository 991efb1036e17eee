import { deploy } from './support/deployed.ts'
import { grid } from './support/imageList.ts'
import { addLabel, labelsCard, makeLabelled, saveLabels } from './support/labels.ts'
import { test as base, expect } from './support/test.ts'

const HEADERS = {
  'x-goog-user-project': 'billed-project',
  'x-goog-api-key': 'AIza-key',
  'x-site': 'zurich',
}

const test = base.extend<object, { site: string }>({
  site: [
    async ({ server }, use) => {
      const connection = {
        name: 'api',
        apiBase: `${server.url}/compute/v1`,
        projects: ['demo-project'],
        quotaProject: HEADERS['x-goog-user-project'],
        apiKey: HEADERS['x-goog-api-key'],
        headers: { 'X-Site': HEADERS['x-site'] },
      }
      const site = await deploy({ connections: [connection] })
      await use(site.url)
      site.stop()
    },
    { scope: 'worker' },
  ],
})

test('with the API on another origin, quota project, API key and headers reach it, and a change is made', async ({
  page,
  site,
  server,
  project,
  emulator,
}) => {
  await makeLabelled(emulator)
  const read = page.waitForRequest(/global\/images\?/)
  await page.goto(`${site}/projects/${project}/images`)
  expect(await (await read).allHeaders()).toMatchObject(HEADERS)
  await expect(grid(page)).toContainText('web-base')
  await page.goto(`${site}/projects/${project}/images/web-1`)
  await page.getByRole('button', { name: 'Edit labels' }).click()
  await addLabel(page, 'owner', 'alice')
  const change = page.waitForRequest(/\/setLabels/)
  await saveLabels(page)
  await expect(labelsCard(page)).toContainText('alice')
  expect((await emulator.image('web-1')).labels).toMatchObject({ owner: 'alice' })
  const sent = await change
  expect(new URL(sent.url()).origin).toBe(server.url)
  expect(await sent.allHeaders()).toMatchObject(HEADERS)
})

test('the page may connect to no other server', async ({ page, site, problems }) => {
  problems.allow(/connect-src/i, /Content Security Policy/)
  await page.goto(`${site}/settings`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const urls = ['https://compute.googleapis.com/', 'http://localhost:1/']
  const stopped = await page.evaluate(
    (all) =>
      Promise.all(
        all.map(
          (url) =>
            new Promise((resolve) => {
              addEventListener('securitypolicyviolation', (event) => {
                if (event.blockedURI === url) resolve(event.effectiveDirective)
              })
              fetch(url).then(
                () => resolve('reached'),
                () => undefined,
              )
            }),
        ),
      ),
    urls,
  )
  expect(stopped).toEqual(['connect-src', 'connect-src'])
})
