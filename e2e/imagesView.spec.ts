import { expectAccessible } from './support/accessible.ts'
import { expectQuery, filterBox, grid, openImages, row } from './support/imageList.ts'
import { expectRow } from './support/tables.ts'
import { expect, test } from './support/test.ts'

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
  await expect(counted('1 of 163 images, in 1 family')).toBeVisible()
  await filterBox(page).fill('data-spark obsolete')
  await expect(counted('2 of 163 images, in 1 family')).toBeVisible()

  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(filterBox(page)).toBeFocused()
  await expect(counted('163 images, 153 in 14 families')).toBeVisible()
  await expectQuery(page, {})
})

test('if nothing is left, the page says what hides how much', async ({ page, project }) => {
  await openImages(page, project, '?q=web-base-arm&states=DELETED')
  await expect(page.getByText('159 do not match “web-base-arm”')).toBeVisible()
  await expect(page.getByText('4 are not Deleted')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page.getByText('163 images, 153 in 14 families')).toBeVisible()
  await expect(filterBox(page)).toHaveValue('')
  await expectQuery(page, {})
})

test('the API can filter', async ({ page, project }) => {
  await openImages(page, project)
  await page.getByRole('button', { name: 'API filter' }).click()
  const box = page.getByRole('textbox', { name: 'API filter expression' })
  await box.fill('family = data-spark AND deprecated.state = OBSOLETE')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('2 images in 1 family')).toBeVisible()
  await expectQuery(page, { filter: 'family = data-spark AND deprecated.state = OBSOLETE' })
  // The head is among the missing members.
  await expect(grid(page).getByText('resolves to')).toHaveCount(0)

  await page.getByRole('button', { name: 'API filter' }).click()
  await expect(page.getByText('163 images, 153 in 14 families')).toBeVisible()
})

test('an expression that the API refuses is reported in place', async ({
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

test('order and columns are in the URL', async ({ page, project }) => {
  await openImages(page, project, '?group=none')
  const header = (name: string) => page.getByRole('columnheader', { name })
  await expect(header('Created')).toHaveAttribute('aria-sort', 'descending')

  await header('Name').getByRole('button', { name: 'Name' }).click()
  await expect(header('Name')).toHaveAttribute('aria-sort', 'ascending')
  await expect(grid(page).getByRole('rowheader').first()).toHaveText('backup-before-migration')
  await header('Name').getByRole('button', { name: 'Name' }).click()
  await expectQuery(page, { group: 'none', sort: 'name', order: 'desc' })
  await expect(grid(page).getByRole('rowheader').first()).toHaveText('zookeeper-3-8')

  await page.getByRole('button', { name: 'Columns' }).click()
  await page
    .getByRole('dialog', { name: 'Columns' })
    .getByLabel('Labels', { exact: true })
    .uncheck()
  await expect(header('Labels')).toHaveCount(0)
  await expectQuery(page, {
    group: 'none',
    sort: 'name',
    order: 'desc',
    columns: 'state,family,architecture,size,created',
  })
})

test('a link restores the view', async ({ page, project }) => {
  await openImages(
    page,
    project,
    '?q=web&states=ACTIVE&sort=name&collapsed=web-base-arm&columns=state',
  )
  await expect(filterBox(page)).toHaveValue('web')
  await expect(page.getByRole('checkbox', { name: /^Active/ })).toBeChecked()
  await expect(page.getByRole('columnheader')).toHaveText(['', 'Name', 'State', 'Actions'])
  await expect(row(page, 'web-base-arm')).toHaveAttribute('aria-expanded', 'false')
  await expect(row(page, 'web-base')).toHaveAttribute('aria-expanded', 'true')

  await row(page, 'web-base-v42').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'web-base-v42' })).toBeVisible()
  await page.goBack()
  await expect(filterBox(page)).toHaveValue('web')
  await expect(row(page, 'web-base-arm')).toHaveAttribute('aria-expanded', 'false')
})

test(
  'Back returns to the same position in the list',
  { tag: '@dates' },
  async ({ page, project, emulator }) => {
    const builds = await emulator.names('images', 'ci-runner-')
    await openImages(page, project)
    await expect(row(page, 'web-base')).toBeVisible()
    await page.evaluate(() => scrollTo(0, 2000))
    const image = page.getByRole('link', { name: builds[25] ?? '', exact: true })
    await image.scrollIntoViewIfNeeded()
    const place = await page.evaluate(() => scrollY)
    await image.click()
    await expect(page.getByRole('heading', { level: 1, name: /^ci-runner-/ })).toBeFocused()
    await page.goBack()
    await expect(row(page, builds[25] ?? '')).toBeFocused()
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(place)
  },
)

test('families collapse one by one and all at once', async ({ page, project }) => {
  await openImages(page, project)
  await row(page, 'web-base-arm').getByRole('button', { name: 'Collapse web-base-arm' }).click()
  await expect(row(page, 'web-base-arm-v12')).toHaveCount(0)
  await expectQuery(page, { collapsed: 'web-base-arm' })

  await page.getByRole('button', { name: 'Collapse all' }).click()
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
    await expect(bar).toContainText('4 selected in 1 family · 3 hidden by the filters')
    await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
    await expect(bar).toContainText('3 selected in 1 family · 3 hidden')

    await filterBox(page).fill('')
    await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
    await expect(bar).toContainText('163 selected')
    await bar.getByRole('button', { name: 'Clear' }).click()
    await expect(bar).toHaveCount(0)
    await expect(grid(page).locator('[role="row"][tabindex="0"]')).toBeFocused()
  })

  test('is kept on returning from an image, and with every click on a row', async ({
    page,
    project,
  }) => {
    await openImages(page, project, '?q=web-base-arm')
    const bar = page.getByRole('region', { name: 'Selection' })
    await page.getByRole('checkbox', { name: 'Select web-base-arm-v12' }).check()
    await page.getByRole('checkbox', { name: 'Select web-base-arm-v11' }).check()
    await expect(bar).toContainText('2 selected in 1 family')
    await expect(row(page, 'web-base-arm')).toContainText('2 of 4 selected')

    // Outside the name, where there is no control.
    await row(page, 'web-base-arm-v10').getByText('ARM64').click()
    await expect(page.getByRole('heading', { level: 1, name: 'web-base-arm-v10' })).toBeVisible()
    await expect(bar).toHaveCount(0)
    await page.goBack()
    await expect(bar).toContainText('2 selected')
    await expect(row(page, 'web-base-arm-v10')).toBeFocused()
    await expect(page.getByRole('checkbox', { name: 'Select web-base-arm-v12' })).toBeChecked()
  })

  test('the bar and toasts don’t cover each other', async ({ page, project, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await openImages(page, project, '?q=web-base-arm')
    await page.getByRole('checkbox', { name: 'Select web-base-arm-v12' }).check()
    const bar = page.getByRole('region', { name: 'Selection' })
    await bar.getByRole('button', { name: 'More actions on the selection' }).click()
    await page.getByRole('menuitem', { name: 'Copy name' }).click()
    const toast = page.getByRole('region', { name: /^Notifications/ }).getByRole('listitem')
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 })
      const [over, under, table] = await Promise.all(
        [toast, bar, grid(page)].map((each) => each.boundingBox()),
      )
      if (!over || !under || !table) throw new Error('One of them is not there.')
      expect(under.y - over.y - over.height).toBe(8)
      // Nor do toasts cover an open menu.
      await bar.getByRole('button', { name: 'More actions on the selection' }).click()
      const entries = page.getByRole('menuitem')
      for (const entry of await entries.all()) await entry.click({ trial: true })
      await page.keyboard.press('Escape')
      if (width === 1440) {
        expect(over.x + over.width).toBe(under.x + under.width)
        expect(Math.abs(under.x - table.x)).toBeLessThanOrEqual(1)
      }
    }
  })

  test('its bar fits any window, and its menu has what the bar leaves out', async ({
    page,
    project,
  }) => {
    await openImages(page, project)
    const bar = page.getByRole('region', { name: 'Selection' })
    await page.getByRole('checkbox', { name: 'Select all images shown' }).check()
    await expect(bar.getByRole('button', { name: /^Deprecate…\s*31$/ })).toBeVisible()
    for (const width of [1440, 1280, 1024, 720, 390]) {
      await page.setViewportSize({ width, height: 844 })
      const last = bar.getByRole('button', { name: 'Clear selection' })
      const [outer, inner] = await Promise.all([bar.boundingBox(), last.boundingBox()])
      if (!outer || !inner) throw new Error('The bar is not there.')
      const room = outer.x + outer.width - inner.x - inner.width
      expect(room, `at ${width} px`).toBeGreaterThanOrEqual(8)
    }
    await bar.getByRole('button', { name: 'Clear selection' }).click()
    await page.getByRole('checkbox', { name: 'Select web-base-arm-v11' }).check()
    await bar.getByRole('button', { name: 'More actions on the selection' }).click()
    await expect(page.getByRole('menuitem', { name: 'Change deprecation…' })).toBeVisible()
  })

  test('loses deleted images', async ({ page, project, emulator }) => {
    await openImages(page, project)
    await page.getByRole('checkbox', { name: 'Select all of web-base-arm' }).check()
    await emulator.change('DELETE', 'global/images/web-base-arm-v10')
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByRole('region', { name: 'Selection' })).toContainText('3 selected')
    await expect(page.getByText('162 images')).toBeVisible()
  })
})
