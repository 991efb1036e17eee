import {
  addButton,
  addMember,
  B,
  bindingsOf,
  chooseRole,
  CONDITION,
  makeShared,
  member,
  openAccess,
  openAndAddB,
  policyOf,
  saveAccess,
  setBindings,
  START,
  table,
  USER,
  VIEWER,
} from './support/access.ts'
import { expectAccessible } from './support/accessible.ts'
import { leave, openImage, openTab, stay } from './support/detail.ts'
import { changeAnswers, expectDisabled, expectFitsPhone } from './support/page.ts'
import { expectRow } from './support/tables.ts'
import { expect, test } from './support/test.ts'
import { bringBack, expectSaved, undo } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeShared(emulator))

test('shows role, members and condition, and what they amount to', async ({ page, project }) => {
  await openAccess(page, project)
  await expectRow(table(page), {
    Role: USER,
    Members: 'Everyone in the domain example.com can create disks from it.',
    Condition: 'none',
  })
  await expectRow(table(page), {
    Role: VIEWER,
    Members:
      'Everyone in the group g@example.com can see it, but not create disks from it, under the condition “until 2030”.',
    Condition: CONDITION.expression,
  })
})

test('adds and removes members, with conditions intact; Undo restores them', async ({
  page,
  project,
  emulator,
}) => {
  await openAndAddB(page, project)
  await table(page).getByRole('button', { name: 'Remove user:a@example.com' }).click()
  await expect(page.getByText('2 changes not saved')).toBeVisible()
  await expectRow(table(page), { Members: /user:b@example\.com to be added/ })
  await expectRow(table(page), { Members: /user:a@example\.com to be removed/ })
  await saveAccess(page).click()
  await expectSaved(page, 'Access to web-1 saved.')
  expect(await bindingsOf(emulator)).toEqual([
    { role: USER, members: ['domain:example.com', B] },
    START[1],
  ])
  expect((await policyOf(emulator)).version).toBe(3)
  await undo(page)
  expect(await bindingsOf(emulator)).toEqual(START)
})

test('of a policy without an etag, it says that saving overwrites what others change', async ({
  page,
  project,
}) => {
  await changeAnswers(page, '/getIamPolicy', (policy) => ({ ...policy, etag: undefined }))
  const notice = page.getByText('The API gives this policy no etag.')
  await openAccess(page, project)
  await expect(notice).toBeHidden()
  await member(page).fill(B)
  await addButton(page).click()
  await expect(notice).toBeVisible()
  await expectAccessible(page)
})

test('a member can be added under an existing condition', async ({ page, project, emulator }) => {
  await openAccess(page, project)
  await member(page).fill(B)
  await chooseRole(page, VIEWER)
  await page.getByRole('combobox', { name: 'Condition' }).selectOption('until 2030')
  await addButton(page).click()
  await saveAccess(page).click()
  await expectSaved(page)
  expect(await bindingsOf(emulator)).toEqual([
    START[0],
    { ...START[1], members: ['group:g@example.com', B] },
  ])
})

test('a member is validated before it is added; allUsers is refused', async ({ page, project }) => {
  await openAccess(page, project)
  const group = page.getByRole('group', { name: 'Add a member' })
  await addMember(page, 'alice@example.com')
  await expect(group).toContainText('Start with user:, group:, serviceAccount: or domain:.')
  await expect(member(page)).toBeFocused()
  await member(page).fill('domain:https://example.com')
  await expect(group).toContainText('Not a valid domain. Use the form domain:example.com.')
  await member(page).fill('allUsers')
  await expect(group).toContainText('the member allUsers cannot be granted a role on images.')
  await member(page).fill('user:a@example.com')
  await expect(group).toContainText('This member already has the role.')
  await member(page).fill('domain:example.org')
  await expect(group).toContainText('Everyone in the domain example.org can create disks from it.')
  await chooseRole(page, 'viewer')
  await addButton(page).click()
  await expect(group).toContainText('Use the form roles/compute.imageUser.')
  await expect(page.getByText('not saved')).toBeHidden()
})

test('sharing with everyone requires typing the image’s name', async ({
  page,
  project,
  emulator,
}) => {
  await openAccess(page, project)
  await addMember(page, 'allAuthenticatedUsers')
  await expect(page.getByText('This makes the image public')).toBeVisible()
  await expectDisabled(saveAccess(page))
  await page.getByRole('textbox', { name: /share it with everyone/ }).fill('web-1')
  await saveAccess(page).click()
  await expectSaved(page)
  expect((await bindingsOf(emulator))?.[0]?.members).toContain('allAuthenticatedUsers')
  await expect(table(page)).toContainText(
    'Everyone signed in with a Google account can create disks from it.',
  )
})

test('another tab keeps the draft; leaving asks first; discarding can be undone', async ({
  page,
  project,
}) => {
  await openAndAddB(page, project)
  await openTab(page, 'Overview')
  await openTab(page, 'Access')
  await expect(page.getByText('1 change not saved')).toBeVisible()
  await leave(page)
  await stay(page, 'You would lose your changes to access.')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('not saved')).toBeHidden()
  await bringBack(page)
  await expect(page.getByText('1 change not saved')).toBeVisible()
})

test('a half-typed member is kept on another tab, and asked about when leaving', async ({
  page,
  project,
}) => {
  await openAccess(page, project)
  await member(page).fill('user:b@exam')
  await openTab(page, 'Overview')
  await expect(member(page)).toBeHidden()
  await openTab(page, 'Access')
  await expect(member(page)).toHaveValue('user:b@exam')
  await leave(page)
  await stay(page)
  await expect(member(page)).toHaveValue('user:b@exam')
})

test('no bindings at all', async ({ page, project, emulator }) => {
  await setBindings(emulator, [])
  await openImage(page, project, 'web-1', 'access')
  await expect(page.getByText('No access is granted on this image itself.')).toBeVisible()
  await addMember(page, B)
  await saveAccess(page).click()
  await expectSaved(page)
  expect(await bindingsOf(emulator)).toEqual([{ role: USER, members: [B] }])
})

test('the commands follow the edit', async ({ page, project }) => {
  await openAccess(page, project)
  await page.getByText('Equivalent commands').click()
  await expect(page.getByText('No changes yet.').filter({ visible: true })).toBeVisible()
  await addMember(page, B)
  const commands = page.getByRole('tabpanel')
  await expect(commands).toContainText('/setIamPolicy')
  await page.getByRole('tab', { name: 'gcloud' }).click()
  await expect(commands).toContainText('add-iam-policy-binding web-1')
  await expect(commands).toContainText('--member=user:b@example.com')
  await page.getByRole('tab', { name: 'Terraform' }).click()
  await expect(commands).toContainText('google_compute_image_iam')
})

test('by keyboard alone', async ({ page, project, emulator }) => {
  await openAccess(page, project)
  const remove = table(page).getByRole('button', { name: 'Remove user:a@example.com' })
  await remove.focus()
  await page.keyboard.press('Enter')
  await expect(table(page).getByRole('button', { name: 'Keep user:a@example.com' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(remove).toBeFocused()
  await member(page).focus()
  await page.keyboard.type(B)
  await page.keyboard.press('Enter')
  await expect(member(page)).toBeFocused()
  await expect(member(page)).toHaveValue('')
  await saveAccess(page).focus()
  await page.keyboard.press('Enter')
  await expectSaved(page)
  expect((await bindingsOf(emulator))?.[0]?.members).toContain(B)
  await expect(saveAccess(page)).toBeFocused()
})

test('axe finds nothing; it fits 390 px', async ({ page, project }) => {
  await openAccess(page, project)
  await addMember(page, 'allAuthenticatedUsers')
  await table(page).getByRole('button', { name: 'Remove user:a@example.com' }).click()
  await addMember(page, 'nobody')
  await page.getByText('Equivalent commands').click()
  await expectAccessible(page)
  await expectFitsPhone(page)
})
