import { dialog } from './support/change.ts'
import { openImages, selectionBar } from './support/imageList.ts'
import { runEnded, versions } from './support/runs.ts'
import { image } from './support/images.ts'
import { expectFits } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test('a run says its project on pages of another one, where images may have the same names', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(
    image('old-a', '01-01', { id: '1' }),
    image('old-b', '01-02', { id: '2' }),
  )
  await openImages(page, project)
  await emulator.operations('hold')
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…/ })
    .click()
  await dialog(page).getByRole('button', { name: 'Deprecate 2 images' }).click()
  await expect(page.getByRole('dialog', { name: 'Deprecate 2 images', exact: true })).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  const chip = page.getByRole('banner').getByRole('button', { name: / of 2/ })
  await expect(chip).not.toContainText(project)

  await page.getByRole('button', { name: /^Project:/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'debian-cloud' }).click()
  await expect(page).toHaveURL('/projects/debian-cloud/images')
  await expect(chip).toContainText(`in ${project}`)
  await chip.click()
  const there = { name: `Deprecate 2 images in ${project}`, exact: true }
  await expect(page.getByRole('dialog', there)).toContainText(`Deprecate 2 images in ${project}`)
  await page.getByRole('button', { name: 'Open run' }).click()
  await dialog(page).getByRole('button', { name: 'Stop' }).focus()
  await emulator.operations('release')
  await runEnded(page)
  await expect(dialog(page)).toBeFocused()
  await expect(page.getByRole('dialog', there)).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectFits(page)

  await dialog(page).getByRole('button', { name: 'Undo the run…' }).click()
  await expect(
    page.getByRole('dialog', { name: `Undo 2 changes in ${project}`, exact: true }),
  ).toBeVisible()
})

test('declining to sign in pauses a run: nothing has failed, and it goes on once signed in', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...versions('web', 4, { 1: 'DEPRECATED' }))
  const one = { name: 'one', apiBase: '/compute/v1', projects: [project], limits: { atOnce: 1 } }
  const connections = [{ ...one, signIn: { kind: 'token' } }]
  await page.route('**/config.json', (route) => route.fulfill({ json: { connections } }))
  await page.goto('/settings')
  await page.getByLabel('Access token').fill('first-token')
  await page.getByRole('button', { name: 'Use this token' }).click()
  await page.getByRole('link', { name: 'Compute Images' }).click()
  await page.getByRole('checkbox', { name: /^Select web-v2/ }).click()
  await page.getByRole('checkbox', { name: /^Select web-v3/ }).click()
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…/ })
    .click()
  const refusal = { kind: 'status', status: 401, reason: 'authError' } as const
  await emulator.fault('images.deprecate', refusal, 2)
  await dialog(page).getByRole('button', { name: 'Deprecate 2 images' }).click()
  const ask = page.getByRole('dialog', { name: 'Sign in' })
  await ask.getByRole('button', { name: 'Cancel' }).click()
  await expect(ask).toBeHidden()

  const run = page.getByRole('dialog', { name: 'Deprecate 2 images' })
  await expect(run).toContainText('0 of 2 Paused.')
  await expect(run).toContainText('The API asks for a sign-in. “Continue” tries again.')
  await expect(run.getByText('Paused.', { exact: true })).toHaveAttribute('aria-live', 'polite')
  await run.getByRole('button', { name: 'Continue' }).click()
  await ask.getByLabel('Access token').fill('second-token')
  await ask.getByRole('button', { name: 'Use this token' }).click()
  await runEnded(page)
  await expect(run).toContainText('2 of 2')
  await expect(run.getByRole('status').filter({ hasText: 'Done: 2.' })).toHaveCount(1)
  await expect(run).not.toContainText('asks for a sign-in')
})
