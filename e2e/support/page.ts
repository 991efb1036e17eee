/** What people do on any page, and what should hold on any page. */
import { expect, type Locator, type Page } from '@playwright/test'

/** Types into a field that also has a list, and closes the list. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Escape')
}

/** The heading that names the page. */
export const pageHeading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Presses keys one after the other, wherever the focus is. */
export async function pressKeys(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Makes the page believe that it was hidden and is visible again. */
export const lookAgain = (page: Page) =>
  page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))

/** Reloads, and stays when the browser asks whether to leave. */
export async function reloadAndStay(page: Page): Promise<void> {
  const asked = page.waitForEvent('dialog')
  await page.evaluate(() => {
    setTimeout(() => location.reload())
  })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
}

/** Goes offline while `meanwhile` runs. */
export async function offline(page: Page, meanwhile: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true)
  await meanwhile()
  await page.context().setOffline(false)
}

/** Holds the page's requests to this URL, until the returned function is called. */
export async function hold(page: Page, address: string): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(address, async (route) => {
    await released
    await route.continue()
  })
  return release
}

/** Collects the URLs containing this text that the page requests from now on. */
export function requestsTo(page: Page, text: string): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes(text)) sent.push(request.url())
  })
  return sent
}

/**
 * Waits for the duration of a few calls, so that whatever the page has started, or does in a loop,
 * happens meanwhile.
 */
export const roundTrips = (page: Page, calls = 20) =>
  page.evaluate(async (most) => {
    for (let call = 0; call < most; call++) await fetch('/_emulator/health', { cache: 'no-store' })
  }, calls)

/** The control is there, but disabled. */
export const expectDisabled = (control: Locator) =>
  expect(control).toHaveAttribute('aria-disabled', 'true')

/** Nothing overflows sideways. */
export async function expectFits(page: Page): Promise<void> {
  const tooWide = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
  await expect.poll(tooWide).toBeLessThanOrEqual(0)
}

/** On a phone, nothing overflows sideways. */
export async function expectFitsPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  await expectFits(page)
}

/** Changes responses on their way to the page, for URLs containing this text. */
export const changeAnswers = (page: Page, text: string, change: (json: Json) => Json) =>
  page.route(
    (url) => url.href.includes(text),
    async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: change((await response.json()) as Json) })
    },
  )

interface Json {
  name?: string
  items?: unknown[]
}

/** Makes lists of images return one more item, whatever it is. */
export const answerMore = (page: Page, item: unknown) =>
  changeAnswers(page, 'global/images?', (json) => ({
    ...json,
    items: [...(json.items ?? []), item],
  }))

/** Presses Tab until something has the focus. */
export async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(target).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0] })
}
