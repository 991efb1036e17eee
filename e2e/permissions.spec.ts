import { expectAccessible } from './support/accessible.ts'
import { CONTROLS, openImage } from './support/detail.ts'
import { refusals, status } from './support/faults.ts'
import { selectionBar } from './support/imageList.ts'
import { expectDisabled, expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test.beforeEach(async ({ emulator }) => {
  await emulator.insertImage({ name: 'web-1', family: 'web', labels: { env: 'prod' } })
})

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
    const dialog = page.getByRole('dialog', { name: `Permission needed: ${name.replace('…', '')}` })
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
  const deprecate = selectionBar(page).getByRole('button', {
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
    await emulator.insertImage({ name, family: 'web' })
  }
  await emulator.settings({ role: 'roles/viewer' })
  const refused = refusals(page)
  await page.goto(`/projects/${project}/images`)
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  const bar = selectionBar(page)
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

test('opening the create page by URL says what is missing before anything is typed', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/viewer' })
  await page.goto(`/projects/${project}/images/create`)
  const main = page.getByRole('main')
  await expect(main).toContainText(
    'You can’t create an image in this project. You need compute.images.create.',
  )
  await expect(main.getByRole('region', { name: 'gcloud command' })).toContainText(ON_PROJECT)
  await expectAccessible(page)
  await expectFitsPhone(page)
  await emulator.settings({ role: 'roles/editor' })
  await main.getByRole('button', { name: 'Check again' }).click()
  await expect(main).toContainText('You can create an image now.')
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
