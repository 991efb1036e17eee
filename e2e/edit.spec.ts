import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expectFits, lookAgain, openImage, toasts } from './support/detail.ts'
import type { Emulator, FaultOf } from './support/emulator.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test.beforeEach(async ({ emulator }) => {
  await emulator.insertImage({ name: 'lone', family: 'alone' })
  await emulator.insertImage({ name: 'web-1', family: 'web' })
  await emulator.insertImage({
    name: 'web-2',
    family: 'web',
    description: 'second',
    architecture: 'X86_64',
  })
})

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Edit / })
const heads = (page: Page) =>
  dialog(page).getByRole('group', { name: 'What the families resolve to' })
const save = (page: Page) => dialog(page).getByRole('button', { name: 'Save', exact: true })

async function openEdit(page: Page, project: string, name: string): Promise<void> {
  await openImage(page, project, name)
  await page.getByRole('button', { name: 'Edit description and family' }).click()
  await expect(dialog(page)).toBeVisible()
}

/** Types a family and closes the list of families. */
async function setFamily(page: Page, family: string): Promise<void> {
  const field = dialog(page).getByRole('combobox', { name: /^Family/ })
  await field.fill(family)
  await field.press('Escape')
}

const describe = (page: Page, text: string) =>
  dialog(page)
    .getByRole('textbox', { name: /^Description/ })
    .fill(text)

/** What somebody else does, through the API. */
const elsewhere = (emulator: Emulator, name: string, fields: object) =>
  emulator.change('PATCH', `global/images/${name}`, fields)

test('description and architecture: only what differs is sent; Undo brings it back', async ({
  page,
  project,
  emulator,
}) => {
  await openEdit(page, project, 'web-2')
  await expect(save(page)).toHaveAttribute('aria-disabled', 'true')
  await describe(page, 'the second one')
  await dialog(page)
    .getByRole('combobox', { name: /^Architecture/ })
    .selectOption('ARM64')
  await expect(heads(page)).toBeHidden()
  const request = page.waitForRequest((each) => each.method() === 'PATCH')
  await save(page).click()
  expect((await request).postDataJSON()).toEqual({
    description: 'the second one',
    architecture: 'ARM64',
  })
  await expect(toasts(page)).toContainText('web-2 saved.')
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Edit description and family' })).toBeFocused()
  await expect(page.getByRole('region', { name: 'Identity' })).toContainText('the second one')

  await toasts(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toasts(page)).toContainText('Undone')
  expect(await emulator.image('web-2')).toMatchObject({
    description: 'second',
    architecture: 'X86_64',
  })
})

test('another family: both heads are shown before, and told after', async ({
  page,
  project,
  emulator,
}) => {
  await openEdit(page, project, 'web-2')
  await setFamily(page, 'alone')
  await expect(heads(page)).toContainText(/Family alone resolves to lone → .*web-2/)
  await expect(heads(page)).toContainText(/Family web resolves to web-2 → .*web-1/)
  await save(page).click()
  await expect(toasts(page)).toContainText('alone resolves to web-2 now.')
  await expect(toasts(page)).toContainText('web resolves to web-1 now.')
  expect((await emulator.image('web-2')).family).toBe('alone')
  await toasts(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toasts(page)).toContainText('Undone')
  expect((await emulator.image('web-2')).family).toBe('web')
})

test('a family that would be left without a head: its name is to be typed', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openEdit(page, project, 'lone')
  await setFamily(page, '')
  await expect(heads(page)).toContainText('Nothing would be left')
  await expect(save(page)).toHaveAttribute('aria-disabled', 'true')
  await heads(page).getByRole('textbox').fill('alon')
  await expect(save(page)).toHaveAttribute('aria-disabled', 'true')
  await heads(page).getByRole('textbox').fill('alone')
  await save(page).click()
  await expect(toasts(page)).toContainText('lone saved. alone resolves to nothing now.')
  expect((await emulator.image('lone')).family).toBeUndefined()
})

test('a family name that cannot be is said while typing', async ({ page, project }) => {
  await openEdit(page, project, 'web-2')
  await setFamily(page, 'Web_1')
  await expect(dialog(page)).toContainText('Start with a lower-case letter.')
  await expect(save(page)).toHaveAttribute('aria-disabled', 'true')
})

test('a family that has changed meanwhile is shown again before anything is sent', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openEdit(page, project, 'web-2')
  await setFamily(page, 'alone')
  await expect(heads(page)).toContainText('lone')
  await emulator.change('POST', 'global/images/web-1/deprecate', { state: 'DEPRECATED' })
  await save(page).click()
  await expect(dialog(page)).toContainText('A family has changed meanwhile.')
  await expect(heads(page)).toContainText('Nothing would be left')
  expect((await emulator.image('web-2')).family).toBe('web')
  await heads(page).getByRole('textbox').fill('web')
  await save(page).click()
  await expect(toasts(page)).toContainText('saved')
})

test('members that cannot be read: said, and the family’s name is to be typed', async ({
  page,
  project,
  emulator,
}) => {
  await openEdit(page, project, 'web-2')
  await emulator.fault('images.list', { kind: 'status', status: 403, reason: 'forbidden' }, 4)
  await setFamily(page, 'alone')
  await expect(heads(page)).toContainText('What web will resolve to cannot be told')
  await expect(save(page)).toHaveAttribute('aria-disabled', 'true')
  await heads(page).getByRole('textbox').fill('web')
  await save(page).click()
  await expect(toasts(page)).toContainText('alone resolves to web-2 now.')
})

test('what somebody else did to other fields stays', async ({ page, project, emulator }) => {
  await openEdit(page, project, 'web-2')
  await describe(page, 'mine')
  await elsewhere(emulator, 'web-2', { family: 'other', architecture: 'ARM64' })
  await save(page).click()
  await expect(toasts(page)).toContainText('saved')
  expect(await emulator.image('web-2')).toMatchObject({
    description: 'mine',
    family: 'other',
    architecture: 'ARM64',
  })
})

test('what both have changed is shown before, mine and theirs', async ({
  page,
  project,
  emulator,
}) => {
  await openEdit(page, project, 'web-2')
  await describe(page, 'mine')
  await elsewhere(emulator, 'web-2', { description: 'theirs' })
  await save(page).click()
  const clash = dialog(page).getByRole('region', { name: /description/ })
  await expect(clash).toContainText(/Before\s*second\s*Mine\s*mine\s*Theirs\s*theirs/)
  expect((await emulator.image('web-2')).description).toBe('theirs')
  await clash.getByRole('button', { name: 'Take theirs' }).click()
  await expect(dialog(page).getByRole('textbox', { name: /^Description/ })).toHaveValue('theirs')
  await describe(page, 'both')
  await save(page).click()
  await expect(toasts(page)).toContainText('saved')
  expect((await emulator.image('web-2')).description).toBe('both')
})

test('Undo does nothing where somebody has changed the same since', async ({
  page,
  project,
  emulator,
}) => {
  await openEdit(page, project, 'web-2')
  await describe(page, 'mine')
  await save(page).click()
  await expect(toasts(page)).toContainText('saved')
  await elsewhere(emulator, 'web-2', { description: 'theirs' })
  await toasts(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toasts(page)).toContainText(
    'Not undone. Somebody has changed the description since.',
  )
  expect((await emulator.image('web-2')).description).toBe('theirs')
})

test('what is typed is not lost by Escape, by Back or by Discard', async ({ page, project }) => {
  await openImage(page, project, 'web-1')
  await page.getByRole('link', { name: 'Images', exact: true }).click()
  await page.getByRole('rowheader').getByRole('link', { name: 'web-2' }).click()
  await page.getByRole('button', { name: 'Edit architecture' }).click()
  await describe(page, 'mine')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeVisible()
  await page.goBack()
  const leave = page.getByRole('dialog', { name: 'Leave this page?' })
  await leave.getByRole('button', { name: 'Stay' }).click()
  await dialog(page).getByRole('button', { name: 'Discard' }).click()
  await expect(dialog(page)).toBeHidden()
  await toasts(page).getByRole('button', { name: 'Bring back' }).click()
  await expect(dialog(page).getByRole('textbox', { name: /^Description/ })).toHaveValue('mine')
})

interface Trouble {
  what: string
  fault: FaultOf
  count?: number
  says: RegExp
}

const TROUBLES: Trouble[] = [
  {
    what: '403',
    fault: {
      kind: 'status',
      status: 403,
      reason: 'forbidden',
      message: "Required 'compute.images.update' permission for 'projects/p/global/images/web-2'",
    },
    says: /was not changed\. Required 'compute\.images\.update' permission/,
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
  {
    what: 'an operation that ends in an error',
    fault: { kind: 'operationError', code: 'INTERNAL_ERROR', message: 'Broken.', httpStatus: 500 },
    says: /The service failed; it may work when tried again\. Broken\./,
  },
]

for (const { what, fault, count = 1, says } of TROUBLES) {
  test(`${what}: the dialog and the text stay, and say what to do; then it is saved`, async ({
    page,
    project,
    emulator,
  }) => {
    await openEdit(page, project, 'web-2')
    await describe(page, 'mine')
    await emulator.fault('images.patch', fault, count)
    await save(page).click()
    await expect(dialog(page).getByRole('alert')).toContainText(says, { timeout: 15_000 })
    await expect(dialog(page).getByRole('textbox', { name: /^Description/ })).toHaveValue('mine')
    if (what === '403') {
      await expect(dialog(page).getByRole('region', { name: 'gcloud command' })).toContainText(
        'gcloud compute images add-iam-policy-binding web-2',
      )
      return
    }
    await save(page).click()
    await expect(toasts(page)).toContainText('web-2 saved.')
    expect((await emulator.image('web-2')).description).toBe('mine')
  })
}

test('an answer lost after the change was made: one change', async ({
  page,
  project,
  emulator,
}) => {
  await openEdit(page, project, 'web-2')
  await describe(page, 'mine')
  await emulator.fault('images.patch', { kind: 'lost' })
  await save(page).click()
  await expect(toasts(page)).toContainText('web-2 saved.')
  const operations = (await emulator.api(
    'GET',
    `global/operations?filter=${encodeURIComponent('operationType = "patch"')}`,
  )) as { items: unknown[] }
  expect(operations.items).toHaveLength(1)
})

test('offline, and deleted meanwhile: the dialog and the text stay', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openEdit(page, project, 'web-2')
  await describe(page, 'mine')
  await page.context().setOffline(true)
  await save(page).click()
  await expect(dialog(page).getByRole('alert')).toContainText('could not be reached', {
    timeout: 15_000,
  })
  await page.context().setOffline(false)
  await emulator.change('DELETE', 'global/images/web-2')
  await lookAgain(page)
  await save(page).click()
  await expect(dialog(page).getByRole('alert')).toContainText(/was not found.* to be copied/)
  await expect(dialog(page).getByRole('textbox', { name: /^Description/ })).toHaveValue('mine')
  await dialog(page).getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'web-2 does not exist' })).toBeVisible()
})

test('the commands follow the form', async ({ page, project }) => {
  await openEdit(page, project, 'web-2')
  await dialog(page).getByText('Commands that do the same').click()
  await describe(page, 'it’s mine')
  await expect(dialog(page).getByRole('tabpanel')).toContainText('"description": "it’s mine"')
  await dialog(page).getByRole('tab', { name: 'gcloud' }).click()
  await expect(dialog(page).getByRole('tabpanel')).toContainText("--description='it’s mine'")
  await dialog(page).getByRole('tab', { name: 'Terraform' }).click()
  await expect(dialog(page).getByRole('tabpanel')).toContainText('make it anew')
})

test('by keyboard alone', async ({ page, project, emulator }) => {
  await openImage(page, project, 'web-2')
  await page.getByRole('button', { name: 'Edit architecture' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(dialog(page).getByRole('textbox', { name: /^Description/ })).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('by keyboard')
  await save(page).focus()
  await page.keyboard.press('Enter')
  await expect(toasts(page)).toContainText('saved')
  expect((await emulator.image('web-2')).description).toBe('by keyboard')
  await expect(page.getByRole('button', { name: 'Edit architecture' })).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}; 390 px are enough`, async ({
    page,
    project,
    emulator,
  }, info) => {
    await page.emulateMedia({ colorScheme })
    await openEdit(page, project, 'web-2')
    await expectAccessible(page)
    await emulator.change('POST', 'global/images/web-1/deprecate', { state: 'DEPRECATED' })
    await setFamily(page, '')
    await expect(heads(page)).toContainText('Nothing would be left')
    await heads(page).getByRole('textbox').fill('web')
    await describe(page, 'mine')
    await elsewhere(emulator, 'web-2', { description: 'theirs' })
    await save(page).click()
    await expect(dialog(page)).toContainText('Theirs')
    await dialog(page).getByText('Commands that do the same').click()
    await expectAccessible(page)
    await page.screenshot({ path: info.outputPath('edit.png') })
    await page.setViewportSize({ width: 390, height: 844 })
    await expectFits(page)
    await page.screenshot({ path: info.outputPath('edit-390.png') })
  })
}
