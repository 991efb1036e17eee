import { expectAccessible } from './support/accessible.ts'
import { expectQuery, filterBox, grid, image, openImages, row } from './support/imageList.ts'
import { expectRow, readRows } from './support/tables.ts'
import { expect, test } from './support/test.ts'

test('images by family, newest first, each family with what it resolves to', async ({
  page,
  project,
  emulator,
}) => {
  const [failed = ''] = await emulator.names('images', 'data-spark-')
  await openImages(page, project)

  await expect(page).toHaveTitle(`Images of ${project} · Compute Images`)
  await expect(page.getByText('163 images in 14 families')).toBeVisible()
  await expectRow(grid(page), { Name: /^web-base-arm 4/, State: /resolves to web-base-arm-v12/ })
  await expectRow(grid(page), {
    Name: 'web-base-arm-v12 head',
    State: 'Active',
    Status: 'Ready',
    Architecture: 'ARM64',
    Size: '10 GB',
    Created: '4 days ago',
    Labels: 'env=prod team=web',
  })
  await expectRow(grid(page), { Name: /^web-base-arm-v13$/, Status: 'Pending' })
  await expectRow(grid(page), { Name: /^web-base-arm-v11$/, State: /Deprecated.*web-base-arm-v12/ })
  await expectRow(grid(page), { Name: failed, Status: 'Failed' })

  await filterBox(page).fill('legacy-tomcat')
  await expectRow(grid(page), { Name: /^legacy-tomcat 8/, State: 'resolves to nothing' })
})

test('images without family come last', async ({ page, project }) => {
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

    await expect(page.getByText('5 images in 3 families')).toBeVisible()
    await expectRow(grid(page), { Name: /^__proto__ 1/, State: 'resolves to proto-v1' })
    await expectRow(grid(page), { Name: /^constructor 2/, State: 'resolves to nothing' })
    await expectRow(grid(page), { Name: /^constructor$/, Status: 'Resting' })
    await expectRow(grid(page), { Name: 'web-v1', State: /^Paused/, Created: '–' })
    await expectRow(grid(page), { Name: 'web\\u202e24v' })
    await expectRow(grid(page), { Name: /^web\\u200b 1/ })
    await expectRow(grid(page), { Name: 'bare', Status: '–', Size: '–' })
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

test.describe('filters', () => {
  test('words match name, family, description, labels and what is shown', async ({
    page,
    project,
  }) => {
    await openImages(page, project)
    const counted = (text: string) => page.getByText(text, { exact: true })

    await filterBox(page).fill('web-base env=prod')
    await expectRow(grid(page), { Name: /^web-base-arm 3 of 4/ })
    await expectQuery(page, { q: 'web-base env=prod' })

    await filterBox(page).fill('failed')
    await expect(counted('1 of 163 images in 14 families')).toBeVisible()
    await filterBox(page).fill('data-spark obsolete')
    await expect(counted('2 of 163 images in 14 families')).toBeVisible()

    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await expect(counted('163 images in 14 families')).toBeVisible()
    await expectQuery(page, {})
  })

  test('states and Due', async ({ page, project }) => {
    await openImages(page, project)
    const obsolete = page.getByRole('button', { name: 'Obsolete 46' })
    await obsolete.click()
    await expect(obsolete).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByText('46 of 163 images')).toBeVisible()
    await page.getByRole('button', { name: 'Deleted 12' }).click()
    await expect(page.getByText('58 of 163 images')).toBeVisible()
    await expectQuery(page, { states: 'OBSOLETE,DELETED' })

    await page.getByRole('button', { name: /^Due/ }).click()
    await expectRow(grid(page), { Name: /./, State: /due: deleted since/ })
    await expectQuery(page, { states: 'OBSOLETE,DELETED', due: 'true' })
  })

  test('where nothing is left, the page says what hides what', async ({ page, project }) => {
    await openImages(page, project, '?q=web-base-arm&states=DELETED')
    await expect(page.getByText('159 do not match “web-base-arm”')).toBeVisible()
    await expect(page.getByText('4 are not Deleted')).toBeVisible()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(page.getByText('163 images in 14 families')).toBeVisible()
    await expect(filterBox(page)).toHaveValue('')
    await expectQuery(page, {})
  })

  test('the API can be asked to filter', async ({ page, project }) => {
    await openImages(page, project)
    await page.getByRole('button', { name: 'API filter' }).click()
    const box = page.getByRole('textbox', { name: 'API filter expression' })
    await box.fill('family = data-spark AND deprecated.state = OBSOLETE')
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByText('2 images in 1 family')).toBeVisible()
    await expectQuery(page, { filter: 'family = data-spark AND deprecated.state = OBSOLETE' })
    // The head is among the members that are missing.
    await expect(grid(page).getByText('resolves to')).toHaveCount(0)

    await page.getByRole('button', { name: 'API filter' }).click()
    await expect(page.getByText('163 images in 14 families')).toBeVisible()
  })

  test('an expression that the API refuses is told in place', async ({
    page,
    project,
    problems,
  }) => {
    problems.allowFailedRequests()
    await openImages(page, project, '?filter=family%20%3D')
    const box = page.getByRole('textbox', { name: 'API filter expression' })
    await expect(page.getByRole('alert')).toContainText("Invalid value for field 'filter'")
    await expect(box).toHaveValue('family =')
    await expect(box).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page)

    await box.fill('family = data-spark')
    await box.press('Enter')
    await expect(page.getByText('8 images in 1 family')).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
})

test('order and columns are in the address', async ({ page, project }) => {
  await openImages(page, project, '?flat=true')
  const header = (name: string) => page.getByRole('columnheader', { name })
  await expect(header('Created')).toHaveAttribute('aria-sort', 'descending')

  await header('Name').getByRole('button', { name: 'Name' }).click()
  await expect(header('Name')).toHaveAttribute('aria-sort', 'ascending')
  await expect(grid(page).getByRole('rowheader').first()).toHaveText('backup-before-migration')
  await header('Name').getByRole('button', { name: 'Name' }).click()
  await expectQuery(page, { flat: 'true', sort: 'name', order: 'desc' })
  await expect(grid(page).getByRole('rowheader').first()).toHaveText('zookeeper-3-8')

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Labels' }).click()
  await expect(header('Labels')).toHaveCount(0)
  await expectQuery(page, {
    flat: 'true',
    sort: 'name',
    order: 'desc',
    columns: 'state,status,architecture,size,created',
  })
})

test('a link brings back what was seen', async ({ page, project }) => {
  await openImages(
    page,
    project,
    '?q=web&states=ACTIVE&sort=name&collapsed=web-base-arm&columns=state',
  )
  await expect(filterBox(page)).toHaveValue('web')
  await expect(page.getByRole('button', { name: /^Active/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(page.getByRole('columnheader')).toHaveText(['', 'Name', 'State', ''])
  await expect(row(page, 'web-base-arm')).toHaveAttribute('aria-expanded', 'false')
  await expect(row(page, 'web-base')).toHaveAttribute('aria-expanded', 'true')

  await row(page, 'web-base-v42').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'web-base-v42' })).toBeVisible()
  await page.goBack()
  await expect(filterBox(page)).toHaveValue('web')
  await expect(row(page, 'web-base-arm')).toHaveAttribute('aria-expanded', 'false')
})

test('families close one by one and all at once', async ({ page, project }) => {
  await openImages(page, project)
  await row(page, 'web-base-arm').getByRole('button', { name: 'Close web-base-arm' }).click()
  await expect(row(page, 'web-base-arm-v12')).toHaveCount(0)
  await expectQuery(page, { collapsed: 'web-base-arm' })

  await page.getByRole('button', { name: 'Close all families' }).click()
  await expect(grid(page).getByRole('row')).toHaveCount(1 + 15)
  await expectQuery(page, { collapsed: '*' })
  await row(page, 'bastion').click()
  await expectQuery(page, { collapsed: '*,bastion' })
  await expect(grid(page).getByRole('row')).toHaveCount(1 + 15 + 6)
})

test.describe('selection', () => {
  test('survives filters, and counts what they hide', async ({ page, project }) => {
    await openImages(page, project)
    const bar = page.getByRole('region', { name: 'Selection' })
    const family = page.getByRole('checkbox', { name: 'Select all of web-base-arm' })

    await page.getByRole('checkbox', { name: 'Select web-base-arm-v12' }).check()
    await expect(family).toHaveJSProperty('indeterminate', true)
    await family.click()
    await expect(bar).toContainText('4 selected')
    await expect(family).toBeChecked()

    await filterBox(page).fill('web-base-arm-v11')
    await expect(bar).toContainText('4 selected · 3 hidden by the filters')
    await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
    await expect(bar).toContainText('3 selected · 3 hidden')

    await filterBox(page).fill('')
    await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
    await expect(bar).toContainText('163 selected')
    await bar.getByRole('button', { name: 'Clear' }).click()
    await expect(bar).toHaveCount(0)
  })

  test('loses images that are gone', async ({ page, project, emulator }) => {
    await openImages(page, project)
    await page.getByRole('checkbox', { name: 'Select all of web-base-arm' }).check()
    await emulator.change('DELETE', 'global/images/web-base-arm-v10')
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByRole('region', { name: 'Selection' })).toContainText('3 selected')
    await expect(page.getByText('162 images')).toBeVisible()
  })
})

test('an image that was made elsewhere shows when one looks again', async ({
  page,
  project,
  emulator,
}) => {
  await page.clock.install()
  await openImages(page, project)
  await expect(page.getByText('163 images')).toBeVisible()
  await emulator.insertImage({ name: 'web-base-v99', family: 'web-base' })
  await page.clock.fastForward('00:06')
  await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
  await expectRow(grid(page), { Name: 'web-base-v99 head' })
  await expect(page.getByText('164 images')).toBeVisible()
})

test('a name and what a family resolves to can be copied', async ({ page, project, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openImages(page, project)
  await row(page, 'web-base-arm')
    .getByRole('button', { name: 'Copy name web-base-arm-v12' })
    .click()
  await expect(page.getByRole('status').filter({ hasText: 'copied' })).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('web-base-arm-v12')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test(`axe finds nothing in ${colorScheme}`, async ({ page, project }) => {
      await openImages(page, project, '?due=true')
      await page.getByRole('checkbox', { name: 'Select all of web-base', exact: true }).check()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Columns' }).click()
      await expect(page.getByRole('menuitemcheckbox', { name: 'Labels' })).toBeVisible()
      await expectAccessible(page)
    })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('rows have two lines, and nothing scrolls sideways', async ({ page, project }) => {
    await openImages(page, project)
    await expectRow(grid(page), {
      Name: 'web-base-arm-v12 head',
      State: 'Active',
      Created: '4 days ago',
    })
    await expectRow(grid(page), { Name: 'web-base-arm-v13', Status: 'Pending' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectAccessible(page)
  })

  test('what is due ends before the menu', async ({ page, project }) => {
    await openImages(page, project, '?q=web-base-v39')
    const due = await row(page, 'web-base-v39')
      .getByTitle(/^due: /)
      .boundingBox()
    const menu = await page.getByRole('button', { name: 'Actions on web-base-v39' }).boundingBox()
    expect(due && menu && menu.x - due.x - due.width).toBeGreaterThanOrEqual(0)
  })
})

test('the skeleton has the size of what it stands for', async ({ page, project, emulator }) => {
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
