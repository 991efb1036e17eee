import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog } from './support/change.ts'
import { stay } from './support/detail.ts'
import { image } from './support/images.ts'
import { openImages, selectionBar } from './support/imageList.ts'
import { runEnded } from './support/runs.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

// The API answers 404 for a family without a head.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

const SOURCE = 'https://storage.googleapis.com/bucket/disk.tar.gz'
const app = (version: number, name = `app-v${version}`) =>
  image(name, `03-0${version}`, {
    id: String(version),
    family: 'app',
    sourceType: 'RAW',
    rawDisk: { source: SOURCE },
  })

async function choose(page: Page, project: string, query: string, action: RegExp) {
  await openImages(page, project, query)
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page).getByRole('button', { name: 'More actions on the selection' }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('images are deleted after confirming use and count, saving recipes, and a countdown', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(app(1, 'old-v1'), app(2, 'old-v2'), app(3), app(4))
  await choose(page, project, '?q=old-v', /^Delete/)
  await expect(dialog(page).getByRole('heading', { name: 'Delete 2 images' })).toBeVisible()
  await expect(dialog(page).getByRole('region', { name: 'Used by' })).toContainText(
    '0 instance templates, 0 disks in this project',
  )
  await expect(dialog(page)).toContainText('Heads that stay: app.')
  await expectAccessible(page)

  const button = dialog(page).getByRole('button', { name: 'Delete 2 images' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await dialog(page)
    .getByRole('textbox', { name: /Deleting can’t be undone/ })
    .fill('2')
  const downloaded = page.waitForEvent('download')
  await button.click()
  const recipes: unknown = JSON.parse(await readFile(await (await downloaded).path(), 'utf8'))
  expect(recipes).toMatchObject({
    project,
    images: [
      { name: 'old-v2', insert: { name: 'old-v2', family: 'app', rawDisk: { source: SOURCE } } },
      { name: 'old-v1', insert: { name: 'old-v1' } },
    ],
  })

  await test.step('stopping the countdown deletes nothing', async () => {
    await expect(dialog(page)).toContainText(/Deletion starts in \d seconds?/)
    await dialog(page).getByRole('button', { name: 'Stop' }).click()
    await expect(button).toBeVisible()
    expect((await emulator.image('old-v1')).status).toBe('READY')
  })

  const again = page.waitForEvent('download')
  await button.click()
  await again
  await runEnded(page)
  expect((await emulator.names('images', '')).toSorted()).toEqual(['app-v3', 'app-v4'])
})

test('only what uses the images is counted; where nothing could be read, nothing is said to be 0', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(app(1, 'old-v1'), app(2, 'old-v2'), app(3))
  const { id, selfLink } = await emulator.image('old-v1')
  await emulator.putDisks({ name: 'data', id: '77', sourceImage: selfLink, sourceImageId: id })
  await choose(page, project, '?q=old-v', /^Delete/)
  const used = dialog(page).getByRole('region', { name: 'Used by' })
  await expect(used.getByRole('status')).toHaveText('1 disk in this project')
  const broken = { kind: 'status', status: 403, reason: 'forbidden' } as const
  await emulator.fault('disks.aggregatedList', broken)
  await choose(page, project, '?q=old-v', /^Delete/)
  await expect(used.getByRole('status')).toHaveText(
    'not known: nothing found in what could be read',
  )
})

test('of the confirmations that are left, none is forgotten', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(app(1), app(2))
  await choose(page, project, '?q=app-v', /^Delete/)
  await expect(dialog(page)).toContainText('2 confirmations left')
  await dialog(page)
    .getByRole('textbox', { name: /Type the family’s name/ })
    .fill('app')
  await expect(dialog(page)).toContainText('Type the number of images.')
})

test('if a recipe can’t be read, nothing is deleted', async ({ page, project, emulator }) => {
  await emulator.putImages(app(1), app(2))
  await choose(page, project, '?q=app-v', /^Delete/)
  await dialog(page)
    .getByRole('textbox', { name: /Deleting can’t be undone/ })
    .fill('2')
  await dialog(page)
    .getByRole('textbox', { name: /Type the family’s name/ })
    .fill('app')
  await emulator.fault('images.get', { kind: 'status', status: 403, reason: 'forbidden' })
  await dialog(page).getByRole('button', { name: 'Delete 2 images' }).click()
  await expect(
    dialog(page).getByText('Nothing was deleted: the recipes couldn’t be saved.'),
  ).toBeVisible()
  expect(await emulator.names('images', 'app-')).toHaveLength(2)
})

test('a family is set for many images, and undone', async ({ page, project, emulator }) => {
  await emulator.putImages(app(1), app(2, 'move-v2'), image('move-v1', '01-01', { id: '9' }))
  await choose(page, project, '?q=move-v', /^Set family/)
  // Nobody has asked yet for them to leave theirs.
  await expect(dialog(page).getByRole('region', { name: 'Family heads' })).toHaveText(
    /^Heads that move\s*Nothing yet\.$/,
  )
  await dialog(page).getByRole('textbox', { name: 'Family' }).fill('web')
  await expect(dialog(page).getByRole('region', { name: 'Family heads' })).toContainText(
    /web\s*resolves to\s*nothing.*move-v2/,
  )
  await dialog(page).getByRole('button', { name: 'Set family of 2 images' }).click()
  await runEnded(page)
  expect((await emulator.image('move-v1')).family).toBe('web')
  expect((await emulator.image('move-v2')).family).toBe('web')
  await dialog(page).getByRole('button', { name: 'Undo the run…' }).click()
  await dialog(page)
    .getByRole('textbox', { name: /Type the family’s name/ })
    .fill('web')
  await dialog(page).getByRole('button', { name: 'Undo 2 changes' }).click()
  await runEnded(page)
  expect((await emulator.image('move-v2')).family).toBe('app')
  expect((await emulator.image('move-v1')).family).toBeUndefined()
})

test('dates are planned for many images without changing states', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(
    { ...app(1), deprecated: { state: 'DEPRECATED' } },
    { ...app(2), deprecated: { state: 'OBSOLETE' } },
    app(3),
  )
  await choose(page, project, '?q=app-v', /^Plan dates/)
  await dialog(page).getByRole('textbox', { name: 'Deleted on' }).fill('2027-06-01')
  await dialog(page).getByRole('button', { name: 'Plan dates of 3 images' }).click()
  await runEnded(page)
  expect((await emulator.image('app-v2')).deprecated).toEqual({
    state: 'OBSOLETE',
    deleted: '2027-06-01T00:00:00Z',
  })
  expect((await emulator.image('app-v3')).deprecated).toEqual({
    state: 'ACTIVE',
    deleted: '2027-06-01T00:00:00Z',
  })
})

test('Back asks before losing what was typed', async ({ page, project, emulator }) => {
  await emulator.putImages(app(1, 'old-v1'), app(2, 'old-v2'))
  await page.goto(`/projects/${project}/history`)
  await page.getByRole('link', { name: 'Images', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page).getByRole('button', { name: 'More actions on the selection' }).click()
  await page.getByRole('menuitem', { name: /^Delete/ }).click()
  const typed = dialog(page).getByRole('textbox', { name: /Deleting can’t be undone/ })
  await typed.fill('2')
  await page.goBack()
  await stay(page, 'what you entered for this change')
  await expect(typed).toHaveValue('2')
  await page.goBack()
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible()
})
