import type { Page } from '@playwright/test'
import { dialog, openDialog, rowAction } from './support/change.ts'
import { openImage } from './support/detail.ts'
import { image, LINK } from './support/images.ts'
import { expect, test } from './support/test.ts'

const from = (page: Page) => page.getByRole('region', { name: 'Where it came from' })
const uses = (page: Page) => page.getByRole('region', { name: 'What uses it' })
const use = (page: Page, text: string | RegExp) =>
  uses(page).getByRole('listitem').filter({ hasText: text })

test('a disk recreated with the same name is a different one', async ({ page, project }) => {
  await openImage(page, project, 'web-base-v42')
  await page.getByRole('link', { name: 'Lineage and use' }).click()
  await expect(page).toHaveURL(/\?tab=lineage$/)
  await expect(from(page)).toContainText(/Disk\s*us-central1-a \/ builder-7f3c/)
  await expect(from(page)).toContainText(/No: builder-7f3c has another ID\. It was recreated/)
})

test('what was created from it, each in its place', async ({ page, project }) => {
  await openImage(page, project, 'web-base-v42', 'lineage')
  await expect(use(page, '1 instance template naming this image')).toContainText('web-pinned')
  await expect(use(page, '2 instance templates naming the family web-base')).toContainText(
    'web-mig',
  )
  await expect(use(page, '14 disks created from it')).toContainText('us-central1-a / web-1')
  await expect(use(page, '14 instances using these disks')).toContainText('web-14')
  const replaced = use(page, /images listing it as replacement/)
  await replaced.getByRole('link', { name: 'web-base-v40' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'web-base-v40' })).toBeVisible()
})

test('resources that name the family count for its head alone, and separately', async ({
  page,
  project,
  problems,
}) => {
  // The disk the image was created from is gone.
  problems.allowFailedRequests()
  const box = await openDialog(page, project, 'web-base-v42', 'Deprecate…')
  await expect(box.getByText('Used by 1 instance template, 14 disks')).toBeVisible()
  await expect(box.getByText(/^2 instance templates name the family web-base/)).toBeVisible()
  await box.getByRole('button', { name: 'Cancel' }).click()

  await page.goto(`/projects/${project}/images`)
  await rowAction(page, 'web-base-v40', 'Change deprecation…')
  await expect(dialog(page).getByText('Used by 0 instance templates, 0 disks')).toBeVisible()
  await expect(dialog(page).getByText('the family web-base', { exact: false })).toBeHidden()

  await openImage(page, project, 'web-base-v40', 'lineage')
  await expect(use(page, '0 instance templates naming this image')).toBeVisible()
  await expect(use(page, 'naming the family')).toBeHidden()
})

test('an unfinished count is shown as such, and never as 0', async ({
  page,
  project,
  emulator,
}) => {
  const templates = await emulator.fault('instanceTemplates.aggregatedList', { kind: 'hold' })
  const disks = await emulator.fault('disks.aggregatedList', { kind: 'hold' })
  const box = await openDialog(page, project, 'web-base-v42', 'Deprecate…')
  await expect(box.getByText('Counting instance templates and disks…')).toBeVisible()
  await expect(box.getByText('Used by')).toBeHidden()
  await templates.release()
  await expect(box.getByText('Used by 1 instance template · counting disks…')).toBeVisible()
  await disks.release()
  await expect(box.getByText('Used by 1 instance template, 14 disks')).toBeVisible()
})

test.describe('sources', () => {
  test.use({ seed: 'empty' })

  test('a source that is the same, recreated, gone, in another project, or a file', async ({
    page,
    project,
    emulator,
    problems,
  }) => {
    problems.allowFailedRequests()
    await emulator.insertImage({ name: 'parent' })
    const { id = '' } = await emulator.image('parent')
    const sourceImage = `${LINK}/${project}/global/images/parent`
    await emulator.putImages(
      image('child', '01-01', { sourceImage, sourceImageId: id }),
      image('stepchild', '01-02', { sourceImage, sourceImageId: '1' }),
      image('orphan', '01-03', {
        sourceSnapshot: `${LINK}/${project}/global/snapshots/nightly`,
        sourceSnapshotId: '1',
      }),
      image('idless', '01-04', { sourceImage }),
      image('from-file', '01-05', { rawDisk: { source: 'https://storage.googleapis.com/b/o' } }),
      image('silent', '01-06'),
    )
    const expectSource = async (name: string, text: string | RegExp) => {
      await openImage(page, project, name, 'lineage')
      await expect(from(page)).toContainText(text)
    }
    await expectSource('child', 'Yes: the ID is the same.')
    await expectSource('stepchild', 'No: parent has another ID.')
    await expectSource('orphan', 'No: nightly no longer exists.')
    await expectSource('idless', 'Unknown. One of the two has no ID to compare.')
    await expectSource('from-file', 'Unknown. Files can’t be checked from here.')
    await expectSource('silent', 'The image doesn’t say what it was created from.')

    await openImage(page, project, 'parent', 'lineage')
    await expect(use(page, '1 image created from it')).toContainText('child')
    await expect(use(page, '0 disks created from it')).toBeVisible()
    await use(page, '1 image created from it').getByRole('link', { name: 'child' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'child' })).toBeVisible()
  })

  test('a source that can’t be read is unknown', async ({ page, project, emulator }) => {
    await emulator.putImages(
      image('copy', '01-01', {
        sourceSnapshot: `${LINK}/${project}/global/snapshots/nightly`,
        sourceSnapshotId: '1',
      }),
    )
    await emulator.fault('snapshots.get', {
      kind: 'status',
      status: 403,
      reason: 'forbidden',
      message: "Required 'compute.snapshots.get' permission for 'it'",
    })
    await openImage(page, project, 'copy', 'lineage')
    await expect(from(page)).toContainText('Unknown. You need compute.snapshots.get.')
  })
})
