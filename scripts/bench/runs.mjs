import { startEmulator } from '../lib/emulatorServer.mjs'
import { coldPage, heapMB, launch } from './browser.mjs'

const FAMILIES = 40
const OLD = 10
const IMAGES = FAMILIES * OLD

/** How often the run is undone, to see what more changes add to the memory. */
const UNDONE = 2
const PROJECT = 'bench-runs'
const DAY = 86_400_000

/**
 * A run of 400 images in 40 families from the images page, with a rate that doesn't limit it; then the
 * memory that such runs take.
 * @param {import('./figures.mjs').Print} print
 * @param {string} chromium path of the executable
 */
export async function benchRuns(print, chromium) {
  const data = ['--data', ':memory:', '--seed', 'empty', '--operation-time', '0']
  const server = await startEmulator(...data, '--console', 'dist/console')
  const browser = await launch(chromium)
  try {
    await putImages(server.url)
    const page = await coldPage(browser)
    await page.goto(`${server.url}/settings`)
    await page.getByLabel('Changes a second').fill('1000')
    await page.getByLabel('Changes a second').press('Enter')
    await page.goto(`${server.url}/projects/${PROJECT}/images?q=-old`)
    await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
    const bar = page.getByRole('region', { name: 'Selection' })
    await bar.getByRole('button', { name: /^Deprecate/ }).click()
    let requests = 0
    page.on('request', () => (requests += 1))
    const cpu = await server.cpuMs()
    const seconds = await run(page, `Deprecate ${IMAGES} images`)
    print(`${IMAGES} images deprecated`, `${seconds.toFixed(1)} s`, '≤ 10 s')
    print('requests an image', (requests / IMAGES).toFixed(1))
    const work = ((await server.cpuMs()) - cpu) / IMAGES
    print('CPU of the emulator an image', `${work.toFixed(1)} ms`)

    const before = await heapMB(page)
    for (let n = 0; n < UNDONE; n++) {
      await page.getByRole('dialog').getByRole('button', { name: 'Undo the run…' }).click()
      await run(page, `Undo ${IMAGES} changes`)
    }
    const each = ((await heapMB(page)) - before) / (UNDONE * IMAGES)
    const growth = `${(each * 10_000).toFixed(0)} MB, ${(each * 1000).toFixed(1)} kB each`
    print(`heap of 10,000 changes, by ${UNDONE * IMAGES} more`, growth, '≤ 100 MB')
  } finally {
    await browser.close()
    await server.stop()
  }
}

/**
 * Starts the run that is asked for, and waits for its end.
 * @param {import('@playwright/test').Page} page
 * @param {string} title of the button that starts it
 * @returns {Promise<number>} seconds
 */
async function run(page, title) {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: title }).click()
  const start = performance.now()
  await dialog.getByText('The run has ended.', { exact: true }).waitFor({ timeout: 300_000 })
  return (performance.now() - start) / 1000
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
