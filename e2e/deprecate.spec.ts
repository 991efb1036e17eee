import { expectAccessible } from './support/accessible.ts'
import {
  chooseState,
  dialog,
  headOf,
  makeFamily,
  openDialog,
  operationsOn,
  preview,
  rowAction,
} from './support/change.ts'
import { expectFits, toasts } from './support/detail.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test.beforeEach(async ({ emulator }) => makeFamily(emulator))

test('the head: what changes is shown before, and asked after', async ({
  page,
  project,
  emulator,
}) => {
  const box = await openDialog(page, project, 'web-v2', 'Deprecate')
  await expect(preview(page)).toContainText(/Family web resolves to\s*web-v2.*web-v1/)
  await expect(box.getByRole('radio', { name: 'Deprecated' })).toBeChecked()
  await expect(box.getByRole('combobox', { name: /Replacement/ })).toHaveValue('web-v1')
  await expect(box.getByText('X86_64 · ready · active')).toBeVisible()
  await expect(box.getByText('0 instance templates, 0 disks')).toBeVisible()
  await box.getByRole('button', { name: 'Deprecate image' }).click()

  await expect(box.getByText('web-v2 is deprecated now.')).toBeVisible()
  await expect(box.getByText('The service was asked: web now resolves to web-v1.')).toBeVisible()
  await expect(box.getByRole('button', { name: 'Close' })).toBeFocused()
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(toasts(page)).toContainText('web resolves to web-v1, before to web-v2.')
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toBeFocused()
  expect((await emulator.image('web-v2')).deprecated).toEqual({
    state: 'DEPRECATED',
    replacement: `https://www.googleapis.com/compute/v1/projects/${project}/global/images/web-v1`,
  })
  expect(await headOf(emulator, 'web')).toBe('web-v1')
})

test('what is not the head needs no second look', async ({ page, project, emulator }) => {
  const box = await openDialog(page, project, 'web-v1', 'Deprecate')
  await expect(preview(page)).toContainText('Family web goes on resolving to web-v2')
  await chooseState(page, 'Obsolete')
  await expect(box.getByText('New uses fail; what was made from it goes on.')).toBeVisible()
  await box.getByRole('button', { name: 'Make image obsolete' }).click()
  await expect(box).toBeHidden()
  await expect(toasts(page)).toContainText('web-v1 is obsolete now. web resolves to web-v2.')
  expect((await emulator.image('web-v1')).deprecated?.state).toBe('OBSOLETE')
})

test('when nothing would be left, the family is typed', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.change('DELETE', 'global/images/web-v1')
  const box = await openDialog(page, project, 'web-v2', 'Deprecate')
  await expect(preview(page)).toContainText('Nothing would be left')
  const submit = box.getByRole('button', { name: 'Deprecate image' })
  await expect(submit).toHaveAttribute('aria-disabled', 'true')
  await expect(box.getByText('Type the family’s name first.')).toBeVisible()
  await submit.click({ force: true })
  expect(await operationsOn(emulator, 'web-v2', 'setDeprecation')).toEqual([])
  await box.getByRole('textbox', { name: /Type the family’s name/ }).fill('web')
  await submit.click()
  await expect(box.getByText('web now resolves to nothing.')).toBeVisible()
  expect(await headOf(emulator, 'web')).toBeNull()
})

test('nothing is sent that moves a head before its preview was on the screen', async ({
  page,
  project,
  emulator,
}) => {
  await page.setViewportSize({ width: 390, height: 480 })
  const box = await openDialog(page, project, 'web-v2', 'Deprecate')
  await expect(preview(page).getByText('Family web')).not.toBeInViewport()
  const submit = box.getByRole('button', { name: 'Deprecate image' })
  await submit.click()
  await expect(box.getByText('Look at what this does to the family')).toBeVisible()
  await expect(preview(page).getByText('Family web')).toBeInViewport()
  expect(await operationsOn(emulator, 'web-v2', 'setDeprecation')).toEqual([])
  // What was seen was another change than this one, to which it does not apply any more.
  await chooseState(page, 'Active')
  await chooseState(page, 'Obsolete')
  await expectFits(page)
  await preview(page).getByText('Family web').scrollIntoViewIfNeeded()
  await box.getByRole('button', { name: 'Make image obsolete' }).click()
  await expect(box.getByText('web-v2 is obsolete now.')).toBeVisible()
})

test('dates: presets, order, zone, the plain warning', async ({ page, project, emulator }) => {
  await page.clock.setFixedTime('2026-11-24T09:00:00Z')
  const box = await openDialog(page, project, 'web-v1', 'Deprecate')
  await chooseState(page, 'Active')
  await expect(box.getByText('times in UTC')).toBeVisible()
  await expect(box.getByText('Compute Engine never moves the state by itself.')).toBeVisible()
  await box.getByRole('button', { name: 'Deprecated in 90 days' }).click()
  await box.getByRole('button', { name: 'Obsolete in 30 days' }).click()
  await expect(box.getByText('not before that of DEPRECATED')).toBeVisible()
  const save = box.getByRole('button', { name: 'Save' })
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await box.getByRole('button', { name: 'Obsolete in 180 days' }).click()
  await box.getByLabel('Deleted on').fill('2028-01-01T12:30')
  await save.click()
  await expect(box).toBeHidden()
  expect((await emulator.image('web-v1')).deprecated).toEqual({
    state: 'ACTIVE',
    deprecated: '2027-02-22T00:00:00Z',
    obsolete: '2027-05-23T00:00:00Z',
    deleted: '2028-01-01T12:30:00Z',
    replacement: `https://www.googleapis.com/compute/v1/projects/${project}/global/images/web-v2`,
  })
})

test.describe('in another time zone', () => {
  test.use({ timezoneId: 'America/New_York' })
  test('dates are meant in it, and sent in UTC', async ({ page, project, emulator }) => {
    const box = await openDialog(page, project, 'web-v1', 'Deprecate')
    await expect(box.getByText(/times in America\/New_York \(UTC−[45]\)/)).toBeVisible()
    await box.getByLabel('Obsolete on').fill('2099-07-01T08:00')
    await box.getByRole('button', { name: 'Deprecate image' }).click()
    await expect(box).toBeHidden()
    expect((await emulator.image('web-v1')).deprecated?.obsolete).toBe('2099-07-01T12:00:00Z')
  })
})

test('a replacement is checked, and refused only where it is none', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'arm', architecture: 'ARM64' })
  await emulator.change('POST', 'global/images/arm/deprecate', {
    state: 'DEPRECATED',
    replacement: `projects/${project}/global/images/web-v1`,
  })
  const box = await openDialog(page, project, 'web-v1', 'Deprecate')
  const field = box.getByRole('combobox', { name: /Replacement/ })
  const type = async (text: string) => {
    await field.fill(text)
    await field.press('Escape')
  }
  await type('arm')
  await expect(box.getByText('arm is itself DEPRECATED.')).toBeVisible()
  await expect(box.getByText('arm is for ARM64, web-v1 for X86_64.')).toBeVisible()
  await expect(box.getByText('A circle: web-v1 → arm → web-v1.')).toBeVisible()
  await type('web-v1')
  await expect(box.getByText('An image cannot replace itself.')).toBeVisible()
  await type('nowhere')
  await expect(box.getByText(`There is no image nowhere in ${project}.`)).toBeVisible()
  await type('projects/debian-cloud/global/images/family/debian-12')
  await expect(box.getByText('a replacement has to be one image')).toBeVisible()
  const submit = box.getByRole('button', { name: 'Deprecate image' })
  await expect(submit).toHaveAttribute('aria-disabled', 'true')
  await type('not a link')
  await expect(box.getByText('This is not a link to an image.')).toBeVisible()
  await type(`projects/${project}/global/images/arm`)
  await submit.click()
  await expect(box).toBeHidden()
  expect((await emulator.image('web-v1')).deprecated?.replacement).toMatch(/images\/arm$/)
})

test('a replacement of another project is looked up there', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  const box = await openDialog(page, project, 'web-v1', 'Deprecate')
  const field = box.getByRole('combobox', { name: /Replacement/ })
  await field.fill('projects/debian-cloud/global/images/nowhere')
  await field.press('Escape')
  await expect(box.getByText('There is no such image.')).toBeVisible()
  await expect(box.getByRole('button', { name: 'Deprecate image' })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
})

test('restored: cleared, read back, and the family resolves to it again', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.change('POST', 'global/images/web-v2/deprecate', {
    state: 'OBSOLETE',
    obsolete: '2026-01-01T00:00:00Z',
  })
  const box = await openDialog(page, project, 'web-v2', 'Restore')
  await expect(box.getByRole('radio', { name: 'Active' })).toBeChecked()
  await expect(preview(page)).toContainText(/resolves to\s*web-v1.*web-v2/)
  await box.getByRole('button', { name: 'Restore to active' }).click()
  await expect(box.getByText('web-v2 is active now.')).toBeVisible()
  await expect(box.getByText('web now resolves to web-v2.')).toBeVisible()
  expect((await emulator.image('web-v2')).deprecated).toBeUndefined()
})

test('a service that says done and does not restore is caught', async ({
  page,
  project,
  emulator,
}) => {
  const status = { state: 'OBSOLETE' }
  await emulator.change('POST', 'global/images/web-v2/deprecate', status)
  await page.route('**/web-v2/deprecate?*', (route) =>
    route.continue({ postData: JSON.stringify(status) }),
  )
  const box = await openDialog(page, project, 'web-v2', 'Restore')
  await box.getByRole('button', { name: 'Restore to active' }).click()
  await expect(box.getByRole('alert')).toContainText('web-v2 is still obsolete, not active')
  await expect(box.getByText(/web now resolves to web-v1\..*Foreseen was web-v2/)).toBeVisible()
})

test('back to the image before, from the page of the family', async ({
  page,
  project,
  emulator,
}) => {
  await page.goto(`/projects/${project}/families/web`)
  await page.getByRole('button', { name: 'Roll back to web-v1' }).click()
  const box = dialog(page)
  await expect(page.getByRole('heading', { name: 'Roll back to web-v1' })).toBeVisible()
  await expect(box.getByRole('combobox', { name: /Replacement/ })).toHaveValue('web-v1')
  await box.getByRole('button', { name: 'Deprecate image' }).click()
  await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: /Roll back/ })).toBeHidden()
  expect(await headOf(emulator, 'web')).toBe('web-v1')
})

test('the commands follow the form', async ({ page, project }) => {
  const box = await openDialog(page, project, 'web-v2', 'Deprecate')
  await box.getByText('Commands that do the same').click()
  await box.getByRole('tab', { name: 'gcloud' }).click()
  const code = box.getByRole('tabpanel')
  await expect(code).toContainText('--state=DEPRECATED')
  await expect(code).toContainText(`--replacement=projects/${project}/global/images/web-v1`)
  await chooseState(page, 'Obsolete')
  await box.getByLabel('Deleted on').fill('2099-01-01T00:00')
  await expect(code).toContainText('--state=OBSOLETE')
  await expect(code).toContainText('--delete-on=2099-01-01T00:00:00Z')
  await box.getByRole('tab', { name: 'REST' }).click()
  await expect(code).toContainText('"deleted": "2099-01-01T00:00:00Z"')
})

test('all by keyboard, from the list and back to where one was', async ({
  page,
  project,
  emulator,
}) => {
  await page.goto(`/projects/${project}/images`)
  const actions = page.getByRole('button', { name: 'Actions on web-v2' })
  await expect(actions).toBeVisible()
  await actions.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused()
  await page.keyboard.press('d')
  await expect(page.getByRole('menuitem', { name: 'Deprecate…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(preview(page)).toContainText('web-v1')
  await page.keyboard.press('Tab')
  await expect(dialog(page).getByRole('radio', { name: 'Deprecated' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(dialog(page).getByRole('radio', { name: 'Obsolete' })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(actions).toBeFocused()
  await expect(toasts(page)).toContainText('web-v2 is obsolete now.')
  await page.keyboard.press('F8')
  await expect(toasts(page).getByRole('button', { name: 'Undo' })).toBeFocused()
  expect((await emulator.image('web-v2')).deprecated?.state).toBe('OBSOLETE')
})

test('Escape closes what is untouched, and not what was typed', async ({ page, project }) => {
  await page.goto(`/projects/${project}/images`)
  await rowAction(page, 'web-v2', 'Deprecate…')
  await expect(preview(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Actions on web-v2' })).toBeFocused()
  await rowAction(page, 'web-v2', 'Deprecate…')
  await chooseState(page, 'Deleted')
  await page.keyboard.press('Escape')
  await expect(dialog(page).getByRole('radio', { name: 'Deleted' })).toBeChecked()
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog(page)).toBeHidden()
})

test('whoever may not is told what is missing', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await emulator.settings({ role: 'roles/compute.viewer' })
  await page.goto(`/projects/${project}/images`)
  await rowAction(page, 'web-v2', 'Deprecate…')
  const box = dialog(page)
  await expect(
    box.getByText(/You may look, and not do it\..*compute\.images\.deprecate/),
  ).toBeVisible()
  await expect(box.getByText('add-iam-policy-binding')).toBeVisible()
  await expect(box.getByRole('button', { name: 'Deprecate image' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`accessible in ${colorScheme}, and on a narrow screen`, async ({
    page,
    project,
    emulator,
    problems,
  }) => {
    problems.allowFailedRequests()
    await page.emulateMedia({ colorScheme })
    await emulator.change('DELETE', 'global/images/web-v1')
    const box = await openDialog(page, project, 'web-v2', 'Deprecate')
    await box.getByLabel('Obsolete on').fill('2020-01-01T00:00')
    await box.getByText('Commands that do the same').click()
    await expect(box.getByText('This date has passed')).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectFits(page)
    await expectAccessible(page)
    await box.getByRole('textbox', { name: /Type the family’s name/ }).fill('web')
    await box.getByRole('button', { name: 'Deprecate image' }).click()
    await expect(box.getByText('web now resolves to nothing.')).toBeVisible()
    await expectAccessible(page)
  })
}
