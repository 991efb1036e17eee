/** Texts put together from parts: a missing part leaves no gap, and a long one doesn't overflow. */
import type { Locator } from '@playwright/test'
import { dialog, openDialog } from './support/change.ts'
import { deleteButton, typeName } from './support/delete.ts'
import { field, openImage } from './support/detail.ts'
import { status } from './support/faults.ts'
import { grid, openImages, row } from './support/imageList.ts'
import { FILE, image, LINK } from './support/images.ts'
import { changeAnswers, expectFits, expectFitsPhone } from './support/page.ts'
import { planRow } from './support/retire.ts'
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

test('the longest names fit on a phone, or are cut with an ellipsis', async ({
  page,
  project,
  emulator,
}) => {
  const family = 'f'.repeat(63)
  const [older, newer, single] = ['a'.repeat(63), 'b'.repeat(63), 'c'.repeat(63)] as const
  const deprecated = { state: 'DEPRECATED', replacement: `${LINK}/${project}/global/images/gone` }
  await emulator.putImages(
    image(older, '01-01', { family }),
    image(newer, '01-02', { family }),
    image(single, '01-03', { deprecated }),
  )
  await page.setViewportSize({ width: 390, height: 844 })
  await openImages(page, project)
  // A flex container would cut its text without one.
  await expect(grid(page).getByRole('link', { name: family })).toHaveCSS('display', 'block')

  await page.goto(`/projects/${project}/families/${family}`)
  await expect(page.getByRole('link', { name: `Compare head with ${older}` })).toBeVisible()
  await expectFits(page)
  await page.getByRole('button', { name: `Roll back to ${older}…` }).click()
  await expectWhole(dialog(page).getByText(/^New state of/))
  await expectWhole(dialog(page).getByRole('button', { name: `Roll back to ${older}` }))

  await page.goto(`/projects/${project}/due`)
  await expectWhole(page.getByText(`gone doesn’t exist, so warnings about ${single} lead nowhere.`))

  await page.goto(`/projects/${project}/retire`)
  const planned = planRow(page, family)
  const box = async (part: Locator) => {
    const found = await part.boundingBox()
    if (!found) throw new Error('It isn’t drawn')
    return found
  }
  await expect(planned.getByText('keeps 2 of 2')).toBeVisible()
  const [row, link, keeps, head] = await Promise.all([
    box(planned),
    box(planned.getByRole('link', { name: family })),
    box(planned.getByText('keeps 2 of 2')),
    box(planned.getByText('unchanged')),
  ])
  expect(link.x + link.width).toBeLessThanOrEqual(keeps.x)
  expect(keeps.x + keeps.width).toBeLessThanOrEqual(row.x + row.width)
  expect(head.x + head.width).toBeLessThanOrEqual(row.x + row.width)
})

test('a name is whole beside a long age on a phone', async ({ page, project, emulator }) => {
  const at = (creationTimestamp: string) => ({ family: 'web', creationTimestamp })
  await emulator.putImages(
    image('web-base-arm-v13', '11-24', at('2026-11-24T11:39:00Z')),
    image('windows-2025-hardened-12', '01-01', at('2025-12-20T00:00:00Z')),
  )
  await page.setViewportSize({ width: 390, height: 844 })
  await openImages(page, project)
  await expect(row(page, 'web-base-arm-v13')).toContainText('21 minutes ago')
  await expect(row(page, 'windows-2025-hardened-12')).toContainText('11 months ago')
  for (const name of ['web-base-arm-v13', 'windows-2025-hardened-12']) {
    await expectWhole(row(page, name).getByRole('rowheader').getByRole('link'))
  }
})

/** None of its text is cut or overflows. */
const expectWhole = (element: Locator) =>
  expect
    .poll(() => element.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
    .toBeLessThanOrEqual(0)

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
