import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { menuWithoutPermissions } from './support/change.ts'
import { openImage } from './support/detail.ts'
import { status } from './support/faults.ts'
import { expectDisabled, expectFitsPhone, lookAgain } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test.beforeEach(async ({ emulator }) => {
  await emulator.insertImage({ name: 'web-1', family: 'web', labels: { env: 'prod' } })
})

/** Collects every 403 the page receives. */
function refusals(page: Page): string[] {
  const found: string[] = []
  page.on('response', (response) => {
    if (response.status() === 403) found.push(response.url())
  })
  return found
}

/** Controls of the overview that require a permission, each with that permission. */
const CONTROLS: [name: string, permission: string][] = [
  ['Create newer version', 'compute.images.create'],
  ['Deprecate', 'compute.images.deprecate'],
  ['Delete', 'compute.images.delete'],
  ['Edit labels', 'compute.images.setLabels'],
  ['Edit description and family', 'compute.images.update'],
  ['Edit architecture', 'compute.images.update'],
]

const ON_PROJECT =
  /gcloud projects add-iam-policy-binding \S+ \\\s+--member=user:EMAIL \\\s+--role=roles\/compute\.storageAdmin/
const ON_IMAGE =
  /gcloud compute images add-iam-policy-binding web-1 \\\s+--project=\S+ \\\s+--member=user:EMAIL \\\s+--role=roles\/compute\.storageAdmin/

test('a viewer: every control says which permission is missing, without any 403', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/viewer' })
  const refused = refusals(page)
  await openImage(page, project, 'web-1')
  for (const [name, permission] of CONTROLS) {
    const button = page.getByRole('button', { name })
    await expectDisabled(button)
    await expect(button).toHaveAccessibleDescription(`You need ${permission}.`)
    await button.focus()
    await expect(button).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `Permission needed: ${name}` })
    await expect(dialog).toContainText(permission)
    await expect(dialog.getByRole('region', { name: 'gcloud command' })).toContainText(
      permission.endsWith('create') ? ON_PROJECT : ON_IMAGE,
    )
    await expect(dialog.getByRole('button', { name: 'Copy gcloud command' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
  }
  await page.getByRole('link', { name: 'Access' }).click()
  await expect(page.getByText('No access is granted on this image itself.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save access' })).toHaveAccessibleDescription(
    /You need compute\.images\.setIamPolicy/,
  )
  await expectDisabled(page.getByRole('button', { name: 'Add', exact: true }))
  for (const tab of ['Lineage and use', 'Activity', 'JSON']) {
    await page.getByRole('link', { name: tab }).click()
    await expect(page.getByRole('link', { name: tab })).toHaveAttribute('aria-current', 'page')
  }
  expect(refused).toEqual([])
})

test('a viewer: the list knows before anything is chosen, without any 403', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/viewer' })
  const refused = refusals(page)
  await page.goto(`/projects/${project}/images`)
  const create = page.getByRole('button', { name: 'Create image' })
  await expectDisabled(create)
  await expect(create).toHaveAccessibleDescription('You need compute.images.create.')

  await page.getByRole('button', { name: 'Actions on web-1' }).click()
  for (const [name, verb] of [
    ['Edit labels', 'setLabels'],
    ['Create newer version', 'create'],
    ['Deprecate…', 'deprecate'],
    ['Delete…', 'delete'],
  ] as const) {
    const entry = page.getByRole('menuitem', { name })
    await expect(entry).toContainText(`You need compute.images.${verb}.`)
    await expectDisabled(entry)
  }
  await expect(page.getByRole('menuitem', { name: 'Copy name' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.keyboard.press('Escape')

  await page.getByRole('checkbox', { name: 'Select web-1' }).check()
  const deprecate = page.getByRole('region', { name: 'Selection' }).getByRole('button', {
    name: 'Deprecate…',
  })
  await expect(deprecate).toHaveAccessibleDescription('You need compute.images.deprecate.')
  await deprecate.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('gcloud')
  expect(refused).toEqual([])
})

test('a viewer: several images offer every change, each with its missing permission', async ({
  page,
  project,
  emulator,
}) => {
  for (const name of ['web-2', 'web-3', 'web-4', 'web-5']) {
    // oxlint-disable-next-line no-await-in-loop -- in this order
    await emulator.insertImage({ name, family: 'web' })
  }
  await emulator.settings({ role: 'roles/viewer' })
  const refused = refusals(page)
  await page.goto(`/projects/${project}/images`)
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  const bar = page.getByRole('region', { name: 'Selection' })
  for (const [name, verb] of [
    ['Deprecate…', 'deprecate'],
    ['Mark obsolete…', 'deprecate'],
    ['Restore to active…', 'deprecate'],
    ['Edit labels…', 'setLabels'],
  ] as const) {
    const button = bar.getByRole('button', { name })
    await expect(button).toHaveAccessibleDescription(`You need compute.images.${verb}.`)
    await expectDisabled(button)
  }
  await bar.getByRole('button', { name: 'Deprecate…' }).press('Enter')
  await expect(
    page.getByRole('dialog').getByRole('region', { name: 'gcloud command' }),
  ).toContainText(ON_PROJECT)
  await page.keyboard.press('Escape')
  await bar.getByRole('button', { name: 'More actions on the selection' }).click()
  for (const [name, verb] of [
    ['Mark deleted…', 'deprecate'],
    ['Plan dates…', 'deprecate'],
    ['Set family…', 'update'],
    [/^Protect…/, 'setLabels'],
    ['Unprotect…', 'setLabels'],
    ['Delete…', 'delete'],
  ] as const) {
    const entry = page.getByRole('menuitem', { name })
    await expect(entry).toContainText(`You need compute.images.${verb}.`)
    await expectDisabled(entry)
  }
  expect(refused).toEqual([])
})

test('without permission to see the policy, the page says so and doesn’t request it', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // The project's operations can't be listed either.
  problems.allowFailedRequests()
  await emulator.settings({ role: 'roles/compute.imageUser' })
  const refused = refusals(page)
  await openImage(page, project, 'web-1', 'access')
  await expect(page.getByRole('region', { name: 'Access' })).toContainText(
    'You can’t see who has access to this image. You need compute.images.getIamPolicy',
  )
  await expect(page.getByRole('region', { name: 'gcloud command' })).toBeVisible()
  expect(refused.filter((url) => url.includes('IamPolic'))).toEqual([])
})

test('opening the label editor by URL says what is missing before anything is typed', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/viewer' })
  await page.goto(`/projects/${project}/images/web-1?edit=labels`)
  const card = page.getByRole('region', { name: /^Labels/ })
  await expect(card).toContainText('You need compute.images.setLabels')
  await expect(card.getByRole('region', { name: 'gcloud command' })).toBeVisible()
})

test('an editor can do everything but share', async ({ page, project, emulator }) => {
  await emulator.settings({ role: 'roles/editor' })
  await openImage(page, project, 'web-1')
  for (const [name] of CONTROLS.slice(1)) {
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'false')
  }
  await expect(page.getByRole('link', { name: 'Create newer version' })).toBeVisible()
  await page.getByRole('link', { name: 'Access' }).click()
  await expect(page.getByRole('region', { name: 'Access' })).toContainText(
    /You can view this but not change it\..*compute\.images\.setIamPolicy/,
  )
})

test('a permission lost meanwhile: the 403 counts from then on, and isn’t provoked again', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openImage(page, project, 'web-1')
  await page.getByRole('button', { name: 'Edit labels' }).click()
  const card = page.getByRole('region', { name: /^Labels/ })
  await card.getByRole('combobox', { name: 'Value of label 1' }).fill('dev')
  await page.keyboard.press('Escape')
  await emulator.settings({ role: 'roles/viewer' })
  const refused = refusals(page)
  await card.getByRole('button', { name: 'Save labels' }).click()
  await expect(card.getByRole('alert')).toContainText(/compute\.images\.setLabels/)
  await expect(card.getByRole('region', { name: 'gcloud command' })).toBeVisible()
  await expect(card.getByRole('combobox', { name: 'Value of label 1' })).toHaveValue('dev')
  await expectDisabled(card.getByRole('button', { name: 'Save labels' }))
  expect(refused).toHaveLength(1)
})

const checkAgain = (within: Page | Locator) => within.getByRole('button', { name: 'Check again' })

test('a granted permission: “Check again” next to the reason enables the control', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/viewer' })
  await openImage(page, project, 'web-1')
  const button = page.getByRole('button', { name: 'Edit labels' })
  await expectDisabled(button)
  await button.press('Enter')
  const dialog = page.getByRole('dialog')
  const held = await emulator.fault('images.testIamPermissions', { kind: 'hold' })
  await checkAgain(dialog).click()
  await expect(dialog.getByText('Checking…', { exact: true })).toBeVisible()
  await held.release()
  await expect(dialog.getByText('Checked just now: still missing.', { exact: true })).toBeVisible()
  await emulator.fault('images.testIamPermissions', status(400, 'invalid', { message: 'Not now.' }))
  await checkAgain(dialog).click()
  await expect(dialog.getByText('Couldn’t check. Not now.', { exact: true })).toBeVisible()
  await emulator.settings({ role: 'roles/editor' })
  await checkAgain(dialog).click()
  await expect(page.getByRole('dialog', { name: 'Permission granted: Edit labels' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Save labels' })).toBeVisible()
})

test('granted after a 403: what was typed is saved without a reload', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openImage(page, project, 'web-1')
  await page.getByRole('button', { name: 'Edit labels' }).click()
  const card = page.getByRole('region', { name: /^Labels/ })
  await card.getByRole('combobox', { name: 'Value of label 1' }).fill('dev')
  await page.keyboard.press('Escape')
  await emulator.settings({ role: 'roles/viewer' })
  const save = card.getByRole('button', { name: 'Save labels' })
  await save.click()
  await expectDisabled(save)
  await emulator.settings({ role: 'roles/editor' })
  await checkAgain(card).click()
  await expect(card.getByText('Checked just now: you have it.')).toBeVisible()
  await save.click()
  await expect(card.getByText('dev')).toBeVisible()
  expect((await emulator.image('web-1')).labels).toEqual({ env: 'dev' })
})

test('granted while a dialog explains it: the dialog says so, and keeps the focus', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.settings({ role: 'roles/viewer' })
  await menuWithoutPermissions(page, project, 'web-1', 'Deprecate…')
  const box = page.getByRole('dialog')
  await expect(box.getByText(/You can view this but not change it/)).toBeVisible()
  await emulator.settings({ role: 'roles/editor' })
  await checkAgain(box).click()
  await expect(box.getByText('You can change this now.')).toBeVisible()
  await expect(checkAgain(box)).toBeFocused()
})

test('granted while the window is in the background: noticed on return', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/viewer' })
  await openImage(page, project, 'web-1')
  for (const [name] of CONTROLS) await expectDisabled(page.getByRole('button', { name }))
  await emulator.settings({ role: 'roles/owner' })
  await lookAgain(page)
  for (const [name] of CONTROLS) {
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'false')
  }
  await page.getByRole('button', { name: 'Create newer version' }).click()
  await expect(page.getByRole('heading', { name: 'Create newer version of web-1' })).toBeVisible()
})

test('granted permission to see the policy: it is shown', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.settings({ role: 'roles/compute.imageUser' })
  await openImage(page, project, 'web-1', 'access')
  const access = page.getByRole('region', { name: 'Access' })
  await expect(access).toContainText('You can’t see who has access to this image.')
  await emulator.settings({ role: 'roles/owner' })
  await checkAgain(access).click()
  await expect(page.getByText('No access is granted on this image itself.')).toBeVisible()
})

test('permissions that can’t be checked block nothing', async ({ page, project, emulator }) => {
  await emulator.fault('images.testIamPermissions', status(400, 'invalid'))
  await openImage(page, project, 'web-1')
  await expect(page.getByRole('button', { name: 'Edit labels' })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
})

test('axe finds nothing; it fits 390 px', async ({ page, project, emulator }) => {
  await emulator.settings({ role: 'roles/viewer' })
  await openImage(page, project, 'web-1')
  await expectDisabled(page.getByRole('button', { name: 'Edit labels' }))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Edit labels' }).press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)
})
