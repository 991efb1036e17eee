import { startEmulator } from '../lib/emulatorServer.mjs'
import { coldPage, heapMB, launch, scroll } from './browser.mjs'
import { median, ms } from './figures.mjs'
import { seed } from './pages.mjs'

const IMAGES = 100_000

/**
 * The images page with 100,000 images in memory.
 * @param {import('./figures.mjs').Print} print
 * @param {string} chromium path of the executable
 */
export async function benchLarge(print, chromium) {
  const server = await startEmulator(
    '--data',
    ':memory:',
    '--seed',
    'empty',
    '--console',
    'dist/console',
  )
  const browser = await launch(chromium)
  try {
    await seed(server.url, 'bench-large', `scale:${IMAGES}`)
    await seed(server.url, 'bench-empty', 'scale:1')
    const page = await coldPage(browser)
    await page.goto(`${server.url}/projects/bench-empty/images`)
    await page.getByRole('treegrid').waitFor()
    const empty = await heapMB(page)

    const start = performance.now()
    await page.goto(`${server.url}/projects/bench-large/images`)
    await page.getByText(/100,000 images/).waitFor({ timeout: 180_000 })
    print(
      '100,000 images loaded and grouped',
      `${((performance.now() - start) / 1000).toFixed(1)} s`,
    )
    print('first paint, in memory', ms(await firstPaint(page)), '≤ 200 ms')
    print('rows in the DOM', String(await page.getByRole('row').count()), '≤ 100')
    const filter = page.getByRole('textbox', { name: 'Filter images' })
    // Each key finds fewer; the number of images found is painted together with the rows.
    const [first, ...next] = await keystrokes(page, filter, '0042', 'main header')
    print('filter keystroke, first: rows', ms(first?.painted ?? NaN), '≤ 50 ms')
    print('the same: numbers of the facets, counted in parts', ms(first?.counted ?? NaN))
    print('filter keystroke, middle of the next: rows', ms(median(next.map(painted))), '≤ 50 ms')
    print('the same: numbers of the facets', ms(median(next.map(({ counted }) => counted))))
    await filter.fill('')
    const opened = await page.evaluateHandle(watchPaint, 'body')
    await page.keyboard.press('Control+k')
    print('palette opened', ms(painted(await opened.evaluate(({ times }) => times))))
    // As names begin, and by beginnings of their words.
    for (const text of ['app-0042', 'a0042v7']) {
      const typed = await keystrokes(page, page.getByRole('combobox'), text, 'dialog[open]')
      print(`palette: a key of ${text}, middle`, ms(median(typed.map(painted))), '≤ 30 ms')
      await page.getByRole('combobox').fill('')
    }
    await page.keyboard.press('Escape')
    const saving = performance.now()
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'For a spreadsheet' }).click()
    await download
    print('100,000 rows exported as CSV', ms(performance.now() - saving))
    const { frames, long } = await scroll(page)
    print('scrolling 90 frames: p95 frame', ms(frames))
    print('scrolling 90 frames: tasks over 50 ms', String(long), '0')
    // Last, because it discards compiled code, which would slow down the next key.
    const heap = (await heapMB(page)) - empty
    print('heap above one image', `${heap.toFixed(0)} MB`, `≤ ${IMAGES / 1000 + 10} MB`)
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** @typedef {import('@playwright/test').Page} Page */

/**
 * From returning to the images page to its rows.
 * @param {Page} page
 */
async function firstPaint(page) {
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  return page.evaluate(
    () =>
      new Promise((/** @type {(ms: number) => void} */ resolve) => {
        const start = performance.now()
        const look = () => {
          if (!document.querySelector('[role="row"][aria-level]'))
            return requestAnimationFrame(look)
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
        }
        history.back()
        requestAnimationFrame(look)
      }),
  )
}

/**
 * From a key to the paint of the last change it causes in the area, ms; and of the facets' numbers.
 * @typedef {{ painted: number, counted: number }} Times
 */

/** @param {Times} times */
const painted = ({ painted }) => painted

/**
 * @param {Page} page
 * @param {import('@playwright/test').Locator} field
 * @param {string} text
 * @param {string} area selects what the keys change
 * @returns {Promise<Times[]>} for each key
 */
async function keystrokes(page, field, text, area) {
  await field.focus()
  const times = []
  for (const key of text) {
    // In an object, so that it isn't awaited: the page has to be listening before the key.
    const watch = await page.evaluateHandle(watchPaint, area)
    await page.keyboard.press(key)
    times.push(await watch.evaluate(({ times }) => times))
  }
  return times
}

/**
 * Runs in the page: what changes within half a second after the next key.
 * @param {string} area
 */
function watchPaint(area) {
  const facets = document.querySelector('[aria-label="Filters"]')
  const rest = document.querySelector(area)
  const times = new Promise((/** @type {(times: Times) => void} */ resolve) => {
    addEventListener('keydown', ({ timeStamp }) => begin(timeStamp), { once: true, capture: true })
    /** @param {number} start */
    function begin(start) {
      const last = { painted: start, counted: start }
      const observer = new MutationObserver((changes) => {
        const isIn = (/** @type {Element | null} */ element) =>
          changes.some(({ target }) => element?.contains(target))
        const note = (/** @type {keyof Times} */ which) =>
          requestAnimationFrame(() => setTimeout(() => (last[which] = performance.now())))
        if (isIn(facets)) note('counted')
        else if (isIn(rest)) note('painted')
      })
      observer.observe(document.body, { childList: true, subtree: true, characterData: true })
      setTimeout(() => {
        observer.disconnect()
        resolve({ painted: last.painted - start, counted: last.counted - start })
      }, 500)
    }
  })
  return { times }
}
