/**
 * Images that don't fit the API's description: what can be read is shown, and no head is made up.
 */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { openDialog, preview } from './support/change.ts'
import { deleteButton, typeName } from './support/delete.ts'
import { field, openImage } from './support/detail.ts'
import { description, editDialog, openEdit, saveEdit } from './support/edit.ts'
import { grid, openImages, row } from './support/imageList.ts'
import { image } from './support/images.ts'
import { answerMore, changeAnswers, expectDisabled } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { expectSaved } from './support/toasts.ts'

test.use({ seed: 'empty' })

const ODD = 'Some fields could not be read: status, labels.env.'

test.beforeEach(async ({ page, emulator }) => {
  await emulator.putImages(
    image('web-v1', '01-01', { family: 'web' }),
    image('web-v2', '01-02', {
      family: 'web',
      status: 'FAILED',
      labels: { team: 'web' },
      sourceImage: `projects/${emulator.project}/global/images/web-v1`,
    }),
    image('db-v1', '01-01', { family: 'db' }),
  )
  const odd = (one: unknown): unknown =>
    isNamed(one, 'web-v2') ? { ...one, status: 5, labels: { env: 1, team: 'web' } } : one
  await changeAnswers(page, 'global/images', (json) =>
    json.items ? { ...json, items: json.items.map(odd) } : { ...json, ...(odd(json) as object) },
  )
})

const makeOdd = (page: Page, name: string, fields: object) =>
  changeAnswers(page, `global/images/${name}`, (json) =>
    isNamed(json, name) ? { ...json, ...fields } : json,
  )

const isNamed = (one: unknown, name: string): one is { name: string } =>
  typeof one === 'object' && one !== null && 'name' in one && one.name === name

test('in the list: marked, and the head of its family is unknown', async ({ page, project }) => {
  await openImages(page, project)
  await expect(row(page, 'web-v2').getByTitle(ODD)).toHaveText(/^partly read/)
  await expect(row(page, 'web-v2')).toContainText('team=web')
  await expect(row(page, 'web')).toContainText('head unknown')
  await expect(row(page, 'web-v1').getByText('head', { exact: true })).toBeHidden()
  await expect(row(page, 'db-v1').getByText('head', { exact: true })).toBeVisible()
  await expect(grid(page).getByText(/partly read/)).toHaveCount(1)
})

test('facets and groups don’t say that an unreadable label is missing', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(image('app-v1', '01-03', { labels: { env: 'prod' } }))
  await openImages(page, project, '?group=label.env')
  await expect(row(page, 'Unreadable env label')).toContainText(/1 image(?!s)/)
  await expect(row(page, 'No env label')).toContainText('2 images')
  const facet = page.getByRole('group', { name: 'env' })
  await expect(facet.getByRole('checkbox', { name: 'prod 1' })).toBeVisible()
  await facet.getByRole('checkbox', { name: 'No env label 2' }).check()
  await expect(row(page, 'web-v2')).toBeHidden()
  await facet.getByRole('checkbox', { name: 'No env label 2' }).uncheck()
  await facet.getByRole('checkbox', { name: 'Unreadable 1' }).check()
  await expect(row(page, 'web-v2')).toBeVisible()
  await expect(row(page, 'db-v1')).toBeHidden()
})

test('on the family’s page: what the API says counts, without any contradiction', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project}/families/web`)
  const members = page.getByRole('treegrid', { name: 'Members of web' })
  await expect(members.getByTitle(ODD)).toBeVisible()
  await expect(page.getByText('resolves to web-v1')).toBeVisible()
  await expect(page.getByText('by its members it should be')).toBeHidden()
  await expect(page.getByRole('button', { name: /Roll back/ })).toBeHidden()
})

test('on its own page: what couldn’t be read, what could, and what was received', async ({
  page,
  project,
}) => {
  await openImage(page, project, 'web-v2')
  await expect(page.getByText(ODD)).toBeVisible()
  await expect(field(page, 'Identity', 'Family')).toContainText('web')
  await expect(field(page, 'Labels', 'team')).toHaveText('web')
  await expect(page.getByText('The others could not be read.')).toBeVisible()
  await expect(page.getByText(/^\d+ of 64$/)).toBeHidden()
  await expectDisabled(page.getByRole('button', { name: 'Edit labels' }))
  await page.getByRole('link', { name: 'JSON' }).click()
  await expect(page.getByRole('region', { name: 'JSON of web-v2' })).toContainText('"status": 5')
})

test('on its own page: a field that couldn’t be read isn’t called absent', async ({
  page,
  project,
}) => {
  await makeOdd(page, 'db-v1', {
    family: 5,
    description: 5,
    architecture: 5,
    licenses: 5,
    sourceType: 5,
    guestOsFeatures: 5,
    shieldedInstanceInitialState: 5,
    imageEncryptionKey: 5,
    deprecated: { replacement: 5, obsolete: 5 },
  })
  await openImage(page, project, 'db-v1')
  for (const [group, name] of [
    ['Identity', 'Family'],
    ['Identity', 'Description'],
    ['Source', 'Source type'],
    ['Source', 'Licenses'],
    ['Disk and storage', 'Architecture'],
    ['Guest and boot', 'Guest features'],
    ['Guest and boot', 'Shielded VM'],
    ['Encryption', 'Key'],
    ['Lifecycle', 'Replacement'],
    ['Lifecycle', 'Obsolete on'],
  ] as const) {
    await expect(field(page, group, name)).toHaveText('couldn’t be read')
  }
  await expect(field(page, 'Lifecycle', 'Deprecated on')).toHaveText('not planned')
})

test('a member without a name: the effect of a change on the family isn’t predicted', async ({
  page,
  project,
}) => {
  await answerMore(page, { family: 'db', status: 'READY' })
  await openDialog(page, project, 'db-v1', 'Deprecate…')
  await expect(preview(page)).toContainText('It is not known what db will resolve to')
  await expect(preview(page)).toContainText('1 of the images of db could not be read')
})

test('a member with an unreadable status may be the head, so none is predicted', async ({
  page,
  project,
}) => {
  await openDialog(page, project, 'web-v1', 'Deprecate…')
  await expect(preview(page)).toContainText('It is not known what web will resolve to')
})

test('an image that may be protected isn’t deleted without a confirmation', async ({
  page,
  project,
}) => {
  const box = await openDialog(page, project, 'web-v2', 'Delete…')
  await expect(box).toContainText('Not all of its labels could be read, so it may be protected.')
  await box.getByRole('textbox').first().fill('web-v2')
  await expectDisabled(box.getByRole('button', { name: 'Delete image' }))
  await expect(box.getByRole('checkbox', { name: 'Delete it anyway' })).not.toBeChecked()
})

test('the request that would recreate it says what it lacks', async ({ page, project }) => {
  const box = await openDialog(page, project, 'web-v2', 'Delete…')
  await expect(box).toContainText('Missing, because it couldn’t be read: labels.env.')
})

test('the form of a newer version says what it lacks', async ({ page, project }) => {
  await page.goto(`/projects/${project}/images/create?next=web-v2`)
  await expect(page.getByRole('main')).toContainText(
    'Not copied from web-v2, because it couldn’t be read: labels.env.',
  )
})

test('the edit dialog says what couldn’t be read, and leaves it alone', async ({
  page,
  project,
}) => {
  await makeOdd(page, 'db-v1', { description: 5, family: 5 })
  await openEdit(page, project, 'db-v1')
  const note = 'This couldn’t be read, so it can’t be changed here.'
  const family = editDialog(page).getByRole('combobox', { name: /^Family/ })
  await expect(family).toHaveAccessibleDescription(note)
  await expect(family).not.toBeEditable()
  await expect(description(page)).toHaveAccessibleDescription(note)
  await expect(description(page)).not.toBeEditable()
  await expectAccessible(page)
  await editDialog(page)
    .getByRole('combobox', { name: /^Architecture/ })
    .selectOption('ARM64')
  const request = page.waitForRequest((each) => each.method() === 'PATCH')
  await saveEdit(page).click()
  expect((await request).postDataJSON()).toEqual({ architecture: 'ARM64' })
  await expectSaved(page, 'db-v1 saved.')
})

test('it isn’t published, because it may be in a family', async ({ page, project }) => {
  await makeOdd(page, 'db-v1', { family: 5 })
  await openImage(page, project, 'db-v1')
  await expectDisabled(page.getByRole('button', { name: 'Publish to family' }))
})

test('the history doesn’t say that it was active before, and its recipe says what it lacks', async ({
  page,
  project,
  problems,
}) => {
  // The API answers 404 for a family without a head.
  problems.allowFailedRequests()
  await makeOdd(page, 'web-v2', { deprecated: 5, labels: { env: 1, team: 'web' } })
  const box = await openDialog(page, project, 'web-v2', 'Delete…')
  await typeName(page, 'web-v2')
  await box.getByRole('checkbox', { name: 'Delete it anyway' }).check()
  await deleteButton(page).click()
  await expectSaved(page, /web-v2/)
  await page.getByRole('link', { name: 'History', exact: true }).click()
  const deleted = page.getByRole('row').filter({ hasText: 'Deleted for good' })
  await expect(deleted).toContainText('Unknown')
  await expect(deleted).not.toContainText('Active')
  await deleted.getByRole('button', { name: /Recipe/ }).click()
  await expect(page.getByRole('dialog')).toContainText(
    'Missing, because it couldn’t be read: labels.env.',
  )
})
