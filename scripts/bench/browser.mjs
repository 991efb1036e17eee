import { chromium } from '@playwright/test'

/**
 * What the measuring script in the page records.
 * @typedef {{ firstRow?: number, longTasks: number[] }} Measured firstRow: ms from navigation to
 * its paint
 */

/**
 * What else the browser is started with. Playwright attaches an inspector, and with one, V8 parses a
 * module again for each Error made while it runs (React makes five). Nobody's own browser does that:
 * with positions read at once, neither does this one.
 */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--enable-precise-memory-info',
  '--js-flags=--no-enable-lazy-source-positions',
]

/**
 * A browser for measuring.
 * @param {string} executablePath
 */
export const launch = (executablePath) => chromium.launch({ executablePath, args: FLAGS })

/**
 * What slows a page down: the main thread, by a factor; the network, by ms of latency and Mbit/s.
 * @typedef {{ processor?: number, network?: { latency: number, rate: number } }} Slowed
 */

/**
 * A page with an empty cache, which records when the first row is painted and each long task.
 * @param {import('@playwright/test').Browser} browser
 * @param {Slowed} [slowed]
 */
export async function coldPage(browser, { processor, network } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(watch)
  const session = await context.newCDPSession(page)
  if (processor) await session.send('Emulation.setCPUThrottlingRate', { rate: processor })
  if (network) {
    const bytes = (network.rate * 1e6) / 8
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: bytes,
      uploadThroughput: bytes,
    })
  }
  return page
}

/** Runs in the page, before its own scripts. */
function watch() {
  /** @type {Measured} */
  const measured = { longTasks: [] }
  Object.assign(window, { measured })
  new PerformanceObserver((list) => {
    measured.longTasks.push(...list.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'longtask' })
  const look = () => {
    if (!document.querySelector('tr, [role="row"][aria-level]')) return requestAnimationFrame(look)
    requestAnimationFrame(() => setTimeout(() => (measured.firstRow = performance.now())))
  }
  requestAnimationFrame(look)
}

/**
 * From navigation to the paint of the first row.
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 * @returns {Promise<number>} ms
 */
export async function firstRow(page, url) {
  await page.goto(url, { waitUntil: 'commit' })
  const handle = await page.waitForFunction(() => Reflect.get(window, 'measured').firstRow)
  return Number(await handle.jsonValue())
}

/**
 * Scrolls 300 px per frame.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<{ frames: number, long: number }>} frames: 95th percentile in ms
 */
export function scroll(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    const { longTasks } = Reflect.get(window, 'measured')
    const before = longTasks.length
    const times = []
    for (let i = 0; i < 90; i++) {
      const start = performance.now()
      scrollBy(0, 300)
      await frame()
      times.push(performance.now() - start)
    }
    // A long task is reported a little after it ends.
    await new Promise((resolve) => setTimeout(resolve, 200))
    times.sort((a, b) => a - b)
    return { frames: times[85] ?? NaN, long: longTasks.length - before }
  })
}

/**
 * The JavaScript heap after garbage collection.
 * @param {import('@playwright/test').Page} page
 */
export async function heapMB(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}
