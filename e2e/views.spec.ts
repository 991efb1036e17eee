import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expectQuery, openImages, row } from './support/imageList.ts'
import { expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

const openColumns = async (page: Page) => {
  await page.getByRole('button', { name: 'Columns' }).click()
  return page.getByRole('dialog', { name: 'Columns' })
}

test.describe('columns', () => {
  test('are chosen, ordered and sized by keyboard', async ({ page, project }) => {
    await openImages(page, project)
    const headers = page.getByRole('columnheader')
    const dialog = await openColumns(page)
    const up = dialog.getByRole('button', { name: 'Move Labels up' })
    await up.focus()
    await page.keyboard.press('Enter')
    await expect(up).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('status')).toHaveText('Labels: column 4 of 7')
    await dialog.getByLabel('Architecture', { exact: true }).press(' ')
    await dialog.getByLabel('Width of Labels').fill('300')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Done' }).click()

    await expect(headers).toHaveText(['', 'Name', 'State', 'Labels', 'Size', 'Created', 'Actions'])
    await expectQuery(page, { columns: 'state,family,labels:300,size,created' })
    await expect(headers.filter({ hasText: 'Labels' })).toHaveCSS('width', '300px')

    await page.reload()
    await expect(headers.filter({ hasText: 'Labels' })).toHaveCSS('width', '300px')
    const again = await openColumns(page)
    await expect(again.getByLabel('Width of Labels')).toHaveValue('300')
    await again.getByRole('button', { name: 'Reset' }).click()
    await expectQuery(page, {})
    await expectFitsPhone(page)
  })

  test('are never all hidden', async ({ page, project }) => {
    await openImages(page, project, '?columns=state,size')
    const dialog = await openColumns(page)
    await dialog.getByLabel('Size', { exact: true }).uncheck()
    const last = dialog.getByLabel('State', { exact: true })
    await expect(last).toHaveAttribute('aria-disabled', 'true')
    await last.press(' ')
    await expect(last).toBeChecked()
    await expectQuery(page, { columns: 'state' })
  })
})

test('rows are compact in one view only', async ({ page, project }) => {
  await openImages(page, project)
  const height = async () => (await row(page, 'web-base-arm').boundingBox())?.height
  expect(await height()).toBe(40)
  const dialog = await openColumns(page)
  await dialog.getByRole('button', { name: 'Compact' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expectQuery(page, { density: 'compact' })
  await expect.poll(height).toBe(32)
  await openImages(page, project)
  expect(await height()).toBe(40)
})

test.describe('saved views', () => {
  const viewButton = (page: Page, name: string) =>
    page.getByRole('button', { name: `View: ${name}`, exact: true })
  const manage = async (page: Page) => {
    await viewButton(page, 'Custom').click()
    await page.getByRole('menuitem', { name: 'Save or manage views…' }).click()
    return page.getByRole('dialog', { name: 'Saved views' })
  }
  const PROD = { labels: 'env=prod', group: 'state', columns: 'labels,created' }
  const query = `?${new URLSearchParams(PROD).toString()}`

  test('are opened, replaced, renamed, and deleted with undo', async ({ page, project }) => {
    await openImages(page, project, query)
    const dialog = await manage(page)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText('Enter a name.')).toBeVisible()
    await dialog.getByLabel('Save the current view as').fill('Production')
    await dialog.getByRole('button', { name: 'Save' }).click()
    const name = dialog.getByLabel('Name of Production')
    await expect(name).toHaveValue('Production')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Close' }).click()

    await viewButton(page, 'Production').click()
    await page.getByRole('menuitemcheckbox', { name: 'All images' }).click()
    await expectQuery(page, {})
    await viewButton(page, 'All images').click()
    await page.getByRole('menuitemcheckbox', { name: 'Production' }).click()
    await expectQuery(page, PROD)

    await page.getByRole('checkbox', { name: /^Active/ }).check()
    await manage(page)
    await dialog.getByRole('button', { name: 'Replace Production with the current view' }).click()
    await name.fill('Live')
    await name.press('Enter')
    await dialog.getByRole('button', { name: 'Delete Live' }).click()
    await expect(dialog.getByText('No views')).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.reload()
    await expect(viewButton(page, 'Live')).toBeVisible()
  })

  test('one opens by default, and all images are still a click away', async ({ page, project }) => {
    await openImages(page, project, query)
    const dialog = await manage(page)
    await dialog.getByLabel('Save the current view as').fill('Production')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('button', { name: 'Open Production by default' }).click()
    await dialog.getByRole('button', { name: 'Close' }).click()

    await openImages(page, project)
    await expectQuery(page, PROD)
    await viewButton(page, 'Production').click()
    await page.getByRole('menuitemcheckbox', { name: 'All images' }).click()
    await expectQuery(page, { view: 'all' })
    await row(page, 'web-base-v42').getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1, name: 'web-base-v42' })).toBeVisible()
    await page.goBack()
    await expectQuery(page, { view: 'all' })
    await page.getByRole('checkbox', { name: /^Active/ }).check()
    await expectQuery(page, { states: 'ACTIVE' })
    await page.getByRole('checkbox', { name: /^Active/ }).uncheck()
    await expectQuery(page, { view: 'all' })
  })

  test('the default follows a view that is saved again, and what isn’t stored isn’t claimed', async ({
    page,
    project,
  }) => {
    await openImages(page, project, query)
    const dialog = await manage(page)
    const name = dialog.getByLabel('Save the current view as')
    const save = dialog.getByRole('button', { name: 'Save', exact: true })
    for (const each of ['Production', 'Twin']) {
      await name.fill(each)
      await save.click()
    }
    await dialog.getByRole('button', { name: 'Open Twin by default' }).click()
    await expect(dialog.getByRole('button', { name: 'Twin opens by default' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete Production' }).click()
    const undo = dialog.getByRole('button', { name: 'Undo' })
    await expect(undo).toBeFocused()
    await name.fill('Production')
    await save.click()
    await expect(undo).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Close' }).click()

    await page.getByRole('checkbox', { name: /^Active/ }).check()
    await manage(page)
    await name.fill('Twin')
    await dialog.getByRole('button', { name: 'Replace', exact: true }).click()
    await expect(name).toHaveValue('')

    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full', 'QuotaExceededError')
      }
    })
    await name.fill('Lost')
    await save.click()
    await expect(dialog.getByRole('alert')).toContainText('The browser didn’t save this')
    await expect(name).toHaveValue('Lost')
    await dialog.getByRole('button', { name: 'Delete Production' }).click()
    await expect(undo).toHaveCount(0)

    await openImages(page, project)
    await expectQuery(page, { ...PROD, states: 'ACTIVE' })
    await expect(viewButton(page, 'Twin')).toBeVisible()
  })

  test('those saved in two tabs are both kept', async ({ page, project, context }) => {
    const other = await context.newPage()
    for (const tab of [page, other]) {
      await openImages(tab, project, query)
      await manage(tab)
    }
    for (const [tab, name] of [[page, 'Here'] as const, [other, 'There'] as const]) {
      await tab.getByLabel('Save the current view as').fill(name)
      await tab.getByRole('button', { name: 'Save', exact: true }).click()
    }
    await expect(other.getByLabel('Name of Here')).toBeVisible()
    await expect(other.getByLabel('Name of There')).toBeVisible()

    // A name that was taken in the other tab meanwhile isn't given twice.
    const renamed = page.getByLabel('Name of Here')
    await renamed.fill('Same')
    await renamed.press('Enter')
    await expect(other.getByLabel('Name of Same')).toBeVisible()
    const again = other.getByLabel('Name of There')
    await again.fill('Same')
    await again.press('Enter')
    await expect(other.getByRole('alert')).toHaveText('Another view has this name.')
    await expect(page.getByLabel('Name of There')).toBeVisible()
  })

  test('a default view that says nothing to this version opens all images', async ({
    page,
    project,
    emulator,
  }) => {
    const key = `compute-images.defaultView.${emulator.url}/compute/v1 ${project}`
    await page.addInitScript((name) => localStorage.setItem(name, '?arrange=old'), key)
    await openImages(page, project)
    await expect(row(page, 'web-base-arm')).toBeVisible()
  })

  test('a link shows the same elsewhere', async ({ page, project, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await openImages(page, project, `${query}&collapsed=ACTIVE`)
    await viewButton(page, 'Custom').click()
    await page.getByRole('menuitem', { name: 'Copy link to this view' }).click()
    await expect(page.getByText('Link copied.')).toBeVisible()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(Object.fromEntries(new URL(link).searchParams)).toEqual(PROD)
    expect(new URL(link).pathname).toBe(`/projects/${project}/images`)
  })
})

test('the previous and the next image of the list, as it was filtered and sorted', async ({
  page,
  project,
}) => {
  await openImages(page, project, '?q=web-base-arm&sort=name')
  await row(page, 'web-base-arm-v11').getByRole('link').click()
  const heading = (name: string) => page.getByRole('heading', { level: 1, name })
  const place = page.getByRole('group', { name: 'In the list' })
  const next = place.getByRole('link', { name: /^Next image/ })
  await expect(heading('web-base-arm-v11')).toBeFocused()
  await expect(place).toHaveText('2 of 4')
  await page.getByRole('link', { name: 'JSON', exact: true }).click()
  await next.focus()
  await page.keyboard.press('Enter')
  await expect(heading('web-base-arm-v12')).toBeVisible()
  await expect(page).toHaveURL(/web-base-arm-v12\?tab=json$/)
  await expect(next).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading('web-base-arm-v13')).toBeVisible()
  await expect(place).toHaveText('4 of 4')
  await expect(place.getByRole('button', { name: 'Next image' })).toHaveAttribute(
    'title',
    'This is the last image of the list.',
  )
  await expect(place.getByRole('link', { name: 'Previous image, web-base-arm-v12' })).toBeFocused()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.reload()
  await expect(heading('web-base-arm-v13')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible()
  await expect(place).toHaveCount(0)
})

test('Back from the next image leads to the list, with the focus on that image', async ({
  page,
  project,
}) => {
  await openImages(page, project, '?q=web-base-arm')
  await row(page, 'web-base-arm-v13').getByRole('link').click()
  await page.getByRole('link', { name: 'Next image, web-base-arm-v12' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'web-base-arm-v12' })).toBeVisible()
  await page.goBack()
  await expect(row(page, 'web-base-arm-v12')).toBeFocused()
})

test('Back from an image far down the list brings it into view', async ({ page, project }) => {
  await openImages(page, project, '?group=none&sort=name')
  const first = page.getByRole('row', { level: 1 }).first()
  await first.getByRole('link').first().click()
  const next = page.getByRole('link', { name: /^Next image/ })
  for (let step = 2; step <= 30; step++) {
    await next.click()
    await expect(page.getByRole('group', { name: 'In the list' })).toContainText(`${step} of`)
  }
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.goBack()
  await expect(row(page, name)).toBeFocused()
  await expect(row(page, name)).toBeInViewport({ ratio: 1 })
})
