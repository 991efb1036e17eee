/** When the console checks again for a result that it doesn't know. */
import type { Page } from '@playwright/test'
import { NOW } from './support/calendar.ts'
import { makeFamily } from './support/change.ts'
import { deprecateButton, openFilled, pressDeprecate } from './support/deprecate.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeFamily(emulator))

/** Loses the request each time the console sends it for one press of the button. */
const loseAnswers = (page: Page) =>
  page.route('**/web-v2/deprecate?*', (route) => route.abort('connectionreset'), { times: 4 })

test('the next unknown result is looked for soon again, however long the last one took', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  await page.clock.install({ time: NOW })
  const box = await openFilled(page, project)
  let cut = true
  await page.route('**/global/operations?*', (route) => (cut ? route.abort() : route.fallback()))
  const unknown = box.getByText('It is not known whether web-v2 was changed.')
  const checking = box.getByRole('button', { name: 'Check again' })

  await loseAnswers(page)
  await pressDeprecate(page)
  await expect(unknown).toBeVisible()
  for (const delay of [2000, 4000, 8000]) {
    const asked = page.waitForRequest('**/global/operations?*')
    await page.clock.fastForward(delay)
    await asked
    await expect(checking).toHaveAttribute('aria-disabled', 'false')
  }
  cut = false
  await checking.click()
  await expect(box.getByText(/^web-v2 was not changed\./)).toBeVisible()
  // The button is gone: back to the one that was pressed first.
  await expect(deprecateButton(page)).toBeFocused()

  cut = true
  await loseAnswers(page)
  await pressDeprecate(page)
  await expect(unknown).toBeVisible()
  cut = false
  await page.clock.fastForward(2500)
  await expect(box.getByText(/^web-v2 was not changed\./)).toBeVisible({ timeout: 4000 })
})
