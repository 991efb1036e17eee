import { startEmulator } from '../lib/emulatorServer.mjs'
import { coldPage, firstRow, launch } from './browser.mjs'
import { median, ms } from './figures.mjs'
import { seed } from './pages.mjs'

const RUNS = 5

/** A link with 40 ms latency and 10 Mbit/s, and an API that takes 250 ms to answer. */
const LINK = { offline: false, latency: 40, downloadThroughput: 1.25e6, uploadThroughput: 1.25e6 }
const SERVICE = 250

/** ms that the API takes longer to answer while a long list is read. */
const LATENCY = 50

/**
 * The second visit compared with the first, and a long list read in parallel compared with page by page.
 * @param {import('./figures.mjs').Print} print
 * @param {string} chromium path of the executable
 */
export async function benchVisits(print, chromium) {
  const browser = await launch(chromium)
  try {
    await withServer(SERVICE, async (origin) => {
      await seed(origin, 'bench-10000', 'scale:10000')
      for (const project of ['demo-project', 'bench-10000']) {
        const [first, second] = await visits(browser, `${origin}/projects/${project}/images`)
        const figure = `${ms(first)}, ${ms(second)}: ${(second / first).toFixed(2)} times`
        print(`first row of the first, second visit, ${project}`, figure, '≤ 0.6 times')
      }
    })
    await withServer(LATENCY, async (origin) => {
      await seed(origin, 'bench-large', 'scale:100000')
      const url = `${origin}/projects/bench-large/images`
      const serial = await whole(browser, url, '')
      const parallel = await whole(browser, url, 'parallel')
      const figure = `${s(serial)}, ${s(parallel)}: ${(parallel / serial).toFixed(2)} times`
      print('100,000 images page by page, in parallel', figure, '≤ 0.33 times')
    })
  } finally {
    await browser.close()
  }
}

/**
 * @param {number} latency ms
 * @param {(origin: string) => Promise<void>} measure
 */
async function withServer(latency, measure) {
  const data = ['--data', ':memory:', '--seed', 'demo', '--console', 'dist/console']
  const server = await startEmulator(...data, '--latency', String(latency))
  try {
    await measure(server.url)
  } finally {
    await server.stop()
  }
}

/** @typedef {import('@playwright/test').Browser} Browser */

/**
 * The median times to the first row of a browser's first two visits.
 * @param {Browser} browser
 * @param {string} url
 * @returns {Promise<[number, number]>} ms
 */
async function visits(browser, url) {
  /** @type {number[]} */
  const first = []
  /** @type {number[]} */
  const second = []
  for (let i = 0; i < RUNS; i++) {
    const page = await coldPage(browser)
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', LINK)
    first.push(await firstRow(page, url))
    await page.waitForFunction(() =>
      Object.keys(localStorage).some((key) => key.startsWith('compute-images.lists.')),
    )
    await page.goto('about:blank')
    second.push(await firstRow(page, url))
    await page.context().close()
  }
  return [median(first), median(second)]
}

/**
 * From navigation until the whole list is there.
 * @param {Browser} browser
 * @param {string} url
 * @param {string} lists what the browser has stored of the connection's lists
 * @returns {Promise<number>} ms
 */
async function whole(browser, url, lists) {
  const page = await coldPage(browser)
  await page.addInitScript((words) => {
    localStorage.setItem(`compute-images.lists.${location.origin}/compute/v1`, words)
  }, lists)
  const start = performance.now()
  await page.goto(url)
  await page.getByText(/^100,000 images in/).waitFor({ timeout: 180_000 })
  const time = performance.now() - start
  await page.context().close()
  return time
}

/** @param {number} figure */
const s = (figure) => `${(figure / 1000).toFixed(1)} s`
