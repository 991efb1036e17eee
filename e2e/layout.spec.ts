import type { BrowserContext, Locator, Page } from '@playwright/test'
import { configure, estate } from './support/conventions.ts'
import type { Problems } from './support/problems.ts'
import { expect, test } from './support/test.ts'
import { expectSaved } from './support/toasts.ts'

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
/** ms: several pages load at once, each over this network. */
const PATIENCE = 60_000

type Place = readonly [path: string, loaded: (page: Page) => Locator]

/** Pages that are opened at the same time, each with what shows that it has loaded. */
const PAGES: Record<string, readonly Place[]> = {
  'images, a flat list, an image': [
    ['images', (page) => page.getByRole('row', { name: /^web-base-v42/ })],
    ['images?group=none', (page) => page.getByRole('row').nth(1)],
    ['images/web-base-v42', button('Deprecate…')],
  ],
  'its other tabs': [
    ['images/web-base-v42?tab=lineage', text('14 instances using these disks')],
    ['images/web-base-v42?tab=access', button('Add')],
    ['images/web-base-v42?tab=activity', text('Succeeded')],
    ['images/web-base-v42?tab=json', button('Download')],
  ],
  'a family, its timeline, publishing': [
    ['families/web-base', button('Roll back to web-base-v41…')],
    ['families/web-base?tab=timeline', text('today')],
    ['images/create?step=publish&image=web-base-v41&family=web-arm', button('Publish')],
    ['images/create?step=publish&family=web-arm', button('Show steps')],
  ],
  'creating an image, its source and details': [
    ['images/create', (page) => page.getByRole('combobox', { name: 'Disk', exact: true })],
    ['images/create?next=web-base-v42', text('builder-7f3c')],
    ['images/create?next=web-base-v42&step=details', text('Available:', false)],
  ],
  'its options and review': [
    ['images/create?next=web-base-v42&step=options', text('inherited', false)],
    ['images/create?next=web-base-v42&step=review', text('10 GB, from the source')],
  ],
  'what is due, retirement, history': [
    ['due', (page) => page.getByRole('table', { name: 'Overdue' })],
    ['retire', (page) => page.getByRole('row', { name: /^bastion/ })],
    ['history', text('No changes yet.', false)],
  ],
  'operations, settings, rules to write': [
    ['operations', (page) => page.getByRole('table', { name: 'Operations' })],
    ['../../settings', button('Add a connection…')],
    ['conventions', text('No rules yet')],
  ],
  comparisons: [
    ['compare', button('Add')],
    ['compare?images=web-base-v41,web-base-v42', table('Comparison')],
    ['compare?images=web-base-v39,web-base-v40,web-base-v41,web-base-v42', table('Comparison')],
  ],
}

for (const [what, places] of Object.entries(PAGES)) {
  test(what, async ({ context, project, problems }) => {
    test.slow()
    await expectStill(context, problems, project, places)
  })
}

test('what breaks the rules', async ({ context, project, problems, emulator }) => {
  test.slow()
  await estate(emulator)
  await configure(context, project)
  await expectStill(context, problems, project, [['conventions', button('Show rules')]])
})

test('a history with changes', async ({ page, context, project, problems }) => {
  test.slow()
  await page.goto(`/projects/${project}/images/web-base-v42`)
  await page.getByRole('button', { name: 'Protect', exact: true }).click()
  await expectSaved(page, 'protected')
  await expectStill(context, problems, project, [['history', button('Clear history…')]])
})

/** Opens all at once, at both widths, and measures how much each shifts. */
async function expectStill(
  context: BrowserContext,
  problems: Problems,
  project: string,
  places: readonly Place[],
): Promise<void> {
  const shifts = places.flatMap(([path, loaded]) =>
    [1440, 390].map(async (width) => {
      const page = await context.newPage()
      await problems.watch(page)
      const shift = await shiftOf(page, width, `/projects/${project}/${path}`, loaded)
      return [`${path}, ${width} px wide`, shift] as const
    }),
  )
  for (const [where, shift] of await Promise.all(shifts)) {
    expect.soft(shift, where).toBeLessThanOrEqual(MOST)
  }
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
  await expect(loaded(page).filter({ visible: true }).first()).toBeVisible({ timeout: PATIENCE })
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

function table(name: string) {
  return (page: Page) => page.getByRole('table', { name })
}
