import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expectFits, lookAgain, openImage, toasts } from './support/detail.ts'
import type { Emulator, FaultOf } from './support/emulator.ts'
import { expectRow } from './support/tables.ts'
import type { Policy } from '../src/compute/schema.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const USER = 'roles/compute.imageUser'
const VIEWER = 'roles/compute.viewer'
const CONDITION = {
  title: 'until 2030',
  expression: 'request.time < timestamp("2030-01-01T00:00:00Z")',
}
const START = [
  { role: USER, members: ['domain:example.com', 'user:a@example.com'] },
  { role: VIEWER, members: ['group:g@example.com'], condition: CONDITION },
]

test.beforeEach(async ({ emulator }) => {
  await emulator.insertImage({ name: 'web-1' })
  await setPolicy(emulator, START)
})

async function setPolicy(emulator: Emulator, bindings: Policy['bindings']): Promise<void> {
  const { etag } = await policyOf(emulator)
  const policy = { version: 3, etag, bindings }
  await emulator.api('POST', 'global/images/web-1/setIamPolicy', { policy })
}

const policyOf = async (emulator: Emulator) =>
  (await emulator.api(
    'GET',
    'global/images/web-1/getIamPolicy?optionsRequestedPolicyVersion=3',
  )) as Policy

/** Role, condition and members of all bindings, in an order of their own. */
const bindingsOf = async (emulator: Emulator) =>
  (await policyOf(emulator)).bindings?.map(({ members = [], ...rest }) => ({
    ...rest,
    members: members.toSorted(),
  }))

const openAccess = async (page: Page, project: string) => {
  await openImage(page, project, 'web-1', 'access')
  await expect(table(page)).toBeVisible()
}
const table = (page: Page) => page.getByRole('table', { name: 'Access to the image' })
const member = (page: Page) => page.getByRole('textbox', { name: 'Member' })
const addButton = (page: Page) => page.getByRole('button', { name: 'Add', exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Save access' })

async function add(page: Page, who: string, role = USER): Promise<void> {
  await member(page).fill(who)
  const field = page.getByRole('combobox', { name: 'Role' })
  await field.fill(role)
  await field.press('Escape')
  await addButton(page).click()
}

test('shows role, members and condition, and says what it comes to', async ({ page, project }) => {
  await openAccess(page, project)
  await expectRow(table(page), {
    Role: USER,
    Members: 'Everyone in the domain example.com may create disks from it.',
    Condition: 'none',
  })
  await expectRow(table(page), {
    Role: VIEWER,
    Members:
      'Everyone in the group g@example.com may see it, but not create disks from it, under the condition “until 2030”.',
    Condition: CONDITION.expression,
  })
})

test('adds and removes, conditions intact; Undo brings it back', async ({
  page,
  project,
  emulator,
}) => {
  await openAccess(page, project)
  await add(page, 'user:b@example.com')
  await table(page).getByRole('button', { name: 'Remove user:a@example.com' }).click()
  await expect(page.getByText('2 changes not saved')).toBeVisible()
  await expectRow(table(page), { Members: /user:b@example\.com to be added/ })
  await expectRow(table(page), { Members: /user:a@example\.com to be removed/ })
  await save(page).click()
  await expect(toasts(page)).toContainText('Access to web-1 saved.')
  expect(await bindingsOf(emulator)).toEqual([
    { role: USER, members: ['domain:example.com', 'user:b@example.com'] },
    START[1],
  ])
  expect((await policyOf(emulator)).version).toBe(3)
  await toasts(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toasts(page)).toContainText('Undone')
  expect(await bindingsOf(emulator)).toEqual(START)
})

test('a member can be added under a condition that is there', async ({
  page,
  project,
  emulator,
}) => {
  await openAccess(page, project)
  await member(page).fill('user:b@example.com')
  const role = page.getByRole('combobox', { name: 'Role' })
  await role.fill(VIEWER)
  await role.press('Escape')
  await page.getByRole('combobox', { name: 'Condition' }).selectOption('until 2030')
  await addButton(page).click()
  await save(page).click()
  await expect(toasts(page)).toContainText('saved')
  expect(await bindingsOf(emulator)).toEqual([
    START[0],
    { ...START[1], members: ['group:g@example.com', 'user:b@example.com'] },
  ])
})

test('a member is checked before it is added; allUsers is refused', async ({ page, project }) => {
  await openAccess(page, project)
  const group = page.getByRole('group', { name: 'Add a member' })
  await add(page, 'alice@example.com')
  await expect(group).toContainText('Write the kind first: user:alice@example.com.')
  await expect(member(page)).toBeFocused()
  await member(page).fill('domain:https://example.com')
  await expect(group).toContainText('Not a domain: write it like domain:example.com.')
  await member(page).fill('allUsers')
  await expect(group).toContainText('the member allUsers cannot be granted a role on images.')
  await member(page).fill('user:a@example.com')
  await expect(group).toContainText('This member has the role already.')
  await member(page).fill('domain:example.org')
  await expect(group).toContainText('Everyone in the domain example.org may create disks from it.')
  await page.getByRole('combobox', { name: 'Role' }).fill('viewer')
  await page.getByRole('combobox', { name: 'Role' }).press('Escape')
  await addButton(page).click()
  await expect(group).toContainText('Write it like roles/compute.imageUser.')
  await expect(page.getByText('not saved')).toBeHidden()
})

test('sharing with everybody takes the image’s name', async ({ page, project, emulator }) => {
  await openAccess(page, project)
  await add(page, 'allAuthenticatedUsers')
  await expect(page.getByText('This makes the image public')).toBeVisible()
  await expect(save(page)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('textbox', { name: /share it with everybody/ }).fill('web-1')
  await save(page).click()
  await expect(toasts(page)).toContainText('saved')
  expect((await bindingsOf(emulator))?.[0]?.members).toContain('allAuthenticatedUsers')
  await expect(table(page)).toContainText(
    'Everyone who is signed in with any Google account may create disks from it.',
  )
})

test('a stale etag: both edits are kept, and it is said; Undo takes back one’s own only', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openAccess(page, project)
  await add(page, 'user:b@example.com')
  await setPolicy(emulator, [
    { role: USER, members: ['domain:example.com', 'user:z@example.com'] },
    ...START.slice(1),
  ])
  await lookAgain(page)
  await expect(page.getByText(/Somebody else .* meanwhile\. It will be kept\./)).toBeVisible()
  await save(page).click()
  await expect(toasts(page)).toContainText(
    `Somebody else gave ${USER} to user:z@example.com, took ${USER} from user:a@example.com meanwhile; that is kept.`,
  )
  expect(await bindingsOf(emulator)).toEqual([
    { role: USER, members: ['domain:example.com', 'user:b@example.com', 'user:z@example.com'] },
    START[1],
  ])
  await setPolicy(emulator, [...((await policyOf(emulator)).bindings ?? []), LATER])
  await toasts(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toasts(page)).toContainText('Undone')
  expect(await bindingsOf(emulator)).toEqual([
    { role: USER, members: ['domain:example.com', 'user:z@example.com'] },
    START[1],
    LATER,
  ])
})

const LATER = { role: 'roles/viewer', members: ['user:later@example.com'] }

test('another tab keeps the draft; leaving asks; discarding can be taken back', async ({
  page,
  project,
}) => {
  await openAccess(page, project)
  await add(page, 'user:b@example.com')
  const tabs = page.getByRole('navigation', { name: 'Views of the image' })
  await tabs.getByRole('link', { name: 'Overview' }).click()
  await tabs.getByRole('link', { name: 'Access' }).click()
  await expect(page.getByText('1 change not saved')).toBeVisible()
  await page.getByRole('link', { name: 'Images', exact: true }).click()
  const leave = page.getByRole('dialog', { name: 'Leave this page?' })
  await expect(leave).toContainText('You would lose the changes of who has access.')
  await leave.getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('not saved')).toBeHidden()
  await toasts(page).getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByText('1 change not saved')).toBeVisible()
})

test('a member that is only half typed is kept on another tab, and asked about', async ({
  page,
  project,
}) => {
  await openAccess(page, project)
  const member = page.getByRole('textbox', { name: 'Member' })
  await member.fill('user:b@exam')
  const tabs = page.getByRole('navigation', { name: 'Views of the image' })
  await tabs.getByRole('link', { name: 'Overview' }).click()
  await expect(member).toBeHidden()
  await tabs.getByRole('link', { name: 'Access' }).click()
  await expect(member).toHaveValue('user:b@exam')
  await page.getByRole('link', { name: 'Images', exact: true }).click()
  const leave = page.getByRole('dialog', { name: 'Leave this page?' })
  await leave.getByRole('button', { name: 'Stay' }).click()
  await expect(member).toHaveValue('user:b@exam')
})

interface Trouble {
  what: string
  fault: FaultOf
  count?: number
  says: RegExp
}

const TROUBLES: Trouble[] = [
  {
    what: 'a stale etag five times',
    fault: { kind: 'status', status: 409, reason: 'aborted' },
    count: 5,
    says: /somebody changes the policy all the time \(5 tries\)/,
  },
  {
    what: 'a refusal',
    fault: { kind: 'status', status: 400, reason: 'badRequest', message: 'No such group.' },
    says: /Access was not saved\. No such group\./,
  },
  {
    what: '403',
    fault: {
      kind: 'status',
      status: 403,
      reason: 'forbidden',
      message: "Required 'compute.images.setIamPolicy' permission for 'projects/p/global/images/i'",
    },
    says: /Required 'compute\.images\.setIamPolicy' permission/,
  },
  {
    what: '429',
    fault: { kind: 'status', status: 429, reason: 'rateLimitExceeded', retryAfter: '0' },
    count: 4,
    says: /wait a minute, then try again/,
  },
  {
    what: '503',
    fault: { kind: 'status', status: 503, reason: 'backendError', retryAfter: '0' },
    count: 4,
    says: /The service is in trouble: try again in a moment/,
  },
  { what: 'HTML', fault: { kind: 'html' }, count: 2, says: /The answer was not JSON/ },
]

for (const { what, fault, count = 1, says } of TROUBLES) {
  test(`${what}: the edit stays, and it is said what to do; then it is saved`, async ({
    page,
    project,
    emulator,
  }) => {
    await openAccess(page, project)
    await add(page, 'user:b@example.com')
    await emulator.fault('images.setIamPolicy', fault, count)
    await save(page).click()
    await expect(page.getByRole('alert')).toContainText(says, { timeout: 15_000 })
    await expect(page.getByText('1 change not saved')).toBeVisible()
    expect(await bindingsOf(emulator)).toEqual(START)
    if (what === '403') {
      await expect(page.getByRole('region', { name: 'gcloud command' })).toContainText(
        'gcloud compute images add-iam-policy-binding web-1',
      )
      return
    }
    await save(page).click()
    await expect(toasts(page)).toContainText('saved')
    expect((await bindingsOf(emulator))?.[0]?.members).toContain('user:b@example.com')
  })
}

test('an answer lost after the change was made: found, not made twice, and undone', async ({
  page,
  project,
  emulator,
}) => {
  await openAccess(page, project)
  await add(page, 'user:b@example.com')
  await emulator.fault('images.setIamPolicy', { kind: 'lost' })
  await save(page).click()
  await expect(toasts(page)).toContainText('Access to web-1 saved.')
  expect((await bindingsOf(emulator))?.[0]?.members).toContain('user:b@example.com')
  await toasts(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toasts(page)).toContainText('Undone')
  expect(await bindingsOf(emulator)).toEqual(START)
})

test('offline, and deleted meanwhile: the edit stays', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openAccess(page, project)
  await add(page, 'user:b@example.com')
  await page.context().setOffline(true)
  await save(page).click()
  await expect(page.getByRole('alert')).toContainText('could not be reached', { timeout: 15_000 })
  await page.context().setOffline(false)
  await emulator.change('DELETE', 'global/images/web-1')
  await save(page).click()
  await expect(page.getByRole('alert')).toContainText(/was not found.* to be copied/)
  await expect(table(page)).toContainText('user:b@example.com')
})

test('a policy that cannot be read says why, and is read again', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.fault('images.getIamPolicy', { kind: 'status', status: 400, reason: 'invalid' })
  await openImage(page, project, 'web-1', 'access')
  await expect(page.getByRole('alert')).toContainText('The policy could not be read.')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(table(page)).toBeVisible()
})

test('no binding at all', async ({ page, project, emulator }) => {
  await setPolicy(emulator, [])
  await openImage(page, project, 'web-1', 'access')
  await expect(page.getByText('Nobody has access by this image’s own policy.')).toBeVisible()
  await add(page, 'user:b@example.com')
  await save(page).click()
  await expect(toasts(page)).toContainText('saved')
  expect(await bindingsOf(emulator)).toEqual([{ role: USER, members: ['user:b@example.com'] }])
})

test('the commands follow the edit', async ({ page, project }) => {
  await openAccess(page, project)
  await page.getByText('Commands that do the same').click()
  await expect(page.getByText('Nothing is changed yet.').filter({ visible: true })).toBeVisible()
  await add(page, 'user:b@example.com')
  const panel = page.getByRole('tabpanel')
  await expect(panel).toContainText('/setIamPolicy')
  await page.getByRole('tab', { name: 'gcloud' }).click()
  await expect(panel).toContainText('add-iam-policy-binding web-1')
  await expect(panel).toContainText('--member=user:b@example.com')
  await page.getByRole('tab', { name: 'Terraform' }).click()
  await expect(panel).toContainText('google_compute_image_iam')
})

test('by keyboard alone', async ({ page, project, emulator }) => {
  await openAccess(page, project)
  await table(page).getByRole('button', { name: 'Remove user:a@example.com' }).focus()
  await page.keyboard.press('Enter')
  await expect(table(page).getByRole('button', { name: 'Keep user:a@example.com' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(table(page).getByRole('button', { name: 'Remove user:a@example.com' })).toBeFocused()
  await member(page).focus()
  await page.keyboard.type('user:b@example.com')
  await page.keyboard.press('Enter')
  await expect(member(page)).toBeFocused()
  await expect(member(page)).toHaveValue('')
  await save(page).focus()
  await page.keyboard.press('Enter')
  await expect(toasts(page)).toContainText('saved')
  expect((await bindingsOf(emulator))?.[0]?.members).toContain('user:b@example.com')
  await expect(save(page)).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}; 390 px are enough`, async ({ page, project }, info) => {
    await page.emulateMedia({ colorScheme })
    await openAccess(page, project)
    await add(page, 'allAuthenticatedUsers')
    await table(page).getByRole('button', { name: 'Remove user:a@example.com' }).click()
    await add(page, 'nobody')
    await page.getByText('Commands that do the same').click()
    await expectAccessible(page)
    await page.screenshot({ path: info.outputPath('access.png'), fullPage: true })
    await page.setViewportSize({ width: 390, height: 844 })
    await expectFits(page)
    await page.screenshot({ path: info.outputPath('access-390.png'), fullPage: true })
  })
}
