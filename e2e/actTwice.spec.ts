/**
 * Pressing twice before the page is drawn again, as a script can: nothing is done twice. Double clicks on what
 * has a dialog are in the specs of the dialogs.
 */
import type { Locator } from '@playwright/test'
import { makeShared, openAndAddB, saveAccess } from './support/access.ts'
import { dialog, makeFamily } from './support/change.ts'
import { goTo, openDetails } from './support/create.ts'
import { chooseState, openDeprecate } from './support/deprecate.ts'
import { openImages, selectionBar } from './support/imageList.ts'
import { editTeam, makeLabelled, saveButton } from './support/labels.ts'
import { requestsTo } from './support/page.ts'
import { result, runEnded, webFamily } from './support/runs.ts'
import { expect, test } from './support/test.ts'
import { expectSaved, toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

const pressTwice = (button: Locator) =>
  button.evaluate((element: HTMLElement) => {
    element.click()
    element.click()
  })

test('labels are saved once', async ({ page, project, emulator }) => {
  await makeLabelled(emulator)
  await editTeam(page, project)
  const sent = requestsTo(page, '/setLabels')
  await pressTwice(saveButton(page))
  await expectSaved(page)
  expect(sent).toHaveLength(1)
})

test('access is saved once', async ({ page, project, emulator }) => {
  await makeShared(emulator)
  await openAndAddB(page, project)
  const sent = requestsTo(page, '/setIamPolicy')
  await pressTwice(saveAccess(page))
  await expectSaved(page)
  expect(sent).toHaveLength(1)
})

test('an image is created once', async ({ page, project }) => {
  await openDetails(page, project)
  await page.getByRole('textbox', { name: 'Name' }).fill('web-v1')
  await goTo(page, 'review')
  const sent: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() === 'POST' && pathname.endsWith('/global/images')) sent.push(pathname)
  })
  await pressTwice(page.getByRole('button', { name: 'Create image' }))
  await expect(page.getByText('web-v1 is ready.')).toBeVisible()
  expect(sent).toHaveLength(1)
})

test('a run is started once', async ({ page, project, emulator }) => {
  await emulator.putImages(...webFamily(4))
  await openImages(page, project, '?q=web-v')
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…/ })
    .click()
  const run = dialog(page).getByRole('button', { name: 'Deprecate 4 images' })
  // It waits until that is possible.
  await run.click({ trial: true })
  await pressTwice(run)
  await runEnded(page)
  await expect(result(page, 'Done')).toHaveText('4')
})

test('a change is undone once, with its toast and in the history', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await openDeprecate(page, project, 'web-v1')
  await chooseState(page, 'Obsolete')
  await dialog(page).getByRole('button', { name: 'Make image obsolete' }).click()
  const undo = toasts(page).getByRole('button', { name: 'Undo' })
  await expect(undo).toBeVisible()
  const sent = requestsTo(page, '/web-v1/deprecate')
  await pressTwice(undo)
  await expect(toasts(page)).toContainText('Undid your change to web-v1')
  expect(sent).toHaveLength(1)

  await page.getByRole('link', { name: 'History', exact: true }).click()
  const held = await emulator.fault('images.get', { kind: 'hold' })
  // The undo is the latest change.
  await page.getByRole('button', { name: 'Undo the change to web-v1' }).first().dblclick()
  await held.release()
  await expect(page.getByRole('table', { name: 'Changes' }).getByText('web-v1')).toHaveCount(3)
  await expect(toasts(page)).not.toContainText('Undoing')
  expect(sent).toHaveLength(2)
  expect((await emulator.image('web-v1')).deprecated?.state).toBe('OBSOLETE')
})
