import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expectQuery, filterBox, grid, openImages, row } from './support/imageList.ts'
import { image } from './support/images.ts'
import { forbidden } from './support/faults.ts'
import { expectFits } from './support/page.ts'
import { expectRow } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** The check box of a value, by its words and its number. */
const facet = (page: Page, name: string | RegExp) =>
  page.getByRole('checkbox', { name, ...(typeof name === 'string' && { exact: true }) })

const group = (page: Page, title: string) => page.getByRole('group', { name: title, exact: true })

/** The values of a facet with their numbers, in order. */
const valuesOf = (page: Page, title: string) =>
  group(page, title)
    .locator('label')
    .evaluateAll((all) =>
      all.map((each) => (each as HTMLElement).innerText.replaceAll(/\s+/g, ' ')),
    )

test('states and planned dates', { tag: '@dates' }, async ({ page, project }) => {
  await openImages(page, project)
  await facet(page, 'Obsolete 46').check()
  await expect(page.getByText(/^46 of 163 images, in \d+ families$/)).toBeVisible()
  await facet(page, 'Deleted 12').check()
  await expect(page.getByText(/^58 of 163 images, in \d+ families$/)).toBeVisible()
  await expectQuery(page, { states: 'DELETED,OBSOLETE' })

  await facet(page, /^Overdue/).check()
  await expectRow(grid(page), { Name: /./, State: /overdue: deleted by/ })
  await expectQuery(page, { states: 'DELETED,OBSOLETE', due: 'overdue' })

  await facet(page, /^Obsolete/).uncheck()
  await facet(page, /^Deleted/).uncheck()
  await facet(page, /^Overdue/).uncheck()
  await expectQuery(page, {})
})

test('nothing is counted of a list that can’t be read', async ({ page, project, emulator }) => {
  await emulator.fault('images.list', forbidden('compute.images.list'))
  await page.goto(`/projects/${project}/images`)
  await expect(page.getByText('Couldn’t load images')).toBeVisible()
  await expect(facet(page, 'Active')).toBeVisible()
  expect(await valuesOf(page, 'State')).toEqual(['Active', 'Deprecated', 'Obsolete', 'Deleted'])
})

test('the next 30 days', async ({ page, project, emulator }) => {
  const planned = (obsolete: string) => ({ deprecated: { state: 'DEPRECATED', obsolete } })
  await emulator.putImages(
    image('soon', '01-10', planned('2026-12-20')),
    image('later', '01-11', planned('2027-02-20')),
  )
  await openImages(page, project)
  await facet(page, 'Next 30 days 3').check()
  await expect(page.getByText('3 of 165 images')).toBeVisible()
  await expect(row(page, 'soon')).toBeVisible()
  await expectQuery(page, { due: '30' })
})

test('a value counts what it would show under the other filters, and keeps its place', async ({
  page,
  project,
}) => {
  await openImages(page, project)
  await expect(facet(page, 'Obsolete 46')).toBeVisible()
  const before = await valuesOf(page, 'team')
  await filterBox(page).fill('data-spark obsolete')
  await expect(facet(page, 'Active 0')).toBeVisible()
  await expect(facet(page, 'Obsolete 2')).toBeVisible()
  await facet(page, 'Deleted 0').check()
  await expect(facet(page, 'Obsolete 2')).toBeVisible()
  await expect(page.getByText('0 of 163 images')).toBeVisible()
  const names = (values: string[]) => values.map((each) => each.replace(/ \d+$/, ''))
  expect(names(await valuesOf(page, 'team'))).toEqual(names(before))
})

test('architecture and labels narrow the list together, in one facet either is enough', async ({
  page,
  project,
}) => {
  await openImages(page, project)
  await group(page, 'Architecture').getByLabel('ARM64 12').check()
  await group(page, 'env').getByLabel('prod 3').check()
  await expect(page.getByText(/^3 of 163 images, in \d+ famil\S+$/)).toBeVisible()
  await group(page, 'env').getByLabel('No env label 3').check()
  await expect(page.getByText(/^6 of 163 images, \d+ in \d+ families$/)).toBeVisible()
  await expectQuery(page, { arch: 'ARM64', labels: '!env,env=prod' })

  await page.reload()
  await expect(group(page, 'env').getByLabel('prod 3')).toBeChecked()
  await page.getByRole('region', { name: 'Filters' }).getByRole('button', { name: 'Clear' }).click()
  await expectQuery(page, {})
  await expect(facet(page, 'Active 31')).toBeFocused()
  await expect(page.getByText('163 images, 153 in 14 families')).toBeVisible()
})

test('more values, and more labels', async ({ page, project }) => {
  await openImages(page, project)
  await expect(group(page, 'team').getByRole('checkbox')).toHaveCount(4)
  await group(page, 'team').getByRole('button', { name: '4 more' }).click()
  await expect(group(page, 'team').getByRole('checkbox')).toHaveCount(8)
  await expect(group(page, 'team').getByRole('button', { name: 'Fewer' })).toBeVisible()

  const labels = page.getByRole('button', { name: /^\d+ more labels$/ })
  const hidden = Number.parseInt((await labels.textContent()) ?? '', 10)
  const shown = await page.getByRole('group').count()
  await labels.click()
  await expect(page.getByRole('group')).toHaveCount(shown + hidden)
})

test.describe('labels that hardly repeat', () => {
  test.use({ seed: 'empty' })

  test('come last, and a chosen value that no image has can be undone', async ({
    page,
    project,
    emulator,
  }) => {
    await emulator.putImages(
      ...Array.from({ length: 24 }, (_, n) =>
        image(`web-v${n}`, '01-10', { labels: { build: `b${n}`, ...(n < 2 && { env: 'prod' }) } }),
      ),
    )
    await openImages(page, project, '?labels=env%3Ddev')
    const titles = page.getByRole('region', { name: 'Filters' }).locator('legend')
    await expect(titles).toHaveText(['State', 'Planned date', 'Use', 'env', 'build'])
    await expect(page.getByText('24 do not match env=dev')).toBeVisible()
    await group(page, 'env').getByLabel('dev 0').click()
    await expect(row(page, 'web-v3')).toBeVisible()
  })
})

test('images are grouped by a label, an architecture, a state or not at all', async ({
  page,
  project,
}) => {
  await openImages(page, project, '?collapsed=web-base')
  const groupBy = async (from: string, to: string) => {
    await page.getByRole('button', { name: `Group: ${from}` }).click()
    await page.getByRole('menuitemcheckbox', { name: to, exact: true }).click()
  }
  const groups = () => grid(page).locator('[aria-expanded]').getByRole('rowheader')
  await groupBy('Family', 'env')
  await expectQuery(page, { group: 'label.env' })
  await expectRow(grid(page), { Name: 'env=dev 6', State: /^3 active, 3 deprecated$/ })
  await row(page, 'env=dev').click()
  await expectQuery(page, { group: 'label.env', collapsed: 'env%3Ddev' })
  await page.getByRole('button', { name: 'Collapse all' }).click()
  await expect(groups()).toContainText(['env=dev', 'env=prod', 'No env label'])
  await page.getByRole('checkbox', { name: 'Select all of env=dev' }).check()
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('6 selected')

  await groupBy('env', 'State')
  await page.getByRole('button', { name: 'Collapse all' }).click()
  await expect(groups()).toContainText(['Active', 'Deprecated', 'Obsolete', 'Deleted'])
  await groupBy('State', 'Architecture')
  await expect(page.getByRole('columnheader', { name: 'Architecture' })).toHaveCount(0)
  await expect(page.getByRole('columnheader', { name: 'Family' })).toBeVisible()
  await groupBy('Architecture', 'None')
  await expectQuery(page, { group: 'none' })
  await expect(groups()).toHaveCount(0)
})

test.describe('without room beside the table', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('facets are in a dialog', async ({ page, project }) => {
    await openImages(page, project)
    await page.getByRole('button', { name: 'Filters' }).click()
    const dialog = page.getByRole('dialog', { name: 'Filters' })
    await dialog.getByLabel('Active 31').check()
    await expect(dialog.getByRole('button', { name: 'Show 31 images' })).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Show 31 images' }).click()
    await expect(page.getByRole('button', { name: 'Filters, 1 chosen' })).toBeFocused()
    await expectQuery(page, { states: 'ACTIVE' })
    await expectFits(page)
  })
})
