import { startEmulator } from '../lib/emulatorServer.mjs'
import { coldPage, heapMB, launch, scroll } from './browser.mjs'
import { median, ms } from './figures.mjs'
import { seed } from './pages.mjs'

/** @typedef {import('@playwright/test').Page} Page */

const POLICY = 'v=1&preset=golden&keep.newest=3&keep.of=all&choose.families=*'

/**
 * Plans and selections of many images, in the page.
 * @param {import('./figures.mjs').Print} print
 * @param {string} chromium path of the executable
 */
export async function benchRetirePage(print, chromium) {
  const data = ['--data', ':memory:', '--seed', 'empty', '--operation-time', '0']
  const server = await startEmulator(...data, '--console', 'dist/console')
  const browser = await launch(chromium)
  try {
    await seed(server.url, 'bench-10000', 'scale:10000')
    await seed(server.url, 'bench-100000', 'scale:100000')
    const page = await coldPage(browser)
    await openPlan(page, server.url, 'bench-10000')
    const steps = await slide(page)
    print('slider step over 10,000 images', ms(median(steps)), '≤ 50 ms')
    const { frames, long } = await scroll(page)
    print('scrolling 10,000 rows of a plan: p95 frame', ms(frames))
    print('scrolling 10,000 rows of a plan: tasks over 50 ms', String(long), '0')

    await openPlan(page, server.url, 'bench-100000')
    const planned = await replan(page)
    print('another policy for 100,000 images', ms(planned.time), '≤ 1000 ms')
    print('planning 100,000 images: tasks over 50 ms', planned.long.map(ms).join(', ') || '0', '0')

    await page.goto(`${server.url}/projects/bench-100000/images`)
    await page.getByText(/100,000 images/).waitFor({ timeout: 180_000 })
    const selected = await selectAll(page)
    print('select all of 100,000 images', ms(median(selected)), '≤ 50 ms')
    const heap = await heapMB(page)
    print('heap with them selected', `${heap.toFixed(0)} MB`)
  } finally {
    await browser.close()
    await server.stop()
  }
}

/**
 * @param {Page} page
 * @param {string} url
 * @param {string} project
 */
async function openPlan(page, url, project) {
  await page.goto(`${url}/projects/${project}/retire?${POLICY}`)
  await page.getByRole('button', { name: /^Run [1-9]/ }).waitFor({ timeout: 180_000 })
  await page.getByRole('treegrid', { name: 'Plan' }).waitFor()
  // What the page does when it is idle is not part of the measurement.
  await page.waitForTimeout(2000)
}

/**
 * From moving the slider to the paint of the plan for that day.
 * @param {Page} page
 * @returns {Promise<number[]>} ms
 */
function slide(page) {
  return page.evaluate(async () => {
    const slider = /** @type {HTMLInputElement} */ (document.querySelector('input[type="range"]'))
    const told = /** @type {HTMLElement} */ (
      document.querySelector('[aria-label="Plan summary"] dt')
    )
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const times = []
    for (let day = 40; day < 340; day += 20) {
      const painted = new Promise((/** @type {(at: number) => void} */ resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
        })
        observer.observe(told, { childList: true, subtree: true, characterData: true })
      })
      const start = performance.now()
      set?.call(slider, String(day))
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      times.push((await painted) - start)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return times
  })
}

/**
 * From choosing another preset to the paint of its plan, and the long tasks meanwhile.
 * @param {Page} page
 * @returns {Promise<{ time: number, long: number[] }>} ms
 */
function replan(page) {
  return page.evaluate(async () => {
    const numbers = /** @type {HTMLElement} */ (
      document.querySelector('[aria-label="Plan summary"]')
    )
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Ladder',
    )
    const { longTasks } = Reflect.get(window, 'measured')
    const before = longTasks.length
    const painted = new Promise((/** @type {(at: number) => void} */ resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
      })
      observer.observe(numbers, { childList: true, subtree: true, characterData: true })
    })
    const start = performance.now()
    button?.click()
    const time = (await painted) - start
    // A long task is reported a little after it ends.
    await new Promise((resolve) => setTimeout(resolve, 500))
    return { time, long: longTasks.slice(before) }
  })
}

/**
 * From the click to the paint of the bar of the selection. Counting what applies goes on after that, in
 * parts, and isn't waited for.
 * @param {Page} page
 * @returns {Promise<number[]>} ms
 */
async function selectAll(page) {
  const all = page.getByRole('checkbox', { name: 'Select all images shown' })
  // The first time loads the code of the bar.
  await all.click()
  const times = []
  for (let run = 0; run < 5; run++) {
    await page.getByText('100,000 selected').waitFor()
    await page.getByRole('button', { name: 'Clear selection' }).click()
    await page.waitForTimeout(500)
    const time = await all.evaluate(async (/** @type {HTMLElement} */ box) => {
      const start = performance.now()
      box.click()
      for (;;) {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        if (document.querySelector('[data-selection-bar]')) return performance.now() - start
      }
    })
    times.push(time)
  }
  return times
}
