import {
  B,
  bindingsOf,
  makeShared,
  openAndAddB,
  policyOf,
  saveAccess,
  setBindings,
  START,
  table,
  USER,
} from './support/access.ts'
import { openImage, openTab } from './support/detail.ts'
import { expectGrantCommand, forbidden, status, TROUBLES, type Trouble } from './support/faults.ts'
import { lookAgain, offline } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { expectSaved, toasts, undo } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeShared(emulator))

test('a stale etag: both edits are kept and reported; Undo reverts only one’s own', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openAndAddB(page, project)
  await setBindings(emulator, [
    { role: USER, members: ['domain:example.com', 'user:z@example.com'] },
    ...START.slice(1),
  ])
  await lookAgain(page)
  await expect(
    page.getByText(/Someone else .* in the meantime\. Their change will be kept\./),
  ).toBeVisible()
  await saveAccess(page).click()
  await expectSaved(
    page,
    `Someone else gave ${USER} to user:z@example.com, took ${USER} from user:a@example.com in the meantime; that is kept.`,
  )
  expect(await bindingsOf(emulator)).toEqual([
    { role: USER, members: ['domain:example.com', B, 'user:z@example.com'] },
    START[1],
  ])
  const later = { role: 'roles/viewer', members: ['user:later@example.com'] }
  await setBindings(emulator, [...((await policyOf(emulator)).bindings ?? []), later])
  await undo(page)
  expect(await bindingsOf(emulator)).toEqual([
    { role: USER, members: ['domain:example.com', 'user:z@example.com'] },
    START[1],
    later,
  ])
})

const ALWAYS_STALE: Trouble = {
  what: 'a stale etag five times',
  fault: status(409, 'aborted'),
  count: 5,
  says: 'the policy keeps changing (5 tries)',
}

const REFUSED: Trouble = {
  what: 'a refusal',
  fault: status(400, 'badRequest', { message: 'No such group.' }),
  count: 1,
  says: 'No such group.',
}

for (const { what, fault, count, says } of [ALWAYS_STALE, REFUSED, ...TROUBLES]) {
  test(`${what}: the edit is kept and the message says what to do; then it is saved`, async ({
    page,
    project,
    emulator,
  }) => {
    await openAndAddB(page, project)
    await emulator.fault('images.setIamPolicy', fault, count)
    await saveAccess(page).click()
    await expect(page.getByRole('alert')).toContainText('Access was not saved')
    await expect(page.getByRole('alert')).toContainText(says)
    await expect(page.getByText('1 change not saved')).toBeVisible()
    expect(await bindingsOf(emulator)).toEqual(START)
    await saveAccess(page).click()
    await expectSaved(page)
    expect((await bindingsOf(emulator))?.[0]?.members).toContain(B)
  })
}

test('403: the edit is kept, and the permission is named with its command', async ({
  page,
  project,
  emulator,
}) => {
  await openAndAddB(page, project)
  await emulator.fault('images.setIamPolicy', forbidden('compute.images.setIamPolicy'))
  await saveAccess(page).click()
  await expect(page.getByRole('alert')).toContainText(
    "Required 'compute.images.setIamPolicy' permission",
  )
  await expectGrantCommand(page, 'web-1')
  await expect(page.getByText('1 change not saved')).toBeVisible()
  expect(await bindingsOf(emulator)).toEqual(START)
})

test('a response lost after the change was made: found, not made twice, and undone', async ({
  page,
  project,
  emulator,
}) => {
  await openAndAddB(page, project)
  await emulator.fault('images.setIamPolicy', { kind: 'lost' })
  await saveAccess(page).click()
  await expectSaved(page, 'Access to web-1 saved.')
  expect((await bindingsOf(emulator))?.[0]?.members).toContain(B)
  await undo(page)
  expect(await bindingsOf(emulator)).toEqual(START)
})

test('offline, then deleted meanwhile: the edit is kept', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openAndAddB(page, project)
  const alert = page.getByRole('alert').filter({ hasText: 'Access was not saved.' })
  await offline(page, async () => {
    await saveAccess(page).click()
    await expect(alert).toContainText('could not be reached')
  })
  await emulator.change('DELETE', 'global/images/web-1')
  await saveAccess(page).click()
  await expect(alert).toContainText(/was not found.*deleted in the meantime/)
  await expect(table(page)).toContainText(B)
})

test('a policy that can’t be read says why, and is read again', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.fault('images.getIamPolicy', status(400, 'invalid'))
  await openImage(page, project, 'web-1', 'access')
  await expect(page.getByRole('alert')).toContainText('The policy could not be read.')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(table(page)).toBeVisible()
})

test('a failure while another tab is shown is reported there', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openAndAddB(page, project)
  const held = await emulator.fault('images.setIamPolicy', { kind: 'hold' })
  await saveAccess(page).click()
  await expect(page.getByRole('button', { name: 'Saving…' })).toBeVisible()
  await openTab(page, 'JSON')
  await emulator.change('DELETE', 'global/images/web-1')
  await held.release()
  await expect(toasts(page)).toContainText('The access to web-1 was not saved.')
})
