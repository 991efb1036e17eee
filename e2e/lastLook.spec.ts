/** The state behind a decision is checked once more before anything is sent. */
import type { Page } from '@playwright/test'
import { B, makeShared, openAndAddB, policyOf, saveAccess } from './support/access.ts'
import { dialog, headOf, makeFamily, typeFamily } from './support/change.ts'
import { goTo, nameFree, openDetails, pressCreate, type } from './support/create.ts'
import { deprecateButton, openDeprecate } from './support/deprecate.ts'
import { describeAsMine, description, editDialog, saveEdit } from './support/edit.ts'
import type { Emulator } from './support/emulator.ts'
import { status } from './support/faults.ts'
import { editTeam, LABELS, labelsCard, saveLabels, valueOf } from './support/labels.ts'
import { expectDisabled } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { expectSaved, pressUndo, toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

// A deleted image, and a family that resolves to nothing, are 404s.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

/** Someone deletes the image and creates another with the same name. */
async function replace(emulator: Emulator, image: { name: string; labels?: typeof LABELS }) {
  await emulator.change('DELETE', `global/images/${image.name}`)
  await emulator.insertImage(image)
}

const REPLACED = /another one created under its name/

test('an edit isn’t saved to a different image with the same name', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'web-2' })
  await describeAsMine(page, project)
  await replace(emulator, { name: 'web-2' })
  await saveEdit(page).click()
  await expectDisabled(saveEdit(page))
  await expect(editDialog(page).getByText(REPLACED)).toHaveCount(1)
  await expect(description(page)).toHaveValue('mine')
  expect((await emulator.image('web-2')).description).toBeUndefined()
})

test('labels aren’t saved to a different image with the same name', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'web-1', labels: LABELS })
  await editTeam(page, project)
  await replace(emulator, { name: 'web-1', labels: LABELS })
  await saveLabels(page)
  await expect(labelsCard(page).getByRole('alert')).toContainText(REPLACED)
  await expect(valueOf(page, 'team')).toHaveValue('platform')
  expect((await emulator.image('web-1')).labels).toEqual(LABELS)
})

test('access isn’t granted on a different image with the same name', async ({
  page,
  project,
  emulator,
}) => {
  await makeShared(emulator)
  await openAndAddB(page, project)
  await replace(emulator, { name: 'web-1' })
  await saveAccess(page).click()
  await expect(page.getByRole('alert')).toContainText(REPLACED)
  expect(JSON.stringify(await policyOf(emulator))).not.toContain(B)
})

async function deprecate(page: Page, project: string, image: string): Promise<void> {
  await openDeprecate(page, project, image)
  await deprecateButton(page).click()
  // Before that, Close would let the change go on in the background.
  await expect(dialog(page).getByText(`${image} is now deprecated.`)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
}

test('Undo doesn’t touch a different image with the same name', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await deprecate(page, project, 'web-v2')
  await replace(emulator, { name: 'web-v2' })
  await emulator.change('POST', 'global/images/web-v2/deprecate', { state: 'OBSOLETE' })
  await pressUndo(page)
  await expect(toasts(page)).toContainText(REPLACED)
  expect((await emulator.image('web-v2')).deprecated?.state).toBe('OBSOLETE')
})

test('an Undo that would leave a family without a head shows that, and requires its name', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await emulator.change('POST', 'global/images/web-v2/deprecate', { state: 'OBSOLETE' })
  await page.goto(`/projects/${project}/images/web-v2`)
  await page.getByRole('button', { name: 'Restore…', exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Restore to active' }).click()
  await expect(dialog(page).getByText('web-v2 is now active.')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await emulator.change('DELETE', 'global/images/web-v1')
  await pressUndo(page)
  const box = page.getByRole('dialog', { name: 'Undo your change to web-v2' })
  await expect(box).toContainText('nothing')
  const button = box.getByRole('button', { name: 'Undo' })
  await expectDisabled(button)
  expect(await headOf(emulator, 'web')).toBe('web-v2')
  await typeFamily(page, 'web')
  await button.click()
  await expect(toasts(page)).toContainText(
    'Undid your change to web-v2. web now resolves to nothing',
  )
  expect(await headOf(emulator, 'web')).toBeNull()
})

test('an image isn’t created over a head that wasn’t shown', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await openDetails(page, project)
  await type(page, 'Family', 'web')
  await page.getByRole('textbox', { name: 'Name' }).fill('web-v3')
  await goTo(page, 'review')
  await expect(page.getByText('web resolves to')).toContainText('web')
  await emulator.change('POST', 'global/images/web-v2/deprecate', { state: 'OBSOLETE' })
  await pressCreate(page)
  await expect(page.getByText('nothing was sent')).toBeVisible()
  await expect(page.getByText('web-v1', { exact: true })).toBeVisible()
  await pressCreate(page)
  await expect(page.getByText('web-v3 is ready.')).toBeVisible()
})

test('a head that can’t be checked isn’t said to have changed', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await openDetails(page, project)
  await type(page, 'Family', 'web')
  await nameFree(page, 'web-v3')
  await goTo(page, 'review')
  await expect(page.getByText('web resolves to')).toContainText('web')
  await emulator.fault('images.list', status(400, 'invalid', { message: 'Not now.' }))
  await pressCreate(page)
  await expect(page.getByRole('alert')).toContainText(
    'The family’s head couldn’t be checked, so nothing was sent. Not now.',
  )
  await expect(page.getByText('has changed in the meantime')).toBeHidden()
  await pressCreate(page)
  await expect(page.getByText('web-v3 is ready.')).toBeVisible()
})

test('a different image with the same name isn’t published unseen', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await emulator.insertImage({ name: 'tested' })
  await page.goto(`/projects/${project}/images/create?step=publish&image=tested&family=web`)
  const publish = page.getByRole('button', { name: 'Publish', exact: true })
  await expect(publish).toBeEnabled()
  await replace(emulator, { name: 'tested' })
  await publish.press('Enter')
  await expect(page.getByRole('main').getByText(REPLACED)).toBeVisible()
  await expectDisabled(publish)
  expect((await emulator.image('tested')).family).toBeUndefined()
  await page.reload()
  await publish.click()
  await expect(page.getByText('Confirmed: web now resolves to tested.')).toBeVisible()
})

test('what a deprecation removes is shown, and nothing is removed unseen', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'old' })
  await emulator.change('POST', 'global/images/old/deprecate', {
    state: 'DEPRECATED',
    replacement: `projects/${project}/global/images/new`,
    deleted: '2099-12-31T00:00:00Z',
  })
  const before = (await emulator.image('old')).deprecated
  await page.goto(`/projects/${project}/images/old`)
  await page.getByRole('button', { name: 'Restore…', exact: true }).click()
  const what = dialog(page).getByRole('region', { name: 'What changes' })
  await expect(what.getByRole('definition')).toHaveText([
    /Deprecated.*Active/,
    /new.*none/,
    /2099.*none/,
  ])
  await dialog(page).getByRole('radio', { name: 'Obsolete' }).check()
  await expect(what.getByRole('definition')).toHaveText([/Deprecated.*Obsolete/])
  await dialog(page).getByRole('button', { name: 'Make image obsolete' }).click()
  await expectSaved(page, 'old is now obsolete.')
  expect((await emulator.image('old')).deprecated).toMatchObject({
    state: 'OBSOLETE',
    replacement: before?.replacement,
    deleted: '2099-12-31T00:00:00Z',
  })
})

test('discarded input can be brought back', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  const box = await openDeprecate(page, project, 'web-v1')
  await box.getByRole('textbox', { name: 'Deleted on' }).fill('2099-01-01')
  await box.getByRole('button', { name: 'Cancel' }).click()
  await toasts(page).getByRole('button', { name: 'Bring back' }).click()
  await expect(dialog(page).getByRole('textbox', { name: 'Deleted on' })).toHaveValue('2099-01-01')
  await deprecateButton(page).click()
  await expectSaved(page, 'web-v1 is now deprecated.')
  expect((await emulator.image('web-v1')).deprecated?.deleted).toBe('2099-01-01T00:00:00Z')
})

test('a wait is shown, and can be stopped', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  const box = await openDeprecate(page, project, 'web-v1')
  await emulator.fault('images.deprecate', status(429, 'rateLimitExceeded', { retryAfter: '50' }))
  await deprecateButton(page).press('Enter')
  await expect(box.getByText('The API asked us to wait.')).toBeVisible()
  await expect(box.getByRole('timer')).toHaveText(/Trying again in \d+ s/)
  await box.getByRole('button', { name: 'Stop' }).press('Enter')
  await expect(box.getByRole('alert')).toContainText('web-v1 was not changed.')
  await expect(deprecateButton(page)).toBeFocused()
  await deprecateButton(page).click()
  await expectSaved(page, 'web-v1 is now deprecated.')
})
