import { setTimeout as sleep } from 'node:timers/promises'
import { startEmulator } from '../lib/emulatorServer.mjs'
import { heapMB } from './browser.mjs'
import { startUnwatched } from './unwatched.mjs'

const FAMILIES = 40
const OLD = 10
const IMAGES = FAMILIES * OLD

/** How often the run is undone, to see what more changes add to the memory. */
const UNDONE = 2
const PROJECT = 'bench-runs'
const DAY = 86_400_000

/** ms between looks at whether a run has ended, and how often to look. */
const EVERY = 15_000
const LOOKS = 20

/** @typedef {Awaited<ReturnType<typeof startUnwatched>>} Browser */

/**
 * A run of 400 images in 40 families from the images page, with a rate that doesn't limit it; then the
 * memory that such runs take.
 * @param {import('./figures.mjs').Print} print
 * @param {string} chromium path of the executable
 */
export async function benchRuns(print, chromium) {
  const data = ['--data', ':memory:', '--seed', 'empty', '--operation-time', '0']
  const server = await startEmulator(...data, '--console', 'dist/console')
  const browser = await startUnwatched(chromium)
  try {
    await putImages(server.url)
    await browser.look(async (page) => {
      await page.goto(`${server.url}/settings`)
      await page.getByLabel('Changes a second').fill('1000')
      await page.getByLabel('Changes a second').press('Enter')
      await page.goto(`${server.url}/projects/${PROJECT}/images?q=-old`)
      await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
      const bar = page.getByRole('region', { name: 'Selection' })
      await bar.getByRole('button', { name: /^Deprecate/ }).click()
    })
    const cpu = await server.cpuMs()
    const { seconds, requests } = await run(browser, `Deprecate ${IMAGES} images`)
    print(`${IMAGES} images deprecated`, `${seconds.toFixed(1)} s`, '≤ 10 s')
    print('requests an image', (requests / IMAGES).toFixed(1))
    const work = ((await server.cpuMs()) - cpu) / IMAGES
    print('CPU of the emulator an image', `${work.toFixed(1)} ms`)

    const before = await browser.look(heapMB)
    for (let n = 0; n < UNDONE; n++) {
      await browser.look((page) =>
        page.getByRole('dialog').getByRole('button', { name: 'Undo the run…' }).click(),
      )
      await run(browser, `Undo ${IMAGES} changes`)
    }
    const each = ((await browser.look(heapMB)) - before) / (UNDONE * IMAGES)
    const growth = `${(each * 10_000).toFixed(0)} MB, ${(each * 1000).toFixed(1)} kB each`
    print(`heap of 10,000 changes, by ${UNDONE * IMAGES} more`, growth, '≤ 100 MB')
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** @typedef {{ seconds: number, requests: number }} Ran */

/**
 * Starts the run that is asked for, and waits for its end.
 * @param {Browser} browser
 * @param {string} title of the button that starts it
 * @returns {Promise<Ran>}
 */
async function run(browser, title) {
  await browser.look(async (page) => {
    await page.getByRole('dialog').getByRole('button', { name: title }).waitFor()
    await page.evaluate(runSoon, title)
  })
  for (let n = 0; n < LOOKS; n++) {
    await sleep(EVERY)
    const ran = await browser.look((page) =>
      page.evaluate(() => /** @type {Ran | undefined} */ (Reflect.get(window, 'ran'))),
    )
    if (ran) return ran
  }
  throw new Error(`“${title}” didn’t end.`)
}

/**
 * In the page: starts the run once nobody looks at it, and measures it.
 * @param {string} title
 */
function runSoon(title) {
  Reflect.deleteProperty(window, 'ran')
  const hasEnded = () =>
    [...document.querySelectorAll('[role="dialog"]')].some(({ textContent }) =>
      textContent?.includes('The run has ended.'),
    )
  setTimeout(() => {
    performance.setResourceTimingBufferSize(10_000)
    performance.clearResourceTimings()
    const start = performance.now()
    const buttons = document.querySelectorAll('[role="dialog"] button')
    const button = [...buttons].find(({ textContent }) => textContent === title)
    if (button instanceof HTMLElement) button.click()
    const timer = setInterval(() => {
      if (!hasEnded()) return
      clearInterval(timer)
      const seconds = (performance.now() - start) / 1000
      const requests = performance.getEntriesByType('resource').length
      performance.clearResourceTimings()
      Object.assign(window, { ran: { seconds, requests } })
    }, 20)
  }, 2000)
}

/**
 * Families of ten old images and a new one, which stays.
 * @param {string} url
 */
async function putImages(url) {
  const address = `${url}/_emulator/projects/${PROJECT}/dump`
  const dump = await (await fetch(address)).json()
  const images = Array.from({ length: FAMILIES * (OLD + 1) }, (_, index) => {
    const family = `app-${Math.floor(index / (OLD + 1))}`
    const version = index % (OLD + 1)
    const resource = {
      kind: 'compute#image',
      id: String(1000 + index),
      name: `${family}-${version === OLD ? 'new' : `old-${version}`}`,
      family,
      status: 'READY',
      creationTimestamp: new Date(Date.UTC(2026, 0, 1) + index * DAY).toISOString(),
      diskSizeGb: '10',
      labelFingerprint: '42WmSpB8rSM=',
    }
    return { scope: 'global', resource }
  })
  const response = await fetch(address, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...dump, images }),
  })
  if (!response.ok) throw new Error(`PUT ${address}: ${response.status} ${await response.text()}`)
}
