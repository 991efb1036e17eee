import { addLabel, labelsCard, makeLabelled, saveLabels } from './support/labels.ts'
import { test as base, expect } from './support/test.ts'
import { isInstalled, startSite, WEB_SERVERS } from './support/webServers.ts'

for (const [name, webServer] of Object.entries(WEB_SERVERS)) {
  const test = base.extend<object, { site: string }>({
    site: [
      async ({ server }, use) => {
        const { url, stop } = await startSite(webServer, server.url)
        await use(url)
        await stop()
      },
      { scope: 'worker' },
    ],
    baseURL: async ({ site }, use) => use(`${site}/console/`),
  })

  test.describe(`behind ${name}`, () => {
    // One worker, so that the console is copied once.
    test.describe.configure({ mode: 'default' })
    test.skip(!isInstalled(webServer), `${name} isn’t installed`)

    test('below a path, with the API on another origin, a change is made', async ({
      page,
      site,
      project,
      emulator,
    }) => {
      await makeLabelled(emulator)
      await page.goto(`${site}/console/projects/${project}/images/web-1?tab=lineage`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-1')
      await page.goto(`${site}/console/projects/${project}/images/web-1`)
      await page.getByRole('button', { name: 'Edit labels' }).click()
      await addLabel(page, 'owner', 'alice')
      await saveLabels(page)
      await expect
        .poll(async () => (await emulator.image('web-1')).labels)
        .toMatchObject({
          owner: 'alice',
        })
      await expect(labelsCard(page)).toContainText('alice')
    })

    test('the page may connect to nothing but its own server and the configured API', async ({
      page,
      site,
      problems,
    }) => {
      problems.allow(/connect-src/i, /Content Security Policy/)
      await page.goto(`${site}/console/settings`)
      const reached = await page.evaluate(() =>
        fetch('https://compute.googleapis.com/').then(
          () => true,
          () => false,
        ),
      )
      expect(reached).toBe(false)
    })

    test('a project called assets has pages, too', async ({ site, request }) => {
      for (const path of ['projects/assets/images', 'c/assets/projects/assets/images/web-1']) {
        const page = await request.get(`${site}/console/${path}`)
        expect(page.status(), path).toBe(200)
        expect(page.headers()['cache-control'], path).toBe('no-store')
      }
    })

    test('headers, caching and compression', async ({ site, request }) => {
      const page = await request.get(`${site}/console/projects/p/images`)
      const html = await page.text()
      const asset = /\/console\/assets\/[^"]+\.js/.exec(html)?.[0] ?? ''
      const kept = await request.get(site + asset, { headers: { 'accept-encoding': 'gzip' } })
      expect(kept.headers()).toMatchObject({
        'content-encoding': 'gzip',
        'cache-control': 'public, max-age=31536000, immutable',
        // Otherwise a cache could send it to a client that doesn't read gzip.
        vary: 'Accept-Encoding',
      })
      const config = await request.get(`${site}/console/config.json`)
      const missing = await request.get(`${site}/console/assets/nosuch.js`)
      expect([page, kept, config, missing].map((response) => response.status())).toEqual([
        200, 200, 200, 404,
      ])
      // A file that is missing while a new version is deployed isn't missing for a year.
      for (const response of [page, config, missing]) {
        expect(response.headers()['cache-control']).toBe('no-store')
      }
      for (const response of [page, kept, config, missing]) {
        expect(response.headers()).toMatchObject({
          'content-security-policy': expect.stringMatching(
            /connect-src 'self' http:.*frame-ancestors 'none'$/,
          ),
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
        })
      }
    })
  })
}
