import type { Page, Route } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { chooseType, DISK_FILE, nameAndCreate, openCreate } from './support/create.ts'
import {
  description,
  describeAsMine,
  editDialog,
  makeTwoFamilies,
  saveEdit,
} from './support/edit.ts'
import { status } from './support/faults.ts'
import { expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeTwoFamilies(emulator))

const RPC = 'type.googleapis.com/google.rpc'
const MESSAGE = 'The request is not valid.'
const LINK = 'https://cloud.google.com/compute/docs/images'
const ENVELOPE = {
  code: 400,
  message: MESSAGE,
  errors: [
    { message: MESSAGE, domain: 'global', reason: 'invalid' },
    { message: 'The second one.', domain: 'global', reason: 'invalid', location: 'family' },
  ],
  details: [
    {
      '@type': `${RPC}.BadRequest`,
      fieldViolations: [{ field: 'labels[1]', description: 'Upper case.' }],
    },
    { '@type': `${RPC}.Help`, links: [{ description: 'About images', url: LINK }] },
  ],
}
const SHOWN = ['family The second one.', 'labels[1] Upper case.', `About images ${LINK}`]

/** The details below an error message, line by line; nothing in them is a link. */
async function expectDetails(page: Page, lines: readonly string[]): Promise<void> {
  const list = page.getByRole('list', { name: 'Details of the error' })
  await expect(list.getByRole('listitem')).toHaveText(lines)
  await expect(list.getByRole('link')).toHaveCount(0)
}

async function createFromFile(page: Page, project: string): Promise<void> {
  await openCreate(page, project)
  await chooseType(page, 'File')
  await page.getByRole('textbox', { name: 'File' }).fill(DISK_FILE)
  await nameAndCreate(page)
}

const refuse = (route: Route) => route.fulfill({ status: ENVELOPE.code, json: { error: ENVELOPE } })

test.describe('everything an error says is shown, the details below its message', () => {
  test.beforeEach(({ problems }) => problems.allowFailedRequests())

  test('on a refused change; its link is copied, not followed', async ({ page, project }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await describeAsMine(page, project)
    await page.route('**/global/images/web-2?*', (route) =>
      route.request().method() === 'PATCH' ? refuse(route) : route.fallback(),
    )
    await saveEdit(page).click()
    await expect(editDialog(page).getByRole('alert')).toContainText(MESSAGE)
    await expectDetails(page, SHOWN)
    await page.getByRole('button', { name: 'Copy link: About images' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(LINK)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  test('on a page that can’t be read', async ({ page, project }) => {
    await page.route('**/global/images/web-2?*', refuse)
    await page.goto(`/projects/${project}/images/web-2`)
    await expect(page.getByRole('alert')).toContainText(MESSAGE)
    await expectDetails(page, SHOWN)
  })

  test('on a list that can’t be read', async ({ page, project }) => {
    await page.route('**/global/images?*', refuse)
    await page.goto(`/projects/${project}/images`)
    await expect(page.getByRole('alert')).toContainText(MESSAGE)
    await expectDetails(page, SHOWN)
  })

  test('on a field that creating is refused for, and above the step too', async ({
    page,
    project,
  }) => {
    await page.route('**/global/images?*', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({
            status: 400,
            json: {
              error: { ...ENVELOPE, message: "Invalid value for field 'resource.name': 'x'." },
            },
          })
        : route.fallback(),
    )
    await createFromFile(page, project)
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(
      /Invalid value for field 'resource\.name'/,
    )
    await expectDetails(page, [MESSAGE, ...SHOWN])
  })
})

test('an operation with two errors shows both, with the details of each', async ({
  page,
  project,
}) => {
  const operation = {
    name: 'operation-1',
    operationType: 'insert',
    status: 'DONE',
    error: {
      errors: [
        { code: 'QUOTA_EXCEEDED', message: 'One quota.' },
        {
          code: 'QUOTA_EXCEEDED',
          message: 'Another quota.',
          errorDetails: [{ quotaInfo: { metricName: 'IMAGES', limit: 100 } }],
        },
      ],
    },
  }
  await page.route('**/global/operations?*', (route) =>
    route.fulfill({ json: { items: [operation] } }),
  )
  await page.goto(`/projects/${project}/operations`)
  for (const text of ['One quota.', 'Another quota.']) {
    await expect(page.getByText(text)).toBeVisible()
  }
  await expectDetails(page, ['IMAGES limit: 100'])
})

const CONSTRAINT = 'constraints/compute.storageResourceUseRestrictions'
const POLICY = `Constraint ${CONSTRAINT} violated for projects/p.`

test('an organization policy is named, with whom to ask', async ({ page, project, emulator }) => {
  await describeAsMine(page, project)
  await emulator.fault('images.patch', status(412, 'conditionNotMet', { message: POLICY }))
  await saveEdit(page).click()
  const alert = editDialog(page).getByRole('alert')
  await expect(alert).toContainText(POLICY)
  await expect(alert).toContainText(
    `Trying again won’t help: the organization policy ${CONSTRAINT} forbids it. Ask its administrator`,
  )
  await expect(alert).not.toContainText('changed it')
  await expect(description(page)).toHaveValue('mine')
})

test('the same for an operation that ends with it', async ({ page, project, emulator }) => {
  await emulator.fault('images.insert', {
    kind: 'operationError',
    code: 'CONDITION_NOT_MET',
    message: POLICY,
    httpStatus: 412,
  })
  await createFromFile(page, project)
  const alert = page.getByRole('alert').filter({ hasText: POLICY })
  await expect(alert).toContainText(`An organization policy doesn’t allow it. ${POLICY}`)
  await expect(alert).toContainText('Ask its administrator')
})
