import { expectAccessible } from './support/accessible.ts'
import { dialog, makeFamily, preview, rowAction, typeFamily } from './support/change.ts'
import {
  chooseState,
  deprecateButton,
  openDeprecate,
  setReplacement,
  state,
} from './support/deprecate.ts'
import { expectDisabled, expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeFamily(emulator))

test.describe('in UTC', () => {
  test.use({ timezoneId: 'UTC' })
  test(
    'dates: presets, order, time zone, the plain warning',
    { tag: '@dates' },
    async ({ page, project, emulator }) => {
      const box = await openDeprecate(page, project, 'web-v1')
      await chooseState(page, 'Active')
      await expect(box.getByText('in UTC')).toBeVisible()
      await expect(
        box.getByText('Compute Engine doesn’t change the state on these dates; you do.'),
      ).toBeVisible()
      await box.getByRole('button', { name: 'Deprecated in 90 days' }).click()
      await box.getByRole('button', { name: 'Obsolete in 30 days' }).click()
      await expect(box.getByText('Must not be before the Deprecated date.')).toBeVisible()
      const save = box.getByRole('button', { name: 'Save' })
      await expectDisabled(save)
      await box.getByRole('button', { name: 'Obsolete in 180 days' }).click()
      await box.getByRole('textbox', { name: 'Deleted on' }).fill('2028-01-01 12:30')
      await save.click()
      await expect(box).toBeHidden()
      expect((await emulator.image('web-v1')).deprecated).toEqual({
        state: 'ACTIVE',
        deprecated: '2027-02-22T00:00:00Z',
        obsolete: '2027-05-23T00:00:00Z',
        deleted: '2028-01-01T12:30:00Z',
        replacement: `https://www.googleapis.com/compute/v1/projects/${project}/global/images/web-v2`,
      })
    },
  )
})

for (const [locale, timezoneId] of [
  ['en-US', 'America/New_York'],
  ['de-DE', 'Pacific/Kiritimati'],
] as const) {
  test.describe(`${locale} in ${timezoneId}`, () => {
    test.use({ locale, timezoneId })
    test(
      'dates look the same and are UTC',
      { tag: '@dates' },
      async ({ page, project, emulator }) => {
        const box = await openDeprecate(page, project, 'web-v1')
        await box.getByRole('textbox', { name: 'Obsolete on' }).fill('2099-07-01 08:00')
        await expect(box.getByRole('region', { name: 'What changes' })).toContainText(
          '2099-07-01 08:00 UTC',
        )
        await deprecateButton(page).click()
        await expect(box).toBeHidden()
        const planned = (await emulator.image('web-v1')).deprecated?.obsolete
        expect(planned).toBe('2099-07-01T08:00:00Z')
      },
    )
  })
}

test('a date is marked invalid on leaving it, not while typing; presets and the calendar fill it in', async ({
  page,
  project,
}) => {
  const box = await openDeprecate(page, project, 'web-v1')
  const field = box.getByRole('textbox', { name: 'Deleted on' })
  await field.fill('2099-02')
  await expect(box.getByText('Fix the planned dates.')).toBeVisible()
  await expect(field).toHaveAttribute('aria-invalid', 'false')
  await field.press('Tab')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(box.getByText('Use YYYY-MM-DD or YYYY-MM-DD HH:MM.')).toBeVisible()
  const preset = box.getByRole('button', { name: 'Deleted in 90 days' })
  await preset.click()
  await expect(preset).toHaveAttribute('aria-pressed', 'true')
  await expect(field).toHaveValue('2027-02-22')
  await expect(box.getByText('in 90 days', { exact: true })).toBeVisible()
  await box.getByRole('button', { name: 'Clear: Deleted on' }).click()
  await expect(preset).toHaveAttribute('aria-pressed', 'false')
  await expect(field).toHaveValue('')
})

test('on a phone, the presets stand beside the labels of the dates', async ({ page, project }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const box = await openDeprecate(page, project, 'web-v1')
  for (const state of ['Deprecated', 'Obsolete', 'Deleted']) {
    const words = await box.getByText(`${state} on`, { exact: true }).evaluate((label) => {
      const range = document.createRange()
      range.selectNodeContents(label)
      return range.getBoundingClientRect().right
    })
    const preset = await box.getByRole('button', { name: `${state} in 30 days` }).boundingBox()
    expect(preset?.x).toBeGreaterThan(words + 4)
  }
})

test('a replacement is checked, and refused only if it isn’t an image', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'arm', architecture: 'ARM64' })
  await emulator.change('POST', 'global/images/arm/deprecate', {
    state: 'DEPRECATED',
    replacement: `projects/${project}/global/images/web-v1`,
  })
  const box = await openDeprecate(page, project, 'web-v1')
  await setReplacement(page, 'arm')
  await expect(box.getByText('arm is itself DEPRECATED.')).toBeVisible()
  await expect(box.getByText('arm is for ARM64, web-v1 for X86_64.')).toBeVisible()
  await expect(box.getByText('A cycle: web-v1 → arm → web-v1.')).toBeVisible()
  await setReplacement(page, 'web-v1')
  await expect(box.getByText('An image cannot replace itself.')).toBeVisible()
  await setReplacement(page, 'nowhere')
  await expect(box.getByText(`There is no image nowhere in ${project}.`)).toBeVisible()
  await setReplacement(page, 'projects/debian-cloud/global/images/family/debian-12')
  await expect(box.getByText('A replacement has to be one image')).toBeVisible()
  await expectDisabled(deprecateButton(page))
  await setReplacement(page, 'not a link')
  await expect(box.getByText('This is not a link to an image.')).toBeVisible()
  await setReplacement(page, `projects/${project}/global/images/arm`)
  await deprecateButton(page).click()
  await expect(box).toBeHidden()
  expect((await emulator.image('web-v1')).deprecated?.replacement).toMatch(/images\/arm$/)
})

test('a replacement in another project is looked up there', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  const box = await openDeprecate(page, project, 'web-v1')
  await setReplacement(page, 'projects/debian-cloud/global/images/nowhere')
  await expect(box.getByText('There is no such image.')).toBeVisible()
  await expect(deprecateButton(page)).toHaveAttribute('aria-disabled', 'false')
})

test('the commands follow the form', async ({ page, project }) => {
  const box = await openDeprecate(page, project, 'web-v2')
  await box.getByRole('tab', { name: 'gcloud' }).click()
  const code = box.getByRole('tabpanel')
  await expect(code).toContainText('--state=DEPRECATED')
  await expect(code).toContainText(`--replacement=projects/${project}/global/images/web-v1`)
  await chooseState(page, 'Obsolete')
  await box.getByRole('textbox', { name: 'Deleted on' }).fill('2099-01-01')
  await expect(code).toContainText('--state=OBSOLETE')
  const date = '2099-01-01T00:00:00Z'
  await expect(code).toContainText(`--delete-on=${date}`)
  await box.getByRole('tab', { name: 'REST' }).click()
  await expect(code).toContainText(`"deleted": "${date}"`)
})

test('by keyboard alone, from the list and back to the same row', async ({
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
  await expect(state(page, 'Deprecated')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(state(page, 'Obsolete')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(actions).toBeFocused()
  await expect(toasts(page)).toContainText('web-v2 is now obsolete.')
  await page.keyboard.press('F8')
  await expect(toasts(page).getByRole('button', { name: 'Undo' })).toBeFocused()
  expect((await emulator.image('web-v2')).deprecated?.state).toBe('OBSOLETE')
})

test('Escape closes an untouched dialog, but not one with input', async ({ page, project }) => {
  await page.goto(`/projects/${project}/images`)
  await rowAction(page, 'web-v2', 'Deprecate…')
  await expect(preview(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Actions on web-v2' })).toBeFocused()
  await rowAction(page, 'web-v2', 'Deprecate…')
  await chooseState(page, 'Deleted')
  await page.keyboard.press('Escape')
  await expect(state(page, 'Deleted')).toBeChecked()
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog(page)).toBeHidden()
})

test('without the permission, the dialog says which one is missing', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  const box = await openDeprecate(page, project, 'web-v2')
  await emulator.settings({ role: 'roles/compute.viewer' })
  await deprecateButton(page).click()
  await expect(box.getByRole('alert')).toContainText('compute.images.deprecate')
  await expect(box.getByText('add-iam-policy-binding')).toBeVisible()
  await expectDisabled(deprecateButton(page))
})

test('accessible, and on a narrow screen too', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await emulator.change('DELETE', 'global/images/web-v1')
  const box = await openDeprecate(page, project, 'web-v2')
  await box.getByRole('textbox', { name: 'Obsolete on' }).fill('2020-01-01')
  await expect(box.getByText('This date has passed')).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await expectAccessible(page)
  await typeFamily(page, 'web')
  await deprecateButton(page).click()
  await expect(box.getByText('web now resolves to nothing.')).toBeVisible()
  await expectAccessible(page)
})
