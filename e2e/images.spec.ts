import { expectAccessible } from './support/accessible.ts'
import { NOW } from './support/calendar.ts'
import { image } from './support/images.ts'
import { filterBox, grid, openImages, row } from './support/imageList.ts'
import { expectFits, lookAgain } from './support/page.ts'
import { expectRow, readRows } from './support/tables.ts'
import { expect, test } from './support/test.ts'

test(
  'images by family, newest first, each family with its head',
  { tag: '@dates' },
  async ({ page, project, emulator }) => {
    const [failed = ''] = await emulator.names('images', 'data-spark-')
    await openImages(page, project)

    await expect(page).toHaveTitle(`Images of ${project} · Compute Images`)
    await expect(page.getByText('163 images, 153 in 14 families')).toBeVisible()
    await expectRow(grid(page), { Name: /^web-base-arm 4/, State: /resolves to web-base-arm-v12/ })
    await expectRow(grid(page), {
      Name: 'web-base-arm-v12 head',
      State: 'Active',
      Architecture: 'ARM64',
      Size: '10 GB',
      Created: '4 days ago',
      Labels: 'env=prod team=web',
    })
    await expectRow(grid(page), { Name: /^web-base-arm-v13$/, State: 'Active Pending' })
    await expectRow(grid(page), {
      Name: /^web-base-arm-v11$/,
      State: /Deprecated.*web-base-arm-v12/,
    })
    await expectRow(grid(page), { Name: failed, State: 'Active Failed' })

    await filterBox(page).fill('legacy-tomcat')
    await expectRow(grid(page), { Name: /^legacy-tomcat 8/, State: 'resolves to nothing' })
  },
)

test('a filter word that is misspelled says so, where nothing matches', async ({
  page,
  project,
}) => {
  await openImages(page, project)
  await filterBox(page).fill('web age>90x state:active')
  await expect(page.getByText('“age>90x” isn’t an age in days: write')).toBeVisible()
  await expect(
    page.getByText('no image listed here has the label state. For other fields'),
  ).toBeVisible()
  await expectAccessible(page)
  await filterBox(page).fill('no-such-image')
  await expect(page.getByText('No image matches the filters')).toBeVisible()
  await expect(page.getByText(/isn’t an age|no image listed here has the label/)).toHaveCount(0)
})

test('images without a family come last', async ({ page, project }) => {
  await openImages(page, project, '?collapsed=*')
  await expect(grid(page).getByRole('row')).toHaveCount(1 + 15)
  const rows = await readRows(grid(page))
  expect(rows.at(-1)?.['Name']).toMatch(/^No family 10/)
})

test.describe('odd data', () => {
  test.use({ seed: 'empty' })

  test('is shown as it is, and breaks nothing', async ({ page, project, emulator }) => {
    await emulator.putImages(
      image('proto-v1', '03-01', { family: '__proto__' }),
      image('constructor', '03-02', { family: 'constructor', status: 'RESTING' }),
      image('web-v1', '03-03', {
        family: 'constructor',
        description: 'x'.repeat(10_000),
        labels: { constructor: '', toString: 'a' },
        deprecated: { state: 'PAUSED', replacement: 'javascript:alert(1)' },
        creationTimestamp: 'yesterday',
      }),
      image('web\u202e24v', '03-04', { family: 'web\u200b' }),
      image('bare', '03-05', { diskSizeGb: undefined, status: undefined }),
    )
    await openImages(page, project)

    await expect(page.getByText('5 images, 4 in 3 families')).toBeVisible()
    await expectRow(grid(page), { Name: /^__proto__ 1/, State: 'resolves to proto-v1' })
    await expectRow(grid(page), { Name: /^constructor 2/, State: 'resolves to nothing' })
    await expectRow(grid(page), { Name: /^constructor$/, State: 'Active Resting' })
    await expectRow(grid(page), { Name: 'web-v1', State: /^Paused/, Created: '–' })
    await expectRow(grid(page), { Name: 'web\\u202e24v' })
    await expectRow(grid(page), { Name: /^web\\u200b 1/ })
    await expectRow(grid(page), { Name: 'bare', State: 'Active –', Size: '–' })
    await expect(page.locator('[href^="javascript"]')).toHaveCount(0)
  })
})

test('a project without images says what to do', async ({ page }) => {
  await openImages(page, 'nothing-here')
  await expect(
    page.getByRole('heading', { name: 'There are no images in nothing-here' }),
  ).toBeVisible()
  await expect(page.getByText('gcloud compute images create my-image')).toBeVisible()
  await expectAccessible(page)
})

test(
  'an image created elsewhere shows on returning to the page',
  { tag: '@dates' },
  async ({ page, project, emulator }) => {
    await page.clock.install({ time: NOW })
    await openImages(page, project)
    await expect(page.getByText('163 images')).toBeVisible()
    await emulator.insertImage({ name: 'web-base-v99', family: 'web-base' })
    await page.clock.fastForward('00:06')
    await lookAgain(page)
    await expectRow(grid(page), { Name: 'web-base-v99 head' })
    await expect(page.getByText('164 images')).toBeVisible()
  },
)

test('a name and a family’s head can be copied', async ({ page, project, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openImages(page, project)
  await row(page, 'web-base-arm')
    .getByRole('button', { name: 'Copy name web-base-arm-v12' })
    .click()
  await expect(page.getByRole('status').filter({ hasText: 'copied' })).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('web-base-arm-v12')
})

test('axe finds nothing', async ({ page, project }) => {
  await openImages(page, project, '?due=overdue')
  await page.getByRole('checkbox', { name: 'Select all of web-base', exact: true }).check()
  await page.getByRole('button', { name: 'Group: Family' }).click()
  await expect(page.getByRole('menuitemcheckbox', { name: 'Architecture' })).toBeVisible()
  await expectAccessible(page)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('rows have two lines, and nothing scrolls sideways', async ({ page, project }) => {
    await openImages(page, project)
    await expectRow(grid(page), {
      Name: 'web-base-arm-v12 head',
      State: 'Active',
      Created: '4 days ago',
    })
    await expectRow(grid(page), { Name: 'web-base-arm-v13', State: 'Active Pending' })
    await expectFits(page)
    await expectAccessible(page)
  })

  test('the overdue note ends before the menu', async ({ page, project }) => {
    await openImages(page, project, '?q=web-base-v39')
    const due = await row(page, 'web-base-v39')
      .getByTitle(/^overdue: /)
      .boundingBox()
    const menu = await page.getByRole('button', { name: 'Actions on web-base-v39' }).boundingBox()
    expect(due && menu && menu.x - due.x - due.width).toBeGreaterThanOrEqual(0)
  })
})

test('the skeleton has the size of what it replaces', async ({ page, project, emulator }) => {
  const held = await emulator.fault('images.list', { kind: 'hold' })
  await openImages(page, project)
  await expect(page.getByRole('status', { name: 'Loading the images' })).toBeVisible()
  const shifts = await page.evaluateHandle(() => {
    const seen: number[] = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
    return seen
  })
  await held.release()
  await expect(row(page, 'web-base-arm-v12')).toBeVisible()
  const total = await shifts.evaluate((seen) => seen.reduce((sum, value) => sum + value, 0))
  expect(total).toBeLessThan(0.02)
})
