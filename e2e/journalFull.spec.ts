/** Storage that is full, or refuses, in the middle of a run. */
import { dialog } from './support/change.ts'
import { deprecateAll, imagesByName, result, runEnded, webFamily } from './support/runs.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test('results that can’t be recorded aren’t lost: the run is continued once there is room', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // The API answers 404 for a family without a head.
  problems.allowFailedRequests()
  await page.addInitScript(() => {
    const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
    if (!real) return
    const put = real.value as IDBObjectStore['put']
    IDBObjectStore.prototype.put = function full(this: IDBObjectStore, value: object) {
      // There is still room for what is small.
      if ('result' in value) throw new DOMException('The disk is full.', 'QuotaExceededError')
      return put.call(this, value)
    }
    addEventListener('make-room', () => {
      Object.defineProperty(IDBObjectStore.prototype, 'put', real)
    })
  })
  await emulator.putImages(...webFamily(6))
  await deprecateAll(page, project, '?q=web-v', 6)
  await expect(dialog(page).getByText('The run has stopped.', { exact: true })).toBeVisible()
  await expect(dialog(page)).toContainText(
    'The history can’t be written: The disk is full. Close this dialog to continue or end the run from the header.',
  )
  // Either would start a second run beside it.
  await expect(dialog(page).getByRole('button', { name: /Undo the run|remaining/ })).toHaveCount(0)
  const made = Number(await result(page, 'Done').textContent())
  expect(made).toBeGreaterThan(0)
  await page.evaluate(() => window.dispatchEvent(new Event('make-room')))
  await dialog(page).getByRole('button', { name: 'Close' }).click()

  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Interrupted: \d of 6$/ })
    .click()
  await expect(result(page, 'Done')).toHaveText(String(made))
  await dialog(page)
    .getByRole('button', { name: /^Continue with/ })
    .click()
  await runEnded(page)
  await expect(result(page, 'Done')).toHaveText('6')
  const states = [...(await imagesByName(emulator)).values()].map(
    ({ deprecated }) => deprecated?.state,
  )
  expect(states.filter((state) => state === 'DEPRECATED')).toHaveLength(6)
})
