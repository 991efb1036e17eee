/** What becomes of a run when its connection is edited, removed, or signed out of. */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog } from './support/change.ts'
import { selectionBar } from './support/imageList.ts'
import { interruptRun, runEnded, webFamily } from './support/runs.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

// The API answers 404 for a family without a head.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

const addOwn = (page: Page, connection: object) =>
  page.addInitScript(
    (own) => localStorage.setItem('compute-images.connections', JSON.stringify([own])),
    connection,
  )

test('whoever edits or removes the address of an unfinished run is told how to get back to it', async ({
  page,
  project,
  emulator,
  baseURL,
}) => {
  await addOwn(page, { name: 'mine', apiBase: '/compute/v1', projects: [project] })
  await emulator.putImages(...webFamily(12))
  await interruptRun(page, project, '/settings')
  const text = `A run in ${project} hasn’t ended. To continue or end it, use a connection to ${baseURL}/compute/v1.`
  await page.getByRole('button', { name: 'Edit… mine' }).click()
  await expect(dialog(page)).not.toContainText('hasn’t ended')
  await dialog(page).getByLabel('API address').fill('http://localhost:1/compute/v1')
  await expect(dialog(page)).toContainText(text)
  await expectAccessible(page)
  await dialog(page).getByLabel('API address').fill(`${baseURL}/compute/v1/`)
  await expect(dialog(page)).not.toContainText('hasn’t ended')
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: 'Remove mine' }).click()
  await expect(toasts(page)).toContainText(`mine is removed. ${text}`)
  await toasts(page).getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByRole('button', { name: 'Edit… mine' })).toBeVisible()
})

test('Settings say that a run is interrupted by signing out, or by saving the connection in use', async ({
  page,
  project,
  emulator,
}) => {
  const signIn = { kind: 'token' }
  await addOwn(page, { name: 'mine', apiBase: '/compute/v1', projects: [project], signIn })
  await emulator.putImages(...webFamily(2))
  await page.goto('/c/mine/settings')
  await page.getByLabel('Access token').fill('some-token')
  await page.getByRole('button', { name: 'Use this token' }).click()
  await expect(page.getByText(/interrupts the run/)).toHaveCount(0)
  await page.getByRole('link', { name: 'Compute Images' }).click()
  for (const name of ['web-v1', 'web-v2']) {
    await page.getByRole('checkbox', { name: new RegExp(`^Select ${name}`) }).click()
  }
  await emulator.operations('hold')
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…/ })
    .click()
  await dialog(page).getByRole('button', { name: 'Deprecate 2 images' }).click()
  await dialog(page).getByRole('button', { name: 'Close' }).click()

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Edit… mine' }).click()
  await expect(dialog(page)).toContainText('Saving reloads this page, which interrupts the run')
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Signing out interrupts the run in progress.')).toBeVisible()
  await expectAccessible(page)

  await test.step('not in another tab, whose run it isn’t', async () => {
    const other = await page.context().newPage()
    await other.goto('/c/mine/settings')
    await expect(other.getByRole('button', { name: /^In another tab:/ })).toBeVisible()
    await expect(other.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await expect(other.getByText(/interrupts the run/)).toHaveCount(0)
    await other.close()
  })

  await test.step('the browser asks, too; who stays keeps the run', async () => {
    const asked = page.waitForEvent('dialog')
    const pressed = page.getByRole('button', { name: 'Sign out' }).click()
    const question = await asked
    expect(question.type()).toBe('beforeunload')
    await question.dismiss()
    await pressed
    await emulator.operations('release')
    const chip = page.getByRole('banner').getByRole('button', { name: /2 of 2/ })
    await expect(chip).toBeVisible()
    await chip.click()
    await runEnded(page)
    expect((await emulator.image('web-v1')).deprecated?.state).toBe('DEPRECATED')
  })
})
