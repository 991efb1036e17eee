import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog } from './support/change.ts'
import { ALWAYS } from './support/emulator.ts'
import { forbidden } from './support/faults.ts'
import { expectQuery, filterBox, grid, openGrid, row } from './support/imageList.ts'
import { expectFitsPhone, pageHeading } from './support/page.ts'
import {
  openPalette,
  palette,
  paletteBox,
  paletteGroup,
  paletteLines,
  runCommand,
} from './support/palette.ts'
import { expect, test } from './support/test.ts'

const select = (page: Page, name: string) => row(page, name).getByRole('checkbox').check()

test('it finds families and images by keyboard alone', async ({ page, project }) => {
  await openGrid(page, project)
  await openPalette(page)
  await paletteBox(page).fill('web-base-v4')
  await expect(paletteLines(page).first()).toContainText('web-base-v41')
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/projects/${project}/images/web-base-v42`)
  await expect(pageHeading(page)).toBeFocused()

  await openPalette(page)
  await paletteBox(page).fill('web-base')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/projects/${project}/families/web-base`)
})

test('letters may be left out, and those that were typed are marked', async ({ page, project }) => {
  await openGrid(page, project)
  await openPalette(page)
  await page.keyboard.type('wb42')
  const line = paletteLines(page).filter({ hasText: 'web-base-v42' })
  await expect(line.locator('mark')).toHaveText(['w', 'b', '42'])
})

test('if nothing has that name, it offers the list of what contains it; Escape returns the focus', async ({
  page,
  project,
}) => {
  await openGrid(page, project)
  const button = page.getByRole('button', { name: /^Search or run…/ })
  await button.click()
  await paletteBox(page).fill('no-such-name')
  await expect(paletteLines(page)).toHaveText(['Images containing “no-such-name”'])
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  await button.click()
  await page.mouse.click(10, 500)
  await expect(palette(page)).toBeHidden()
})

test('the field stays in place while typing', async ({ page, project }) => {
  await openGrid(page, project)
  await openPalette(page)
  const before = await paletteBox(page).boundingBox()
  for (const text of ['web-base-v42', 'no-such-name', '']) {
    await paletteBox(page).fill(text)
    await expect(
      palette(page)
        .getByText(text === '' ? 'Newest images' : /^\d results?$/)
        .first(),
    ).toBeVisible()
    expect(await paletteBox(page).boundingBox()).toEqual(before)
  }
})

test('recently opened pages come first; images show their state and whether they are the head', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project}/families/k8s-node`)
  await expect(pageHeading(page)).toHaveText('k8s-node')
  await page.goto(`/projects/${project}/images/web-base-v36`)
  await expect(pageHeading(page)).toHaveText('web-base-v36')
  await openGrid(page, project)
  await openPalette(page)
  await expect(paletteGroup(page, 'Recent').getByRole('option')).toHaveText([
    /^web-base-v36.*image$/,
    'k8s-nodefamily',
  ])
  await paletteBox(page).fill('web-base-v')
  const line = (name: string) => paletteLines(page).filter({ hasText: name })
  await expect(line('web-base-v42')).toHaveText('web-base-v42head')
  await expect(line('web-base-v36')).toHaveText(/(Deprecated|Obsolete)$/)
})

test('recently opened pages stay while the list can’t be read: nothing says that they are gone', async ({
  page,
  project,
  emulator,
}) => {
  emulator.faulty = true
  await page.goto(`/projects/${project}/images/web-base-v36`)
  await expect(pageHeading(page)).toHaveText('web-base-v36')
  await emulator.fault('images.list', forbidden('compute.images.list'), ALWAYS)
  await page.goto(`/projects/${project}/images`)
  await expect(page.getByRole('alert')).toContainText('The images could not be read.')
  await openPalette(page)
  await expect(paletteGroup(page, 'Recent').getByRole('option')).toHaveText(/^web-base-v36/)
})

test('the actions on what is selected are there, with the reason where one can’t be used', async ({
  page,
  project,
}) => {
  await openGrid(page, project)
  await select(page, 'web-base-v41')
  await select(page, 'web-base-v42')
  await openPalette(page)
  const actions = paletteGroup(page, '2 selected images')
  await expect(actions.getByRole('option').first()).toHaveText('Deprecate…D')
  const restore = actions.getByRole('option', { name: /^Restore to active/ })
  await expect(restore).toHaveAttribute('aria-disabled', 'true')
  await expect(restore).toHaveText(/None of these images can be restored to active\.$/)
  await expectAccessible(page)

  await page.keyboard.type('restore')
  await page.keyboard.press('Enter')
  await expect(restore).toHaveAttribute('aria-selected', 'true')
  await paletteBox(page).fill('mark obs')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Mark 2 images obsolete')
})

test('so are those on the image that is open, and a missing permission is named', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.settings({ role: 'roles/viewer' })
  await page.goto(`/projects/${project}/images/web-base-v42`)
  await expect(page.getByRole('button', { name: 'Deprecate…', exact: true })).toBeVisible()
  await openPalette(page)
  const actions = paletteGroup(page, 'web-base-v42')
  await expect(actions.getByRole('option', { name: /^Delete…/ })).toHaveText(
    'Delete…You need compute.images.delete.',
  )
  await paletteBox(page).fill('create im')
  await expect(paletteLines(page).first()).toHaveText('Create imageYou need compute.images.create.')
})

test('what only the image’s page has can be run, too', async ({ page, project }) => {
  await page.goto(`/projects/${project}/images/web-base-v42`)
  await expect(page.getByRole('button', { name: 'Deprecate…', exact: true })).toBeVisible()
  await runCommand(page, 'edit desc', /^Edit description and family…/)
  await expect(dialog(page)).toContainText('Edit web-base-v42')
})

test('on a family’s page, it rolls back', async ({ page, project }) => {
  await page.goto(`/projects/${project}/families/web-base`)
  await expect(page.getByRole('button', { name: 'Roll back to web-base-v41' })).toBeVisible()
  await runCommand(page, 'roll', /^Roll back to web-base-v41…/)
  await expect(dialog(page)).toContainText('Roll back to web-base-v41')
})

test('pages, lists and filters: what it opens is in the URL', async ({ page, project }) => {
  await openGrid(page, project)
  await runCommand(page, 'oper', /^Operations/)
  await expect(page).toHaveURL(`/projects/${project}/operations`)
  await runCommand(page, 'overdue im', /^Overdue images/)
  await expectQuery(page, { due: 'overdue' })
  await runCommand(page, 'due in web-*', 'Overdue images in web-*')
  await expectQuery(page, { due: 'overdue', q: 'web-' })
  await expect(filterBox(page)).toHaveValue('web-')
  await runCommand(page, 'obsolete in data', 'Obsolete images in data')
  await expectQuery(page, { states: 'OBSOLETE', q: 'data' })
  await runCommand(page, 'state: deprecated', 'Deprecated images')
  await expectQuery(page, { states: 'DEPRECATED' })
  await runCommand(page, 'arm64 im', /^ARM64 images/)
  await expectQuery(page, { arch: 'ARM64' })
  await runCommand(page, 'label: env=prod', 'Images with env=prod')
  await expectQuery(page, { labels: 'env=prod' })
  await runCommand(page, 'filter: status = READY', 'Images with status = READY')
  await expectQuery(page, { filter: 'status = READY' })
  await expect(grid(page)).toBeVisible()
})

test('Conventions, and each section of the settings', async ({ page, project }) => {
  await openGrid(page, project)
  await runCommand(page, 'rules', 'Conventions')
  await expect(page.getByRole('heading', { level: 1, name: 'Conventions' })).toBeFocused()
  await runCommand(page, 'density', 'Appearance')
  await expect(page).toHaveURL('/settings#appearance')
  await expect(page.getByRole('heading', { name: 'Appearance' })).toBeInViewport()
})

test('projects: a known one, and any other by its ID', async ({ page, project }) => {
  await openGrid(page, project)
  await runCommand(page, 'debian', 'debian-cloud')
  await expect(page).toHaveURL('/projects/debian-cloud/images')
  await openPalette(page)
  await page.keyboard.type('another pro')
  await page.keyboard.press('Enter')
  await expect(paletteBox(page)).toHaveValue('project: ')
  await page.keyboard.type('example.com:other')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/projects/example.com:other/images')
})

test('while a dialog is open, it stays closed: what is typed there would be lost', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project}/images/web-base-v42`)
  await page.getByRole('button', { name: 'Deprecate…', exact: true }).click()
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeHidden()
})

test('on a phone it takes the whole width, and has a button to close it', async ({
  page,
  project,
}) => {
  await openGrid(page, project)
  await expectFitsPhone(page)
  await page.getByRole('button', { name: /^Search or run…/ }).click()
  await expect(paletteLines(page).first()).toBeVisible()
  expect(await palette(page).boundingBox()).toMatchObject({ x: 0, y: 0, width: 390 })
  await palette(page).getByRole('button', { name: 'Close' }).click()
  await expect(palette(page)).toBeHidden()
})
