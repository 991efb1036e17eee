/** The history while something is changed in another tab, or still being changed. */
import type { Page } from '@playwright/test'
import { dialog } from './support/change.ts'
import { chooseState, openDeprecate } from './support/deprecate.ts'
import { image } from './support/images.ts'
import { deprecateAll, runEnded, versions, webFamily } from './support/runs.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

// The API answers 404 for a family without a head.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

const table = (page: Page) => page.getByRole('table', { name: 'Changes' })
const row = (page: Page, text: string | RegExp) =>
  table(page).getByRole('row').filter({ hasText: text })
const undoOf = (page: Page, name: string) =>
  table(page).getByRole('button', { name: `Undo the change to ${name}` })

test('what another tab changes can be undone here: it isn’t taken for what was read before', async ({
  page,
  context,
  project,
  emulator,
}) => {
  const head = image('app-head', '11-02', { id: '3', family: 'app' })
  await emulator.putImages(...webFamily(2), head, ...versions('app', 1))
  const other = await context.newPage()
  await other.goto(`/projects/${project}/images`)
  await expect(other.getByRole('link', { name: 'web-v1', exact: true })).toBeVisible()
  await other.getByRole('link', { name: 'History', exact: true }).click()
  await expect(other.getByText('No changes yet.', { exact: false }).first()).toBeVisible()

  await openDeprecate(page, project, 'app-v1')
  await chooseState(page, 'Obsolete')
  await dialog(page)
    .getByRole('button', { name: /^Make image obsolete/ })
    .click()
  await expect(dialog(page)).toBeHidden()
  await expect(undoOf(other, 'app-v1')).toBeVisible()

  await deprecateAll(page, project, '?q=web-v', 2)
  await runEnded(page)
  await expect(row(other, 'Deprecate 2 images')).toContainText('2 done')
  await expect(undoOf(other, 'web-v1')).toBeVisible()
  await expect(undoOf(other, 'web-v2')).toBeVisible()
})

test('while a run is being made, what was sent isn’t called unknown, here or in another tab', async ({
  page,
  context,
  project,
  emulator,
}) => {
  await emulator.putImages(...webFamily(2))
  const held = await emulator.fault('images.deprecate', { kind: 'hold' }, 2)
  await deprecateAll(page, project, '?q=web-v', 2)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('link', { name: 'History', exact: true }).click()
  const other = await context.newPage()
  await other.goto(`/projects/${project}/history`)
  for (const tab of [page, other]) {
    await expect(row(tab, 'Deprecate 2 images')).toContainText('2 being sent')
    await expect(row(tab, 'web-v1')).toContainText(/Sending.*Waiting for the response/)
    await expect(table(tab)).not.toContainText(/not known/i)
  }
  await held.release()
  for (const tab of [page, other]) {
    await expect(row(tab, 'Deprecate 2 images')).toContainText('2 done')
    await expect(undoOf(tab, 'web-v1')).toBeVisible()
  }
})
