import { readFile } from 'node:fs/promises'
import { expectAccessible } from './support/accessible.ts'
import {
  dialog,
  headOf,
  makeFamily,
  menuWithoutPermissions,
  openDialog,
  preview,
  rowAction,
  typeFamily,
} from './support/change.ts'
import { deleteButton, nameField, typeName, unknowing, use } from './support/delete.ts'
import { forbidden, status } from './support/faults.ts'
import { FILE, image } from './support/images.ts'
import { expectDisabled, expectFitsPhone, roundTrips } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

// A deletion is read back: the browser reports the 404.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

test.describe('in the demo estate', () => {
  test.use({ seed: 'demo' })

  test('shows what is known to use the image, how, and when that was read', async ({
    page,
    project,
  }) => {
    const box = await openDialog(page, project, 'web-base-v42', 'Delete…')
    await expect(preview(page)).toContainText(/resolves to\s*web-base-v42.*web-base-v41/)
    await expect(use(page, '1 instance template naming this image')).toContainText(
      'instanceTemplates.aggregatedList, read just now',
    )
    await expect(use(page, '2 instance templates naming the family web-base')).toBeVisible()
    await expect(use(page, '14 instances using these disks')).toBeVisible()
    await expect(use(page, /[1-9] images listing it as replacement/)).toContainText(
      'Their replacement will no longer exist.',
    )
    const disks = use(page, '14 disks created from it')
    await expect(disks).toContainText('disks.aggregatedList, read just now')
    await disks.getByText('Names').click()
    await expect(disks.getByText('us-central1-a / web-1', { exact: true })).toBeVisible()
    await expect(box.getByText('not projects it is shared with')).toBeVisible()
  })

  test('after a deletion, only the image itself is read again', async ({ page, project }) => {
    const missing: string[] = []
    page.on('response', (response) => {
      if (response.status() === 404) missing.push(new URL(response.url()).pathname)
    })
    await page.goto(`/projects/${project}/images/web-base-v41?tab=access`)
    await expect(page.getByRole('button', { name: 'Save access' })).toBeVisible()
    await page.getByRole('link', { name: 'Lineage and use' }).click()
    await expect(page.getByText('disks created from it')).toBeVisible()
    await page.getByRole('button', { name: 'Delete…', exact: true }).click()
    await typeName(page, 'web-base-v41')
    await expect(dialog(page).getByText('All uses in this project are counted.')).toBeVisible()
    await deleteButton(page).click()
    await expect(toasts(page)).toContainText('web-base-v41 is deleted.')
    await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
    await roundTrips(page)
    expect(missing.filter((path) => path.includes('/web-base-v41'))).toEqual([
      `/compute/v1/projects/${project}/global/images/web-base-v41`,
    ])
  })

  test('what can’t be read is unknown, not unused', async ({ page, project, emulator }) => {
    await emulator.fault('disks.aggregatedList', forbidden('compute.disks.list'))
    await emulator.fault('instanceTemplates.aggregatedList', status(501, 'notImplemented'))
    await openDialog(page, project, 'web-base-v42', 'Delete…')
    const disks = use(page, 'Unknown which disks are created from it')
    await expect(disks).toContainText('You need compute.disks.list.')
    await expect(use(page, 'Unknown which instances')).toContainText('found by their disks')
    await expect(use(page, 'Unknown which instance templates are naming this image')).toContainText(
      'This API doesn’t have instanceTemplates.aggregatedList.',
    )
    await disks.getByRole('button', { name: 'Check again' }).press('Enter')
    await expect(use(page, '14 disks created from it')).toBeFocused()
    await expect(use(page, '14 instances using these disks')).toBeVisible()
    await typeName(page, 'web-base-v42')
    await expectDisabled(deleteButton(page))
    await unknowing(page).check()
    await expect(deleteButton(page)).toBeEnabled()
  })

  test('an unfinished count isn’t 0: deleting waits for it, or for the checkbox', async ({
    page,
    project,
    emulator,
  }) => {
    const held = await emulator.fault('disks.aggregatedList', { kind: 'hold' })
    const box = await openDialog(page, project, 'web-base-v42', 'Delete…')
    await expect(use(page, 'Counting disks created from it…')).toBeVisible()
    // They follow from the disks.
    await expect(use(page, 'instances using these disks')).toBeHidden()
    await expect(use(page, '1 instance template naming this image')).toBeVisible()
    await typeName(page, 'web-base-v42')
    await expect(box.getByText('Still counting what uses it.')).toBeVisible()
    await expectDisabled(deleteButton(page))
    await unknowing(page).check()
    await expect(deleteButton(page)).toBeEnabled()
    await unknowing(page).uncheck()
    await expectDisabled(deleteButton(page))
    await held.release()
    await expect(use(page, '14 disks created from it')).toBeVisible()
    await expect(use(page, '14 instances using these disks')).toBeVisible()
    await expect(unknowing(page)).toBeHidden()
    await expect(deleteButton(page)).toBeEnabled()
  })

  test('resources that name the family use its head, and no other member', async ({
    page,
    project,
  }) => {
    await openDialog(page, project, 'web-base-v40', 'Delete…')
    await expect(use(page, '0 instance templates naming this image')).toBeVisible()
    await expect(use(page, 'naming the family')).toBeHidden()
  })

  test('saves a request that would recreate the image', async ({ page, project, emulator }) => {
    const before = await emulator.image('db-postgres-16-r7')
    const box = await openDialog(page, project, 'db-postgres-16-r7', 'Delete…')
    await expect(box.getByText(/Source unchanged\? Yes/)).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      box.getByRole('button', { name: 'Download a request to recreate it' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('db-postgres-16-r7.insert.json')
    await expect(box.getByText('Downloaded.')).toBeVisible()
    const request: unknown = JSON.parse(await readFile(await download.path(), 'utf8'))
    await typeName(page, 'db-postgres-16-r7')
    await typeFamily(page, 'db-postgres-16')
    await deleteButton(page).click()
    await expect(box.getByText('db-postgres-16-r7 is deleted.')).toBeVisible()
    await emulator.change('POST', 'global/images', request)
    const { sourceSnapshotId, family, diskSizeGb, labels } = before
    expect(await emulator.image('db-postgres-16-r7')).toMatchObject({
      status: 'READY',
      sourceSnapshotId,
      family,
      diskSizeGb,
      labels,
    })
  })

  test('accessible, and on a narrow screen too', async ({ page, project }) => {
    await openDialog(page, project, 'web-base-v42', 'Delete…')
    await use(page, '14 disks').getByText('Names').click()
    await expectAccessible(page)
    await expectFitsPhone(page)
    await expectAccessible(page)
  })
})

test('the head, by typing its name: from its page, opened by URL, to the list', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  const box = await openDialog(page, project, 'web-v2', 'Delete…')
  await expectDisabled(deleteButton(page))
  await typeName(page, 'web-v')
  await expectDisabled(deleteButton(page))
  await typeName(page, 'web-v2')
  await deleteButton(page).click()
  await expect(box.getByText('web now resolves to web-v1.')).toBeVisible()
  await expect(page.getByText('This image was deleted in the meantime')).toBeHidden()
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
  await expect(toasts(page)).toContainText('web-v2 is deleted. web now resolves to web-v1')
  await expect(toasts(page).getByRole('button', { name: 'Undo' })).toBeHidden()
  await expect(page.getByRole('rowheader', { name: 'web-v2' })).toBeHidden()
  expect(await headOf(emulator, 'web')).toBe('web-v1')
})

test('deleting from an image’s page returns to the previous page, and Back skips the image', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator, 'web-v1', 'web-v2', 'web-v3')
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Compute Images' }).click()
  await page.goto(`/projects/${project}/images?q=web&sort=name&group=none`)
  await page.getByRole('link', { name: 'web-v2' }).click()
  await page.getByRole('link', { name: 'Activity' }).click()
  await page.getByRole('button', { name: 'Delete…', exact: true }).click()
  await typeName(page, 'web-v2')
  await deleteButton(page).click()
  await expect(toasts(page)).toContainText('web-v2 is deleted.')
  await expect(page).toHaveURL(/images\?q=web&sort=name&group=none$/)
  // What took its place.
  await expect(page.getByRole('row', { name: /^web-v3/ })).toBeFocused()
  await page.goBack()
  await expect(page).toHaveURL(/images$/)
})

test('from the list, by keyboard; the focus stays close', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  await page.goto(`/projects/${project}/images`)
  const actions = page.getByRole('button', { name: 'Actions on web-v1' })
  await actions.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused()
  await page.keyboard.press('d')
  await page.keyboard.press('d')
  await expect(page.getByRole('menuitem', { name: 'Delete…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(preview(page)).toContainText('still resolves to web-v2')
  await nameField(page).focus()
  await page.keyboard.type('web-v1')
  await expect(deleteButton(page)).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(toasts(page)).toContainText('web-v1 is deleted.')
  await expect(actions).toBeHidden()
  await expect(page.getByRole('treegrid').locator('[role="row"]:focus')).toHaveCount(1)
})

test('if the family would be left empty, its name has to be typed too', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator, 'web-v1')
  await page.goto(`/projects/${project}/images`)
  await rowAction(page, 'web-v1', 'Delete…')
  const box = dialog(page)
  await expect(preview(page)).toContainText('nothing')
  await typeName(page, 'web-v1')
  await expect(box.getByText('Type the family’s name as well.')).toBeVisible()
  await typeFamily(page, 'web')
  await deleteButton(page).click()
  await expect(box.getByText('web now resolves to nothing.')).toBeVisible()
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText('There are no images')).toBeVisible()
})

test('a failed image can be deleted, one that is being created has to wait', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(
    image('broken', '01-02', { status: 'FAILED', family: 'web' }),
    image('leaving', '01-03', { status: 'DELETING' }),
  )
  await makeFamily(emulator, 'web-v1')
  let box = await openDialog(page, project, 'broken', 'Delete…')
  await expect(box.getByText('Its creation failed')).toBeVisible()
  await expect(preview(page)).toContainText('still resolves to web-v1')
  await typeName(page, 'broken')
  await deleteButton(page).click()
  await expect(toasts(page)).toContainText('broken is deleted.')

  await emulator.operations('hold')
  await emulator.api('POST', 'global/images', { name: 'making', rawDisk: FILE })
  box = await openDialog(page, project, 'making', 'Delete…')
  await typeName(page, 'making')
  await expect(box.getByText('can’t be deleted while it is being created')).toBeVisible()
  await emulator.operations('release')
  await expect(box.getByText('It is still being created')).toBeHidden()
  await deleteButton(page).click()
  await expect(toasts(page)).toContainText('making is deleted.')

  await page.goto(`/projects/${project}/images/leaving`)
  await expectDisabled(page.getByRole('button', { name: 'Delete…', exact: true }))
})

test('the commands, and what they leave out', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  await emulator.settings({ role: 'roles/compute.viewer' })
  await menuWithoutPermissions(page, project, 'web-v1', 'Delete…')
  const box = dialog(page)
  await expect(box.getByText(/You can view this but not change it\..*images\.delete/)).toBeVisible()
  await box.getByRole('tab', { name: 'gcloud' }).click()
  await expect(box.getByRole('tabpanel')).toContainText('images delete web-v1')
  await typeName(page, 'web-v1')
  await expectDisabled(deleteButton(page))
})

test('the longest names wrap on a phone', async ({ page, project, emulator }) => {
  const long = (start: string) => start.padEnd(63, 'x')
  await emulator.insertImage({ name: long('v1-'), family: long('family-') })
  await emulator.insertImage({ name: long('v2-'), family: long('family-') })
  await page.setViewportSize({ width: 390, height: 844 })
  const box = await openDialog(page, project, long('v2-'), 'Delete…')
  await expect(preview(page)).toContainText(long('v1-'))
  const out = await box.evaluate((dialog) =>
    [...dialog.querySelectorAll('*')]
      .filter((each) => each.getBoundingClientRect().right > dialog.getBoundingClientRect().right)
      .map((each) => each.outerHTML),
  )
  expect(out).toEqual([])
})
