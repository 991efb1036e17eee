/** The project’s rules in the create wizard. */
import { create, goTo, next, openDetails, preview, step, type } from './support/create.ts'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/test.ts'

const RULES = {
  version: 1,
  rules: [
    { labels: { env: { values: ['prod', 'dev'], default: 'prod' } }, description: {} },
    { families: ['web-*'], level: 'error', name: { patterns: ['{family}-v#'] } },
    { encryption: 'customer-managed' },
  ],
}

test.beforeEach(({ page, project }) =>
  page.route('**/config.json', (route) =>
    route.fulfill({ json: { apiBase: '/compute/v1', project, conventions: RULES } }),
  ),
)

test('rules warn on their fields while typing; an error keeps the image from being created', async ({
  page,
  project,
  emulator,
}) => {
  await openDetails(page, project)
  const checks = preview(page).getByRole('region', { name: 'Checks' })
  await expect(step(page).getByText('The label env is missing. Use prod or dev.')).toBeVisible()
  await expect(step(page).getByText('The description is missing.')).toBeVisible()
  await type(page, 'Family', 'web-base')
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('web-43')
  await expect(checks).toContainText('Error: The name doesn’t match {family}-v#.')
  await page.getByRole('button', { name: 'Next: Options' }).click()
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription('The name doesn’t match {family}-v#.')
  await goTo(page, 'review')
  await page.getByRole('button', { name: 'Create image' }).focus()
  await expect(page.getByRole('button', { name: 'Create image' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await goTo(page, 'details')
  await name.fill('web-base-v43')
  await expect(checks).not.toContainText('{family}')
  await page.getByLabel('Description').fill('Debian')
  await step(page).getByRole('button', { name: 'Add env=prod' }).press('Enter')
  await expect(page.getByRole('combobox', { name: 'Key of label 1' })).toHaveValue('env')
  await expect(page.getByRole('combobox', { name: 'Value of label 1' })).toBeFocused()
  await expect(step(page).getByText('The label env is missing')).toHaveCount(0)
  await expectAccessible(page)

  await next(page, 'options')
  await expect(
    step(page).getByText('It isn’t encrypted with a customer-managed key.'),
  ).toBeVisible()
  // A warning doesn’t.
  await goTo(page, 'review')
  await expect(
    step(page).getByText('It isn’t encrypted with a customer-managed key.'),
  ).toBeVisible()
  await create(page, 'web-base-v43')
  expect((await emulator.image('web-base-v43')).labels).toEqual({ env: 'prod' })
})
