import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { forbidden } from './support/faults.ts'
import { filterBox, grid, openImages, row } from './support/imageList.ts'
import { image, LINK } from './support/images.ts'
import type { Emulator } from './support/emulator.ts'
import { expectFits } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

/** Three images: one with a disk, one that is new, and one that is old and has none. */
async function estate(emulator: Emulator, project: string) {
  await emulator.putImages(
    image('used', '01-01', { id: '1' }),
    image('recent', '11-20', { id: '2' }),
    image('forgotten', '01-02', { id: '3' }),
  )
  const users = [`${LINK}/${project}/zones/us-central1-a/instances/vm-1`]
  const sourceImage = `${LINK}/${project}/global/images/used`
  await emulator.putDisks({ name: 'boot', id: '9', sourceImage, sourceImageId: '1', users })
}

const facet = (page: Page) => page.getByRole('group', { name: 'Use' })

test('what uses the images is only read once it is asked for, and says when that was', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/aggregated/')) asked.push(request.url())
  })
  await openImages(page, project, '?group=none')
  await expect(facet(page).getByRole('checkbox')).toHaveCount(3)
  expect(asked).toEqual([])
  await facet(page).getByRole('checkbox', { name: 'Not seen in use' }).check()
  await expect(grid(page).getByRole('rowheader')).toHaveText(['recent', 'forgotten'])
  await expect(facet(page).getByRole('checkbox', { name: 'In use 1' })).toBeVisible()
  await expect(page).toHaveURL(/use=none/)
  await expect(
    page.getByText(/^Use read just now from the disks, instances and instance/),
  ).toBeVisible()
  expect(asked).toHaveLength(2)

  await filterBox(page).fill('age>90d')
  await expect(grid(page).getByRole('rowheader')).toHaveText(['forgotten'])
  await expectAccessible(page)
  const sourceImage = `${LINK}/${project}/global/images/forgotten`
  await emulator.putDisks({ name: 'data', id: '10', sourceImage, sourceImageId: '3' })
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByText(/No image matches the filters/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(grid(page).getByRole('rowheader')).toHaveCount(3)
})

test('as words in the filter, and as a column', async ({ page, project, emulator }) => {
  await estate(emulator, project)
  await openImages(page, project, '?group=none&columns=state,use')
  await expect(row(page, 'used')).toContainText('1 disk and 1 instance')
  await expect(row(page, 'forgotten')).toContainText('Not seen in use')
  await filterBox(page).fill('use:none age>90d')
  await expect(grid(page).getByRole('rowheader')).toHaveText(['forgotten'])
  await filterBox(page).fill('use:some')
  await expect(grid(page).getByRole('rowheader')).toHaveText(['used'])
  await page.setViewportSize({ width: 390, height: 844 })
  await expectFits(page)
})

test('what could not be read is unknown, never unused', async ({ page, project, emulator }) => {
  await estate(emulator, project)
  await emulator.fault(
    'instanceTemplates.aggregatedList',
    forbidden('compute.instanceTemplates.list'),
  )
  await openImages(page, project, '?group=none&columns=state,use')
  await expect(row(page, 'used')).toContainText('1 disk and 1 instance')
  await expect(row(page, 'forgotten')).toContainText('Unknown')
  await expect(row(page, 'recent')).toContainText('Unknown')
  await expect(
    page.getByText(/^Not everything that may use the images could be read/),
  ).toBeVisible()
  await expect(page.getByText('The instance templates could not be read.')).toBeVisible()
  await filterBox(page).fill('use:none')
  await expect(page.getByText(/No image matches the filters/)).toBeVisible()
  await filterBox(page).fill('use:unknown')
  await expect(grid(page).getByRole('rowheader')).toHaveCount(2)
})
