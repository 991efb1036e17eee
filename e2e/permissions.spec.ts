import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { openImage } from './support/detail.ts'
import { status } from './support/faults.ts'
import { expectDisabled, expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test.beforeEach(async ({ emulator }) => {
  await emulator.insertImage({ name: 'web-1', family: 'web', labels: { env: 'prod' } })
})

/** Every answer 403 that the page gets. */
function refusals(page: Page): string[] {
  const found: string[] = []
  page.on('response', (response) => {
    if (response.status() === 403) found.push(response.url())
  })
  return found
}

/** Controls of the overview that take a permission, each with the one that it takes. */
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

test('a viewer: every control says which permission is missing; nothing is answered 403', async ({
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
    await expect(button).toHaveAccessibleDescription(new RegExp(`You need ${permission},`))
    await button.focus()
    await expect(button).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `You may not do this: ${name}` })
    await expect(dialog).toContainText(permission)
    await expect(dialog.getByRole('region', { name: 'gcloud command' })).toContainText(
      permission.endsWith('create') ? ON_PROJECT : ON_IMAGE,
    )
    await expect(dialog.getByRole('button', { name: 'Copy gcloud command' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
  }
  await page.getByRole('link', { name: 'Access' }).click()
  await expect(page.getByText('Nobody has access by this image’s own policy.')).toBeVisible()
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

test('who may not see the policy is told so, and it is not asked for', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // Neither may one see the project's operations.
  problems.allowFailedRequests()
  await emulator.settings({ role: 'roles/compute.imageUser' })
  const refused = refusals(page)
  await openImage(page, project, 'web-1', 'access')
  await expect(page.getByRole('region', { name: 'Access' })).toContainText(
    'You may not see who has access to this image. You need compute.images.getIamPolicy',
  )
  await expect(page.getByRole('region', { name: 'gcloud command' })).toBeVisible()
  expect(refused.filter((url) => url.includes('IamPolic'))).toEqual([])
})

test('who comes to the label editor by its address is told before typing', async ({
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

test('an editor may do all but share', async ({ page, project, emulator }) => {
  await emulator.settings({ role: 'roles/editor' })
  await openImage(page, project, 'web-1')
  for (const [name] of CONTROLS.slice(1)) {
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'false')
  }
  await expect(page.getByRole('link', { name: 'Create newer version' })).toBeVisible()
  await page.getByRole('link', { name: 'Access' }).click()
  await page.getByRole('button', { name: 'Save access' }).press('Enter')
  await expect(page.getByRole('dialog')).toContainText('compute.images.setIamPolicy')
})

test('a permission that is lost meanwhile: the answer counts from then on, and is not asked again', async ({
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

test('permissions that cannot be asked hold nothing back', async ({ page, project, emulator }) => {
  await emulator.fault('images.testIamPermissions', status(400, 'invalid'))
  await openImage(page, project, 'web-1')
  await expect(page.getByRole('button', { name: 'Edit labels' })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}; 390 px are enough`, async ({
    page,
    project,
    emulator,
  }) => {
    await page.emulateMedia({ colorScheme })
    await emulator.settings({ role: 'roles/viewer' })
    await openImage(page, project, 'web-1')
    await expectDisabled(page.getByRole('button', { name: 'Edit labels' }))
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Edit labels' }).press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page)
    await expectFitsPhone(page)
  })
}
