import {
  expectGrantCommand,
  FAILED_OPERATION,
  forbidden,
  status,
  TROUBLES,
  type Trouble,
} from './support/faults.ts'
import {
  EDITED,
  editTeam,
  LABELS,
  labelsOf,
  makeLabelled,
  saveButton,
  saveLabels,
  valueOf,
} from './support/labels.ts'
import { leave, openTab } from './support/detail.ts'
import { lookAgain, offline, requestsTo } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { expectSaved, toasts, undo } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeLabelled(emulator))

const ALWAYS_STALE: Trouble = {
  what: 'a stale fingerprint five times',
  fault: status(412, 'conditionNotMet', {
    message: 'Labels fingerprint either invalid or resource labels have changed',
  }),
  count: 5,
  says: 'they keep changing (5 tries). Your changes are still here',
}

for (const { what, fault, count, says } of [ALWAYS_STALE, ...TROUBLES, FAILED_OPERATION]) {
  test(`${what}: the editor and the text stay, and the message says what to do; then it is saved`, async ({
    page,
    project,
    emulator,
  }) => {
    const card = await editTeam(page, project)
    await emulator.fault('images.setLabels', fault, count)
    await saveLabels(page)
    await expect(card.getByRole('alert')).toContainText('The labels were not saved')
    await expect(card.getByRole('alert')).toContainText(says)
    await expect(valueOf(page, 'team')).toHaveValue('platform')
    expect(await labelsOf(emulator)).toEqual(LABELS)
    await saveLabels(page)
    await expectSaved(page)
    expect(await labelsOf(emulator)).toEqual(EDITED)
  })
}

test('403: the editor and the text stay, and the permission is named with its command', async ({
  page,
  project,
  emulator,
}) => {
  const card = await editTeam(page, project)
  await emulator.fault('images.setLabels', forbidden('compute.images.setLabels'))
  await saveLabels(page)
  await expect(card.getByRole('alert')).toContainText(
    "The labels were not saved. Required 'compute.images.setLabels' permission",
  )
  await expectGrantCommand(card, 'web-1')
  await expect(valueOf(page, 'team')).toHaveValue('platform')
  expect(await labelsOf(emulator)).toEqual(LABELS)
})

test('a response lost after the change was made: read and found, not made twice', async ({
  page,
  project,
  emulator,
}) => {
  await editTeam(page, project)
  await emulator.fault('images.setLabels', { kind: 'lost' })
  await saveLabels(page)
  await expectSaved(page, 'Labels of web-1 saved.')
  expect(await labelsOf(emulator)).toEqual(EDITED)
  await undo(page)
  expect(await labelsOf(emulator)).toEqual(LABELS)
})

test('offline midway: reported, and nothing lost', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  const card = await editTeam(page, project)
  await offline(page, async () => {
    await saveLabels(page)
    await expect(card.getByRole('alert')).toContainText('could not be reached')
  })
  await saveLabels(page)
  await expectSaved(page)
  expect(await labelsOf(emulator)).toEqual(EDITED)
})

test('deleted meanwhile: the editor and the text stay', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  const card = await editTeam(page, project)
  await emulator.change('DELETE', 'global/images/web-1')
  await saveLabels(page)
  await expect(card.getByRole('alert')).toContainText(
    /was not found.* It may have been deleted in the meantime/,
  )
  await lookAgain(page)
  await expect(page.getByText('This image was deleted in the meantime')).toBeVisible()
  await expect(valueOf(page, 'team')).toHaveValue('platform')
  await card.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'web-1 does not exist' })).toBeVisible()
})

test('a double click makes one change', async ({ page, project, emulator }) => {
  const card = await editTeam(page, project)
  const sent = requestsTo(page, '/setLabels')
  const held = await emulator.fault('images.setLabels', { kind: 'hold' })
  await saveButton(page).dblclick()
  await expect(card.getByRole('button', { name: 'Saving…' })).toBeVisible()
  await held.release()
  await expectSaved(page)
  expect(sent).toHaveLength(1)
})

test('leaving while they are saved asks nothing: saving continues', async ({
  page,
  project,
  emulator,
}) => {
  const card = await editTeam(page, project)
  const held = await emulator.fault('images.setLabels', { kind: 'hold' })
  await saveLabels(page)
  await expect(card.getByRole('button', { name: 'Saving…' })).toBeVisible()
  await leave(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
  await held.release()
  await expectSaved(page)
  expect(await labelsOf(emulator)).toEqual(EDITED)
})

test('a failure while another tab is shown is reported there, and the text stays', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  const card = await editTeam(page, project)
  const held = await emulator.fault('images.setLabels', { kind: 'hold' })
  await saveLabels(page)
  await expect(card.getByRole('button', { name: 'Saving…' })).toBeVisible()
  await openTab(page, 'JSON')
  await emulator.change('DELETE', 'global/images/web-1')
  await held.release()
  await expect(toasts(page)).toContainText('The labels of web-1 were not saved.')
  await openTab(page, 'Overview')
  await expect(card.getByRole('alert')).toContainText('The labels were not saved')
  await expect(valueOf(page, 'team')).toHaveValue('platform')
})
