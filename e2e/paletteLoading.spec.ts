/** The palette while its code or the images are still loading: no key is lost, and none counts for more than it was pressed for. */
import { NOW } from './support/calendar.ts'
import { grid, openGrid } from './support/imageList.ts'
import { hold, pageHeading, roundTrips } from './support/page.ts'
import { openPalette, palette, paletteBox, paletteLines } from './support/palette.ts'
import { expect, test } from './support/test.ts'

test('it is loaded before it is opened', async ({ page, project }) => {
  const loaded = page.waitForResponse(/Late-.*\.js$/)
  await openGrid(page, project)
  expect((await loaded).ok()).toBe(true)
})

test('if it can’t be loaded, the page stays as it is, and the next attempt loads it', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  await page.route(/Late-/, (route) => route.abort())
  await openGrid(page, project)
  await page.keyboard.press('Control+k')
  await expect(page.getByText('Part of the console could not be loaded.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible()
  await expect(grid(page)).toBeVisible()

  await page.unroute(/Late-/)
  await openPalette(page)
  await expect(paletteLines(page).first()).toHaveCSS('display', 'flex')
})

test('if it can’t be loaded, it is tried again, even if the browser never was offline', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  await page.clock.install({ time: NOW })
  await page.route(/Late-/, (route) => route.abort())
  await openGrid(page, project)
  const failed = page.waitForEvent('requestfailed', (request) => /Late-.*\.js$/.test(request.url()))
  await page.clock.fastForward(2_000)
  await failed
  await page.unroute(/Late-/)
  const loaded = page.waitForResponse(/Late-.*\.js$/).then((response) => response.ok())
  // The test may hear of the failure before the page, whose pause begins only then.
  const wait = () => Promise.race([loaded, page.clock.fastForward(31_000)])
  await expect.poll(wait).toBe(true)
})

test('no key is lost while its code is loading', async ({ page, project }) => {
  const release = await hold(page, '**/Late-*.js')
  await openGrid(page, project)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('web-base-v42x')
  await page.keyboard.press('Backspace')
  release()
  await expect(paletteBox(page)).toHaveValue('web-base-v42')
  await expect(paletteBox(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toHaveText('web-base-v42')
})

test('Enter counts, too, if it was pressed while the code was loading', async ({
  page,
  project,
}) => {
  const release = await hold(page, '**/Late-*.js')
  await openGrid(page, project)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('web-base-v42')
  await page.keyboard.press('Enter')
  release()
  await expect(pageHeading(page)).toHaveText('web-base-v42')
  await expect(palette(page)).toBeHidden()
})

test('Enter pressed while the images load is for what was typed by then', async ({
  page,
  project,
}) => {
  const release = await hold(page, '**/global/images?*')
  await page.goto(`/projects/${project}/operations`)
  await expect(pageHeading(page)).toHaveText('Operations')
  await openPalette(page)
  await page.keyboard.type('web-base-v4')
  await page.keyboard.press('Enter')
  await page.keyboard.type('2')
  release()
  await expect(paletteLines(page).first()).toContainText('web-base-v42')
  await roundTrips(page)
  await expect(palette(page)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toHaveText('web-base-v42')
})

test('Enter opens what was typed, even while the lines lag a few letters behind', async ({
  page,
  project,
}) => {
  await openGrid(page, project)
  await openPalette(page)
  await paletteBox(page).evaluate(async (box: HTMLInputElement) => {
    // Both keys in one task, before the lines can update.
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
    value?.set?.call(box, 'web-base')
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await Promise.resolve()
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  })
  await expect(page).toHaveURL(`/projects/${project}/families/web-base`)
})
