import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog, headOf, preview } from './support/change.ts'
import { image } from './support/images.ts'
import { openImages, selectionBar } from './support/imageList.ts'
import { tabTo } from './support/page.ts'
import { imagesByName, result, runEnded, versions } from './support/runs.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

// The API answers 404 for a family without a head.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

async function select(page: Page, project: string, query: string) {
  await openImages(page, project, query)
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
}

test('200 images in 3 families are previewed, run on an unreliable API, retried and undone', async ({
  page,
  project,
  emulator,
}) => {
  test.setTimeout(900_000)
  await emulator.putImages(
    image('keep-app', '01-02', { id: '1', family: 'app' }),
    image('keep-web', '11-02', { id: '2', family: 'web' }),
    ...versions('app', 80, { 1: 'DEPRECATED', 2: 'DEPRECATED', 3: 'OBSOLETE', 4: 'DELETED' }),
    ...versions('db', 70),
    ...versions('web', 50, { 1: 'OBSOLETE', 2: 'DEPRECATED' }),
    image('web-v51', '05-20', { id: '3', family: 'web', status: 'DELETING' }),
  )
  const before = await imagesByName(emulator)
  await select(page, project, '?q=-v')
  await expect(selectionBar(page)).toContainText('201 selected in 3 families')
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…\s*194$/ })
    .click()

  await test.step('the preview', async () => {
    await expect(
      dialog(page).getByRole('heading', { name: 'Deprecate 194 of 201 selected images' }),
    ).toBeVisible()
    await expect(preview(page)).toContainText('Heads that move 2 of 3 families')
    await expect(preview(page)).toContainText(/db\s*resolves to\s*db-v70.*nothing/)
    await expect(preview(page)).toContainText(/app\s*resolves to\s*app-v80.*keep-app/)
    await expect(preview(page)).toContainText('Heads that stay: web.')
    const cannot = dialog(page).getByRole('list', { name: '7 can’t be deprecated' })
    await expect(cannot.getByRole('listitem')).toHaveCount(7)
    await expect(cannot).toContainText(/app-v3\s*Already obsolete\./)
    await expect(cannot).toContainText(/web-v51\s*The image is being deleted\./)
    await expect(dialog(page).getByRole('region', { name: 'gcloud: What' })).toContainText(
      '# 191 more',
    )
    await dialog(page).getByRole('tab', { name: 'curl' }).click()
    await expect(dialog(page).getByRole('region', { name: 'curl: What' })).toContainText(
      '# 191 more',
    )
    await dialog(page).getByRole('tab', { name: 'Terraform' }).click()
    await expect(dialog(page)).toContainText('The google provider has no argument for deprecation')
    await expect(dialog(page).getByText('1 confirmation left')).toBeVisible()
    await dialog(page)
      .getByRole('textbox', { name: /Type the family’s name/ })
      .fill('db')
  })

  await test.step('the run: some requests fail, some responses are lost, someone else changes an image first', async () => {
    let writes = 0
    await page.route(/\/images\/[^/]+\/deprecate/, async (route) => {
      writes += 1
      if (writes === 1) {
        const { labelFingerprint } = await emulator.image('web-v9')
        const labels = { keep: 'audit' }
        await emulator.change('POST', 'global/images/web-v9/setLabels', {
          labels,
          labelFingerprint,
        })
      }
      if (route.request().url().includes('/web-v7/')) {
        const error = { code: 412, message: 'Not now.', errors: [{ reason: 'conditionNotMet' }] }
        return route.fulfill({ status: 412, json: { error } })
      }
      if (writes % 10 === 0) {
        const error = { code: 503, message: 'Busy.', errors: [{ reason: 'backendError' }] }
        return route.fulfill({ status: 503, json: { error } })
      }
      if (writes % 10 === 5) {
        await route.fetch()
        return route.abort()
      }
      return route.continue()
    })
    await dialog(page).getByRole('button', { name: 'Deprecate 194 images' }).click()
    await runEnded(page)
    await expect(result(page, 'Failed')).toHaveText('1')
    await expect(result(page, 'Skipped')).toHaveText('1')
    await expect(result(page, 'Not known')).toHaveText('0')
    await expect(result(page, 'Done')).toHaveText('192')
    await expect(result(page, 'Waiting')).toHaveText('0')
    await expect(dialog(page).getByRole('list', { name: 'Skipped' })).toContainText(
      /web-v9.*Label keep=audit was added\./,
    )
    await expect(dialog(page).getByRole('list', { name: 'Failed' })).toContainText('web-v7')
    await page.unroute(/\/images\/[^/]+\/deprecate/)
    expect(await headOf(emulator, 'app')).toBe('keep-app')
    expect((await emulator.image('app-v40')).deprecated).toMatchObject({
      state: 'DEPRECATED',
      replacement: expect.stringMatching(/keep-app$/),
    })
  })

  await test.step('failed images stay selected and are retried', async () => {
    await dialog(page).getByRole('button', { name: 'Retry 1 failed…' }).click()
    await dialog(page).getByRole('button', { name: 'Retry 1 image' }).click()
    await runEnded(page)
    await expect(result(page, 'Done')).toHaveText('1')
  })

  await test.step('undo restores everything', async () => {
    await dialog(page).getByRole('button', { name: 'Undo the run…' }).click()
    await expect(preview(page)).toContainText(/db\s*resolves to\s*nothing.*db-v70/)
    await dialog(page).getByRole('button', { name: 'Undo 193 changes' }).click()
    await runEnded(page)
    await expect(result(page, 'Done')).toHaveText('193')
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await expect(dialog(page)).toBeHidden()
    const after = await imagesByName(emulator)
    const theirs = after.get('web-v9')
    expect(theirs?.labels).toEqual({ keep: 'audit' })
    for (const name of ['web-v9', 'web-v51']) for (const map of [before, after]) map.delete(name)
    expect([...after]).toEqual([...before])
  })
})

test('a run continues after leaving the page, can be stopped, and the rest run later', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...versions('app', 8), ...versions('web', 2))
  await select(page, project, '?q=app-v')
  await selectionBar(page).getByRole('button', { name: 'More actions on the selection' }).click()
  await page.getByRole('menuitem', { name: 'Mark obsolete… (8)' }).click()
  await dialog(page)
    .getByRole('textbox', { name: /Type the family’s name/ })
    .fill('app')
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\/deprecate/, async (route) => {
    await released
    await route.continue()
  })
  await dialog(page).getByRole('button', { name: 'Mark 8 images obsolete' }).click()
  await expect(result(page, 'Sending')).toHaveText('4')
  await dialog(page).getByRole('button', { name: 'Pause' }).click()
  await expect(dialog(page).getByText('Paused.', { exact: true })).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(dialog(page)).toBeHidden()

  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await page.getByRole('button', { name: 'Paused: 0 of 8' }).click()
  await dialog(page).getByRole('button', { name: 'Open run' }).click()
  await dialog(page).getByRole('button', { name: 'Stop' }).click()
  release()
  await runEnded(page)
  await expect(result(page, 'Done')).toHaveText('4')
  await expect(result(page, 'Waiting')).toHaveText('4')

  await dialog(page).getByRole('button', { name: 'Run the remaining 4…' }).click()
  await dialog(page)
    .getByRole('textbox', { name: /Type the family’s name/ })
    .fill('app')
  await dialog(page).getByRole('button', { name: 'Retry 4 images' }).click()
  await runEnded(page)
  await expect(result(page, 'Done')).toHaveText('4')
  expect(await headOf(emulator, 'app')).toBeNull()
})

test('labels of many images are added and removed, others kept, and the run is undone', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(
    image('app-v1', '01-02', { id: '11', family: 'app', labels: { env: 'dev', old: '' } }),
    image('app-v2', '01-03', { id: '12', family: 'app', labels: { team: 'web' } }),
    image('app-v3', '01-04', { id: '13', family: 'app', labels: { env: 'prod' } }),
  )
  await page.goto(`/projects/${project}/families/app`)
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page)
    .getByRole('button', { name: /^Edit labels…\s*3$/ })
    .click()
  // Half a label says nothing about the images yet.
  await dialog(page).getByLabel('Add or change').fill('env=prod, own')
  await expect(dialog(page).getByText('“own” is not key=value')).toBeVisible()
  await expect(dialog(page).getByRole('heading', { name: 'Edit labels of 3 images' })).toBeVisible()
  await expect(dialog(page).getByText(/relabeled/)).toHaveCount(0)
  await dialog(page).getByLabel('Add or change').fill('env=prod')
  await dialog(page).getByLabel('Remove').fill('old')
  await expect(dialog(page).getByText('1 can’t be relabeled')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Edit labels of 2 images' }).click()
  await runEnded(page)
  await dialog(page).getByRole('button', { name: 'Report' }).click()
  const downloaded = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /^Table/ }).click()
  const report = await readFile(await (await downloaded).path(), 'utf8')
  expect(report.split('\r\n').slice(1, -1).toSorted()).toEqual([
    'app-v1,app,images.setLabels,ACTIVE,ACTIVE,done,',
    'app-v2,app,images.setLabels,ACTIVE,ACTIVE,done,',
  ])
  const labels = async () =>
    [...(await imagesByName(emulator)).values()].map((each) => each.labels).sort(byJson)
  expect(await labels()).toEqual(
    [{ env: 'prod' }, { team: 'web', env: 'prod' }, { env: 'prod' }].sort(byJson),
  )
  await dialog(page).getByRole('button', { name: 'Undo the run…' }).click()
  await dialog(page).getByRole('button', { name: 'Undo 2 changes' }).click()
  await runEnded(page)
  expect(await labels()).toEqual(
    [{ env: 'dev', old: '' }, { team: 'web' }, { env: 'prod' }].sort(byJson),
  )
})

const byJson = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

test('works with the keyboard alone', async ({ page, project, emulator }) => {
  await emulator.putImages(...versions('app', 3, { 1: 'DEPRECATED', 2: 'OBSOLETE' }))
  await openImages(page, project)
  await tabTo(page, page.getByRole('checkbox', { name: 'Select all images shown' }))
  await page.keyboard.press('Space')
  await tabTo(page, selectionBar(page).getByRole('button', { name: /^Restore to active…\s*2$/ }))
  await page.keyboard.press('Enter')
  await tabTo(page, dialog(page).getByRole('button', { name: 'Restore 2 images to active' }))
  await page.keyboard.press('Enter')
  await runEnded(page)
  await tabTo(page, dialog(page).getByRole('button', { name: 'Close' }))
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(page.locator(':focus')).toHaveCount(1)
  expect((await emulator.image('app-v1')).deprecated?.state ?? 'ACTIVE').toBe('ACTIVE')
})

test('axe finds nothing', async ({ page, project, emulator }) => {
  await emulator.putImages(...versions('app', 6, { 1: 'OBSOLETE' }))
  await select(page, project, '')
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…/ })
    .click()
  await expect(preview(page)).toContainText('nothing')
  await expectAccessible(page)
  await page.route(/app-v3\/deprecate/, (route) =>
    route.fulfill({ status: 412, json: { error: { code: 412, message: 'Not now.' } } }),
  )
  await dialog(page)
    .getByRole('textbox', { name: /Type the family’s name/ })
    .fill('app')
  await dialog(page).getByRole('button', { name: 'Deprecate 5 images' }).click()
  await runEnded(page)
  await expectAccessible(page)
})
