import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

/** Loading content has its space reserved: nothing jumps when it arrives, on a slow network too. */

declare global {
  interface Window {
    /** The total layout shift so far, as defined by the browser. */
    shifted(): number
  }
}

/** ms added to every response: page, code, fonts and API. */
const LATENCY = 700
const MOST = 0.01
const WIDTHS = [1440, 390]

/** Each page, and what shows that it has loaded. */
const PAGES: readonly (readonly [what: string, path: string, loaded: (page: Page) => Locator])[] = [
  ['images', 'images', (page) => page.getByRole('row', { name: /^web-base-v42/ })],
  ['images in a flat list', 'images?flat=true', (page) => page.getByRole('row').nth(1)],
  ['an image', 'images/web-base-v42', button('Deprecate')],
  ['lineage and use', 'images/web-base-v42?tab=lineage', text('14 instances using these disks')],
  ['access', 'images/web-base-v42?tab=access', button('Add')],
  ['activity', 'images/web-base-v42?tab=activity', text('Succeeded')],
  ['JSON', 'images/web-base-v42?tab=json', text('selfLink')],
  ['a family', 'families/web-base', button('Roll back to web-base-v41')],
  ['a family’s timeline', 'families/web-base?tab=timeline', text('today')],
  ['create', 'images/create', (page) => page.getByRole('combobox', { name: 'Disk', exact: true })],
  ['source', 'images/create?next=web-base-v42', text('builder-7f3c is ready to use')],
  ['details', 'images/create?next=web-base-v42&step=details', text('web-base-v43 is available')],
  ['options', 'images/create?next=web-base-v42&step=options', text('inherited', false)],
  ['review', 'images/create?next=web-base-v42&step=review', text('10 GB, from the source')],
  [
    'publish',
    'images/create?step=publish&image=web-base-v41&family=web-arm',
    text('New uses of the family will get', false),
  ],
  ['publish to a family', 'images/create?step=publish&family=web-arm', button('Show steps')],
  ['what is due', 'due', (page) => page.getByRole('table', { name: 'Overdue' })],
  ['retire', 'retire', (page) => page.getByRole('row', { name: /^bastion/ }).first()],
  ['history', 'history', text('No changes yet.', false)],
  ['operations', 'operations', (page) => page.getByRole('table', { name: 'Operations' })],
  ['settings', '../../settings', button('Use this address')],
]

for (const [what, path, loaded] of PAGES) {
  test(what, async ({ page, context, project, problems }) => {
    const pages = [page, await context.newPage()]
    await problems.watch(pages[1]!)
    const shifts = await Promise.all(
      pages.map((each, index) => shiftOf(each, WIDTHS[index] ?? 0, `/projects/${project}/${path}`, loaded)),
    )
    for (const [index, shift] of shifts.entries()) {
      expect(shift, `${WIDTHS[index]} px wide`).toBeLessThanOrEqual(MOST)
    }
  })
}

/** The total shift once everything has loaded and is painted. */
async function shiftOf(
  page: Page,
  width: number,
  path: string,
  loaded: (page: Page) => Locator,
): Promise<number> {
  await page.setViewportSize({ width, height: 844 })
  await page.addInitScript(() => {
    let shifted = 0
    const add = (entries: PerformanceEntryList) => {
      for (const entry of entries) shifted += Number(Reflect.get(entry, 'value'))
    }
    const observer = new PerformanceObserver((list) => add(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    window.shifted = () => {
      add(observer.takeRecords())
      return shifted
    }
  })
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
  await page.goto(path)
  await expect(loaded(page).filter({ visible: true }).first()).toBeVisible()
  // What is requested once that is shown: use, counts, fonts.
  await page.waitForLoadState('networkidle')
  await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0)
  return page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return window.shifted()
  })
}

function button(name: string) {
  return (page: Page) => page.getByRole('button', { name, exact: true })
}

function text(words: string, exact = true) {
  return (page: Page) => page.getByText(words, { exact })
}
