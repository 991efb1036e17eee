import {
  dialog,
  headOf,
  makeFamily,
  openDialog,
  operationsOn,
  preview,
  typeFamily,
} from './support/change.ts'
import {
  chooseState,
  deprecateButton,
  openDeprecate,
  replacement,
  state,
} from './support/deprecate.ts'
import { forbidden } from './support/faults.ts'
import { expectDisabled, expectFits, lookAgain } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { pressUndo, toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeFamily(emulator))

/** In the page: marks it if the dialog ever says that the family still resolves to its head. */
function watchHeads(): void {
  const observer = new MutationObserver(() => {
    const text = document.querySelector('[role="dialog"]')?.textContent ?? ''
    if (/still resolves|No changes yet/.test(text)) document.body.dataset['flickered'] = ''
  })
  observer.observe(document.body, { childList: true, subtree: true, characterData: true })
}

test('a newer image that is still being created is named as the next head', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.operations('hold')
  const rawDisk = { source: 'https://storage.googleapis.com/e2e-bucket/disk.tar.gz' }
  await emulator.api('POST', 'global/images', { name: 'web-v3', family: 'web', rawDisk })
  await openDeprecate(page, project, 'web-v2')
  await expect(preview(page)).toContainText(/until web-v3, which is being created, is ready/)
  await state(page, 'Active').click()
  await expect(preview(page)).toContainText(/web still resolves to\s*web-v2 until web-v3/)
})

test('what a change does stays in view until it is made', async ({ page, project }) => {
  const box = await openDeprecate(page, project, 'web-v2')
  await expect(box).toContainText('New uses of the family will get web-v1.')
  await page.evaluate(watchHeads)
  await deprecateButton(page).click()
  await expect(box.getByText('Confirmed: web now resolves to web-v1.')).toBeVisible()
  await expect(page.locator('body')).not.toHaveAttribute('data-flickered')
})

test('the head: the effect is shown before, and read back after', async ({
  page,
  project,
  emulator,
}) => {
  const box = await openDeprecate(page, project, 'web-v2')
  await expect(preview(page)).toContainText(/web resolves to\s*web-v2.*web-v1/)
  await expect(state(page, 'Deprecated')).toBeChecked()
  await expect(replacement(page)).toHaveValue('web-v1')
  await expect(box.getByText('X86_64 · ready · active')).toBeVisible()
  await expect(box.getByText('0 instance templates, 0 disks')).toBeVisible()
  await deprecateButton(page).click()

  await expect(box.getByText('web-v2 is now deprecated.')).toBeVisible()
  await expect(box.getByText('Confirmed: web now resolves to web-v1.')).toBeVisible()
  await expect(box.getByRole('button', { name: 'Close' })).toBeFocused()
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(toasts(page)).toContainText('web now resolves to web-v1 (was web-v2).')
  await expect(page.getByRole('button', { name: 'Restore…', exact: true })).toBeFocused()
  expect((await emulator.image('web-v2')).deprecated).toEqual({
    state: 'DEPRECATED',
    replacement: `https://www.googleapis.com/compute/v1/projects/${project}/global/images/web-v1`,
  })
  expect(await headOf(emulator, 'web')).toBe('web-v1')
})

test('the result can be undone right there', async ({ page, project, emulator }) => {
  const box = await openDeprecate(page, project, 'web-v2')
  await deprecateButton(page).click()
  await box.getByRole('button', { name: 'Undo' }).click()
  await expect(box).toBeHidden()
  await expect(toasts(page)).toContainText(
    'Undid your change to web-v2. web now resolves to web-v2',
  )
  expect((await emulator.image('web-v2')).deprecated).toBeUndefined()
  expect(await headOf(emulator, 'web')).toBe('web-v2')
})

test('an image that isn’t the head needs no confirmation', async ({ page, project, emulator }) => {
  const box = await openDeprecate(page, project, 'web-v1')
  await expect(preview(page)).toContainText('web still resolves to web-v2')
  await chooseState(page, 'Obsolete')
  await expect(box.getByText('existing disks keep working')).toBeVisible()
  await box.getByRole('button', { name: 'Make image obsolete' }).click()
  await expect(box).toBeHidden()
  await expect(toasts(page)).toContainText('web-v1 is now obsolete. web still resolves to web-v2.')
  expect((await emulator.image('web-v1')).deprecated?.state).toBe('OBSOLETE')
})

test('if the family would have no head left, its name has to be typed', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.change('DELETE', 'global/images/web-v1')
  const box = await openDeprecate(page, project, 'web-v2')
  await expect(preview(page)).toContainText('nothing')
  await expectDisabled(deprecateButton(page))
  await expect(box.getByText('Type the family’s name first.')).toBeVisible()
  await deprecateButton(page).click({ force: true })
  expect(await operationsOn(emulator, 'web-v2', 'setDeprecation')).toEqual([])
  await typeFamily(page, 'web')
  await deprecateButton(page).click()
  await expect(box.getByText('web now resolves to nothing.')).toBeVisible()
  expect(await headOf(emulator, 'web')).toBeNull()
})

test('on a phone the heads stay in view, right above the buttons', async ({ page, project }) => {
  await page.setViewportSize({ width: 390, height: 640 })
  const box = await openDeprecate(page, project, 'web-v2')
  const move = preview(page).getByText('web resolves to')
  await expect(move).toBeInViewport()
  await box.getByText('Equivalent commands').scrollIntoViewIfNeeded()
  await expect(move).toBeInViewport()
  await expectFits(page)
})

test('no change that moves a head is sent before its preview was on the screen', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'web-v3', family: 'web' })
  await page.setViewportSize({ width: 1024, height: 370 })
  const box = await openDeprecate(page, project, 'web-v3')
  await box.getByRole('button', { name: 'Obsolete in 30 days' }).click()
  await box.getByRole('button', { name: 'Deleted in 90 days' }).click()
  const move = preview(page).getByText('web resolves to')
  await expect(move).toBeInViewport()
  await box.getByText('0 instance templates, 0 disks').scrollIntoViewIfNeeded()
  await expect(move).not.toBeInViewport()
  // The head moves to an image other than the one shown.
  await emulator.change('POST', 'global/images/web-v2/deprecate', { state: 'OBSOLETE' })
  await lookAgain(page)
  await expect(preview(page)).toContainText('web-v1')
  await deprecateButton(page).click()
  await expect(box.getByText('Check what this does to the family')).toBeVisible()
  await expect(move).toBeInViewport()
  expect(await operationsOn(emulator, 'web-v3', 'setDeprecation')).toEqual([])
  await deprecateButton(page).click()
  await expect(box.getByText('web-v3 is now deprecated.')).toBeVisible()
})

test('restored: cleared, read back, and the family resolves to it again', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.change('POST', 'global/images/web-v2/deprecate', {
    state: 'OBSOLETE',
    obsolete: '2026-01-01T00:00:00Z',
  })
  const box = await openDialog(page, project, 'web-v2', 'Restore…')
  await expect(state(page, 'Active')).toBeChecked()
  await expect(preview(page)).toContainText(/resolves to\s*web-v1.*web-v2/)
  await box.getByRole('button', { name: 'Restore to active' }).click()
  await expect(box.getByText('web-v2 is now active.')).toBeVisible()
  await expect(box.getByText('web now resolves to web-v2.')).toBeVisible()
  expect((await emulator.image('web-v2')).deprecated).toBeUndefined()
})

test('a service that reports success without restoring is caught', async ({
  page,
  project,
  emulator,
}) => {
  const status = { state: 'OBSOLETE' }
  await emulator.change('POST', 'global/images/web-v2/deprecate', status)
  await page.route('**/web-v2/deprecate?*', (route) =>
    route.continue({ postData: JSON.stringify(status) }),
  )
  const box = await openDialog(page, project, 'web-v2', 'Restore…')
  await box.getByRole('button', { name: 'Restore to active' }).click()
  await expect(box.getByRole('alert')).toContainText('web-v2 is still obsolete, not active')
  await expect(box.getByText(/^web still resolves to web-v1\..*Expected: web-v2/)).toBeVisible()
})

test('rolling back to the previous image, from the family’s page', async ({
  page,
  project,
  emulator,
}) => {
  await page.goto(`/projects/${project}/families/web`)
  await page.getByRole('button', { name: 'Roll back to web-v1' }).click()
  const box = dialog(page)
  await expect(page.getByRole('heading', { name: 'Roll back to web-v1' })).toBeVisible()
  await expect(box.getByRole('group', { name: 'New state of web-v2 (now: Active)' })).toBeVisible()
  await expect(replacement(page)).toHaveValue('web-v1')
  await box.getByRole('button', { name: 'Roll back to web-v1' }).click()
  await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: /Roll back/ })).toBeHidden()
  expect(await headOf(emulator, 'web')).toBe('web-v1')
})

test('rolling back that fails halfway says what is done, and goes on with the rest', async ({
  page,
  project,
  emulator,
}) => {
  const replaced = { state: 'DEPRECATED', replacement: `projects/${project}/global/images/web-v2` }
  await emulator.change('POST', 'global/images/web-v1/deprecate', replaced)
  await page.goto(`/projects/${project}/families/web`)
  await page.getByRole('button', { name: 'Roll back to web-v1' }).click()
  const box = dialog(page)
  const changes = box.getByRole('region', { name: 'What changes' })
  await expect(changes).toContainText('becomes Active')
  const first = await emulator.fault('images.deprecate', { kind: 'hold' })
  await emulator.fault('images.deprecate', forbidden('compute.images.deprecate'))
  await box.getByRole('button', { name: 'Roll back to web-v1' }).click()
  await expect(box.getByText('Step 1 of 2: changing web-v1…')).toBeVisible()
  await first.release()
  await expect(box.getByRole('alert')).toContainText(
    'web-v1 is active again, but web-v2 was not deprecated. Required',
  )
  await expect(changes).not.toContainText('becomes Active')
  await box.getByRole('button', { name: 'Roll back to web-v1' }).click()
  await expect(toasts(page)).toContainText('web now resolves to web-v1')
  expect(await headOf(emulator, 'web')).toBe('web-v1')
  // One made it deprecated, one active.
  expect(await operationsOn(emulator, 'web-v1', 'setDeprecation')).toHaveLength(2)
  // The button that opened it is gone.
  await expect(page.getByRole('heading', { level: 1, name: 'web' })).toBeFocused()

  // Both steps are undone, although they were made in two attempts.
  await emulator.fault('images.deprecate', { kind: 'delay', ms: 0 })
  await emulator.fault('images.deprecate', forbidden('compute.images.deprecate'))
  await pressUndo(page)
  await expect(toasts(page)).toContainText('Only partly undone. Required')
  expect(await headOf(emulator, 'web')).toBe('web-v2')
  await toasts(page).getByRole('button', { name: 'Try again' }).click()
  await expect(toasts(page)).toContainText('Undid your changes to web-v1 and web-v2.')
  expect(await headOf(emulator, 'web')).toBe('web-v2')
  expect((await emulator.image('web-v1')).deprecated).toMatchObject({ state: 'DEPRECATED' })
})
