/** Texts put together from parts: a missing part leaves no gap, and a long one doesn't overflow. */
import { openDialog } from './support/change.ts'
import { deleteButton, typeName } from './support/delete.ts'
import { field, openImage } from './support/detail.ts'
import { status } from './support/faults.ts'
import { grid, openImages, row } from './support/imageList.ts'
import { FILE, image } from './support/images.ts'
import { changeAnswers, expectFits, expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test('a feature without a name, an unknown status, and no time', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(
    image('web-v1', '01-01', {
      guestOsFeatures: [{}],
      status: '',
      creationTimestamp: '',
      diskSizeGb: '',
    }),
  )
  await openImages(page, project)
  await expect(row(page, 'web-v1').getByText('Unknown', { exact: true })).toBeVisible()
  await expect(grid(page).getByText(/^ GB/)).toHaveCount(0)
  await openImage(page, project, 'web-v1')
  await expect(field(page, 'Guest and boot', 'Guest features')).toHaveText(
    '1 feature without a name',
  )
  await expect(page.getByText('created at an unknown time')).toBeVisible()
})

test('a long unknown status fits wherever it is shown', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // The family resolves to nothing.
  problems.allowFailedRequests()
  const long = 'NOT_YET_KNOWN'.repeat(20)
  await emulator.putImages(
    image('web-v1', '01-01', { family: 'web', status: long, deprecated: { state: long } }),
  )
  for (const path of ['images', 'images/web-v1', 'families/web']) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`/projects/${project}/${path}`)
    await expect(page.getByText(/^Not yet known.*…$/).first()).toBeVisible()
    await expect(page.getByTitle(long).first()).toBeAttached()
    await expectFits(page)
    await expectFitsPhone(page)
  }
})

test('impossible progress isn’t shown', async ({ page, project, emulator }) => {
  await emulator.operations('hold')
  await emulator.api('POST', 'global/images', { name: 'web-v1', rawDisk: FILE })
  await changeAnswers(page, 'global/operations', (json) => ({
    ...json,
    items: (json.items ?? []).map((item) => ({ ...(item as object), progress: 1e9 })),
  }))
  await openImage(page, project, 'web-v1', 'activity')
  const operations = page.getByRole('region', { name: 'Operations on this image' })
  await expect(operations.getByRole('status')).toHaveText(/^(Pending|Running)$/)
  await expect(page.getByText('%')).toHaveCount(0)
  await page.goto(`/projects/${project}/operations`)
  const listed = page.getByRole('table', { name: 'Operations' })
  await expect(listed.getByText(/^(Pending|Running)$/)).toBeVisible()
  await emulator.operations('release')
})

test('an empty first page isn’t the end of the list', async ({ page, project, problems }) => {
  // The emulator doesn’t have the image: asking for permissions on it is a 404.
  problems.allowFailedRequests()
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(
    (url) => url.pathname.endsWith('/global/images'),
    async (route) => {
      const isNext = route.request().url().includes('pageToken=next')
      if (isNext) await released
      await route.fulfill({ json: isNext ? { items: [{ name: 'web-v1' }] } : FIRST })
    },
  )
  await openImages(page, project)
  await expect(page.getByText('Reading the images…')).toBeVisible()
  await expect(page.getByText('There are no images')).toBeHidden()
  await expect(page.getByText('No images', { exact: true })).toBeHidden()
  release()
  await expect(row(page, 'web-v1')).toBeVisible()
})

/** A page of a list that continues. */
const FIRST = { nextPageToken: 'next' }

test('a message without a full stop gets one before the advice', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(image('web-v1', '01-01'))
  const box = await openDialog(page, project, 'web-v1', 'Delete…')
  await typeName(page, 'web-v1')
  await emulator.fault('images.delete', status(404, 'notFound', { message: 'It was not found' }))
  await deleteButton(page).click()
  await expect(box.getByRole('alert')).toContainText(
    'web-v1 was not deleted. It was not found. It may have been deleted in the meantime.',
  )
})
