import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { precompress } from '../lib/deploy.mjs'
import { startEmulator } from '../lib/emulatorServer.mjs'
import { ROOT } from '../lib/root.mjs'
import { coldPage, firstRow, launch } from './browser.mjs'
import { median, ms } from './figures.mjs'
import { exchange } from './load.mjs'

const RUNS = 7

/** On what the console's time is compared with the baseline's, and how often it may take it. */
const MACHINES = [
  { name: 'this machine', slowed: {}, most: 1.6 },
  { name: 'processor slowed 4 times', slowed: { processor: 4 }, most: 1.9 },
  {
    name: '40 ms, 10 Mbit/s, brotli',
    slowed: { network: { latency: 40, rate: 10 } },
    most: 1.7,
  },
]

/**
 * From navigation to the first family row, with a cold cache, compared with a baseline in plain
 * JavaScript.
 * @param {import('./figures.mjs').Print} print
 * @param {string} chromium path of the executable
 */
export async function benchPages(print, chromium) {
  const folder = await withFloor()
  const server = await startEmulator('--data', ':memory:', '--seed', 'demo', '--console', folder)
  const browser = await launch(chromium)
  try {
    const demoPage = `${server.url}/projects/demo-project/images`
    const floorPage = `${server.url}/floor.html?project=demo-project`
    for (const { name, slowed, most } of MACHINES) {
      // Together, they would slow each other down.
      const [demo, floor] = await times(browser, slowed, demoPage, floorPage)
      const beside = `${ms(demo)} beside ${ms(floor)}, ratio ${(demo / floor).toFixed(2)}`
      print(`first row / 20 lines, ${name}`, beside, `≤ ${most}`)
    }
    const pages = [100, 10_000].map(async (images) => {
      await seed(server.url, `bench-${images}`, `scale:${images}`)
      return `${server.url}/projects/bench-${images}/images`
    })
    const [few, many] = await times(browser, {}, ...(await Promise.all(pages)))
    print('first row, 100 images', ms(few))
    print(
      'first row, 10,000 images',
      `${ms(many)}, ${(many / few).toFixed(2)} times`,
      '≤ 1.3 times',
    )
    const { requests, scripts } = await count(browser, demoPage)
    print('requests of the first page', `${requests}, of them ${scripts} scripts`, '≤ 15')
  } finally {
    await browser.close()
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

/** The built console with the baseline page next to it, packed: the same server, the same API. */
async function withFloor() {
  const folder = await mkdtemp(join(tmpdir(), 'images-bench-'))
  await cp(join(ROOT, 'dist/console'), folder, { recursive: true })
  for (const name of ['floor.html', 'floor.js']) {
    await cp(join(ROOT, 'scripts/bench', name), join(folder, name))
  }
  await precompress(folder)
  return folder
}

/**
 * The median time to the first row of each of two pages, measured alternately, so that other load
 * slows both.
 * @param {import('@playwright/test').Browser} browser
 * @param {import('./browser.mjs').Slowed} slowed
 * @param {string[]} urls
 * @returns {Promise<[number, number]>} ms
 */
async function times(browser, slowed, ...urls) {
  /** @type {[number[], number[]]} */
  const found = [[], []]
  for (let i = 0; i < RUNS; i++) {
    for (const [index, url] of urls.entries()) {
      const page = await coldPage(browser, slowed)
      found[index]?.push(await firstRow(page, url))
      await page.context().close()
    }
  }
  return [median(found[0]), median(found[1])]
}

/**
 * Fills a project.
 * @param {string} origin
 * @param {string} project
 * @param {string} data `scale:1000`
 */
export async function seed(origin, project, data) {
  const url = `${origin}/_emulator/projects/${project}/reset`
  await exchange(url, { method: 'POST', body: { seed: data } })
}

/**
 * What the page requests until it is idle.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 */
async function count(browser, url) {
  const page = await coldPage(browser)
  /** @type {string[]} */
  const types = []
  page.on('request', (request) => types.push(request.resourceType()))
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.context().close()
  return {
    requests: types.length,
    scripts: types.filter((type) => type === 'script').length,
  }
}
