/** After Create: errors on the way, and how to continue. */
import type { Page } from '@playwright/test'
import { dialog } from './support/change.ts'
import { goTo, heading, nameFree, openDetails, pressCreate, type } from './support/create.ts'
import { deleteButton, typeName } from './support/delete.ts'
import { ALWAYS } from './support/emulator.ts'
import { status } from './support/faults.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const runStatus = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })

/** A complete form, on the Review step. */
async function review(page: Page, project: string): Promise<void> {
  await openDetails(page, project)
  await page.getByRole('textbox', { name: 'Name' }).fill('web-v1')
  await goTo(page, 'review')
}

async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await dialog(page).getByLabel('Access token').fill('ya29.another')
  await dialog(page).getByRole('button', { name: 'Use this token' }).click()
  await expect(dialog(page)).toBeHidden()
}

test('the session expires during creation: sign in and continue', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.operations('hold')
  await review(page, project)
  await emulator.fault('globalOperations.wait', status(401, 'authError'))
  await pressCreate(page)
  await expect(page.getByRole('alert')).toBeVisible()
  await signIn(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await emulator.operations('release')
  await expect(page.getByText('web-v1 is ready.')).toBeVisible()
})

test('a creation whose outcome can’t be read doesn’t keep others from being started', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.operations('hold')
  await review(page, project)
  await emulator.fault('globalOperations.wait', status(403, 'forbidden'), ALWAYS)
  await pressCreate(page)
  await expect(page.getByRole('alert')).toContainText('its outcome can’t be read')
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(heading(page, 'source')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Disk', exact: true })).toBeChecked()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible()
})

test('the session had expired before Create: sign in and try again', async ({
  page,
  project,
  emulator,
}) => {
  await review(page, project)
  await emulator.fault('images.insert', status(401, 'authError'))
  await pressCreate(page)
  await expect(heading(page, 'review')).toBeFocused()
  await signIn(page)
  await pressCreate(page)
  await expect(page.getByText('web-v1 is ready.')).toBeVisible()
})

test('leaving the step while the head is checked takes Create back', async ({
  page,
  project,
  emulator,
}) => {
  await openDetails(page, project)
  await nameFree(page, 'web-v1')
  await type(page, 'Family', 'web')
  await goTo(page, 'review')
  const create = page.getByRole('button', { name: 'Create image' })
  await expect(create).toBeEnabled()
  const held = await emulator.fault('images.list', { kind: 'hold' })
  await create.click()
  await expect(create).toBeDisabled()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(heading(page, 'options')).toBeVisible()
  const checked = page.waitForResponse(/\/global\/images\?.*filter=family/)
  await held.release()
  await (await checked).finished()
  await goTo(page, 'review')
  await expect(create).toBeEnabled()
  expect(await emulator.api('GET', 'global/images')).not.toHaveProperty('items')
})

test('the focus moves to the status and stays there', async ({ page, project, emulator }) => {
  await emulator.operations('hold')
  await review(page, project)
  await page.getByRole('button', { name: 'Create image' }).press('Enter')
  await expect(runStatus(page, 'Creating web-v1…')).toBeFocused()
  await emulator.operations('release')
  await expect(runStatus(page, 'web-v1 is ready.')).toBeFocused()
})

test.describe('after a failed operation, whose image still holds the name', () => {
  test.beforeEach(async ({ page, project, emulator }) => {
    await review(page, project)
    const message = 'The archive could not be read.'
    await emulator.fault('images.insert', {
      kind: 'operationError',
      code: 'INTERNAL_ERROR',
      message,
    })
    await pressCreate(page)
    await expect(page.getByRole('alert').filter({ hasText: message })).toBeVisible()
    await expect(page.getByText('the failed image still has this name')).toBeVisible()
  })

  test('a free name is one click away', async ({ page, emulator }) => {
    await page.getByRole('button', { name: 'Use web-v2' }).click()
    await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('web-v2 is ready.')).toBeVisible()
    expect((await emulator.image('web-v1')).status).toBe('FAILED')
  })

  test('or the failed image is deleted and its name reused', async ({ page, emulator }) => {
    await page.getByRole('button', { name: 'Delete failed image…' }).click()
    await typeName(page, 'web-v1')
    await deleteButton(page).click()
    await expect(dialog(page)).toBeHidden()
    await expect(page.getByText('the failed image still has this name')).toBeHidden()
    await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('web-v1 is ready.')).toBeVisible()
    expect((await emulator.image('web-v1')).status).toBe('READY')
  })
})
