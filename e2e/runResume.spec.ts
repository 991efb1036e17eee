import type { Page, Request } from '@playwright/test'
import type { Image } from '../src/compute/schema.ts'
import { expectAccessible } from './support/accessible.ts'
import { dialog } from './support/change.ts'
import type { Emulator } from './support/emulator.ts'
import { image } from './support/images.ts'
import { openImages } from './support/imageList.ts'
import {
  deprecateAll,
  interruptRun,
  result,
  runEnded,
  versions,
  webFamily,
} from './support/runs.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

// The API answers 404 for a family without a head.
test.beforeEach(({ problems }) => problems.allowFailedRequests())

const chip = (page: Page, name: RegExp) => page.getByRole('banner').getByRole('button', { name })

/** How often each image was deprecated, according to the API's operations. */
async function timesDone(emulator: Emulator): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  let pageToken = ''
  do {
    const page = (await emulator.api(
      'GET',
      `global/operations?maxResults=500&pageToken=${encodeURIComponent(pageToken)}`,
    )) as { items?: { operationType: string; targetLink: string }[]; nextPageToken?: string }
    for (const { operationType, targetLink } of page.items ?? []) {
      if (operationType.toLowerCase() !== 'setdeprecation') continue
      const name = targetLink.split('/').at(-1) ?? ''
      times.set(name, (times.get(name) ?? 0) + 1)
    }
    pageToken = page.nextPageToken ?? ''
  } while (pageToken !== '')
  return times
}

const isDeprecate = (request: Request) => /\/deprecate/.test(request.url())

test('on an unreliable API, with a reload and a second tab, a run resumes and does nothing twice', async ({
  page,
  context,
  project,
  emulator,
}) => {
  test.setTimeout(600_000)
  await emulator.putImages(
    image('app-head', '11-02', { id: '1', family: 'app' }),
    image('web-head', '11-03', { id: '2', family: 'web' }),
    ...versions('app', 60),
    ...versions('web', 60),
  )
  let writes = 0
  let isHeld = false
  const held: (() => void)[] = []
  await context.route(/\/images\/[^/]+\/deprecate/, async (route) => {
    writes += 1
    const write = writes
    const name = /images\/([^/]+)\/deprecate/.exec(route.request().url())?.[1]
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
    if (name === 'web-v7') {
      const error = { code: 412, message: 'Not now.', errors: [{ reason: 'conditionNotMet' }] }
      return route.fulfill({ status: 412, json: { error } })
    }
    if (write % 10 === 0) {
      const error = { code: 503, message: 'Busy.', errors: [{ reason: 'backendError' }] }
      return route.fulfill({ status: 503, json: { error } })
    }
    if (write % 10 === 5) {
      await route.fetch()
      return route.abort()
    }
    return route.continue()
  })
  // The browser prompts before leaving the page during a run.
  page.on('dialog', (asked) => void asked.accept())
  await deprecateAll(page, project, '?q=-v', 120)
  await expect.poll(() => writes, { timeout: 60_000 }).toBeGreaterThan(50)

  await test.step('a second tab shows the run, but can’t control it', async () => {
    isHeld = true
    await expect.poll(() => held.length).toBeGreaterThan(0)
    const second = await context.newPage()
    await openImages(second, project)
    await chip(second, /^In another tab: \d+ of 120$/).click()
    await expect(dialog(second).getByText('Running in another tab.')).toBeVisible()
    await expect(
      dialog(second).getByRole('button', { name: /Pause|Stop|Continue|Undo/ }),
    ).toHaveCount(0)
    await dialog(second).getByRole('button', { name: 'Close' }).click()
    // No other run can start meanwhile.
    await second.close()
  })

  await test.step('the requests in flight are lost, but one of them reaches the API', async () => {
    const [first] = held
    first?.()
    await page.reload()
    isHeld = false
    for (const release of held) release()
    await openImages(page, project)
  })

  await test.step('the outcome of lost requests is found out before anything is sent', async () => {
    const sent: string[] = []
    page.on('request', (request) => {
      if (isDeprecate(request)) sent.push(request.url())
    })
    const interrupted = chip(page, /^Interrupted: \d+ of 120$/)
    await expect(interrupted).toBeVisible()
    await interrupted.click()
    await expect(
      dialog(page).getByText('Interrupted: its page was closed or reloaded.'),
    ).toBeVisible()
    await expect(result(page, 'Not known')).toHaveText('0')
    const known = Number(await result(page, 'Done').textContent())
    const times = await timesDone(emulator)
    expect(known).toBe(times.size)
    expect(sent).toEqual([])
    await expectAccessible(page)
  })

  await test.step('another tab shows it too; only one of them continues it', async () => {
    const second = await context.newPage()
    await openImages(second, project)
    await chip(second, /^Interrupted: \d+ of 120$/).click()
    // Both are pressed at once: once one tab continues, the other’s button is gone.
    const buttons = await Promise.all(
      [page, second].map((each) =>
        dialog(each)
          .getByRole('button', { name: /^Continue with/ })
          .elementHandle(),
      ),
    )
    await Promise.all(
      buttons.map((button) => button?.evaluate((each: HTMLElement) => each.click())),
    )
    await Promise.all([runEnded(page), runEnded(second)])
    await expect(result(second, 'Done')).toHaveText('119')
    await second.close()
  })

  await test.step('the report is correct', async () => {
    await expect(result(page, 'Done')).toHaveText('119')
    await expect(result(page, 'Failed')).toHaveText('1')
    await expect(result(page, 'Waiting')).toHaveText('0')
    const times = await timesDone(emulator)
    expect(times.size).toBe(119)
    expect([...times.values()].filter((number) => number !== 1)).toEqual([])
    const { items } = (await emulator.api('GET', 'global/images?maxResults=500')) as {
      items: Image[]
    }
    const deprecated = items.filter((each) => each.deprecated?.state === 'DEPRECATED')
    expect(deprecated).toHaveLength(119)
  })

  await test.step('after closing it, a reload doesn’t show it again', async () => {
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await page.reload()
    await openImages(page, project)
    await expect(page.getByRole('button', { name: 'Operations', exact: true })).toBeVisible()
    await expect(chip(page, / of 120$/)).toHaveCount(0)
  })
})

test('on a phone, too, the header says that a run was interrupted; History opens it', async ({
  page,
  project,
  emulator,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await emulator.putImages(...webFamily(12))
  await interruptRun(page, project, `/projects/${project}/history`)
  await expect(chip(page, /^Interrupted: \d+ of 12$/)).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Deprecate 12' })).toContainText(
    'Not finished',
  )
  await page.getByRole('button', { name: 'Open run…' }).click()
  await dialog(page).getByRole('button', { name: 'Continue with 12' }).click()
  await runEnded(page)
  await expect(result(page, 'Done')).toHaveText('12')
  const done = dialog(page).getByRole('list', { name: 'Done' })
  await expect(done.getByRole('listitem')).toHaveCount(12)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: 'Undo run…' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open run…' })).toHaveCount(0)
})

test('a change that has to wait for an interrupted run opens it, and keeps what was typed', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(
    image('app-head', '11-02', { id: '1' }),
    image('web-head', '11-03', { id: '2', family: 'web' }),
    ...versions('web', 12),
  )
  await interruptRun(page, project, `/projects/${project}/images?q=-head`)
  await expect(chip(page, /^Interrupted: \d+ of 12$/)).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await page.getByRole('button', { name: /^Edit labels…/ }).click()

  const labels = page.getByRole('dialog', { name: 'Edit labels of 2 images' })
  await expect(labels).toContainText('Continue or end the interrupted run first.')
  await expect(labels.getByRole('list', { name: '2 selected' })).toContainText('app-head')
  await labels.getByLabel(/^Add or change/).fill('env=prod')
  await expectAccessible(page)
  await labels.getByRole('button', { name: 'Open run' }).click()
  const run = page.getByRole('dialog', { name: 'Deprecate 12 images' })
  await expect(run.getByRole('list', { name: 'Waiting' })).toBeVisible()
  await run.getByRole('button', { name: 'End run' }).click()
  await expect(run.getByRole('button', { name: /^(?:Undo|Retry|Run)/ })).toHaveCount(0)
  await run.getByRole('button', { name: 'Close' }).click()
  await expect(run).toBeHidden()
  await expect(labels).not.toContainText('interrupted run')
  await expect(labels.locator(':focus')).toHaveCount(1)
  await labels.getByRole('button', { name: 'Edit labels of 2 images' }).click()
  await runEnded(page)
  expect((await emulator.image('app-head')).labels).toEqual({ env: 'prod' })
})

test('images that someone else changes during a run are skipped, with the reason', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...webFamily(12))
  const begun: string[] = []
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\/images\/[^/]+\/deprecate/, async (route) => {
    begun.push(/images\/([^/]+)\/deprecate/.exec(route.request().url())?.[1] ?? '')
    await released
    await route.continue()
  })
  await deprecateAll(page, project, '?q=web-v', 12)
  await expect(result(page, 'Sending')).toHaveText('4')
  await expect.poll(() => begun.length).toBe(4)
  const others = versions('web', 12)
    .map(({ name }) => name)
    .filter((name) => !begun.includes(name))
  const [theirs = '', relabeled = '', deleted = ''] = others
  await emulator.change('POST', `global/images/${theirs}/deprecate`, { state: 'OBSOLETE' })
  const { labelFingerprint } = await emulator.image(relabeled)
  const labels = { keep: 'audit' }
  await emulator.change('POST', `global/images/${relabeled}/setLabels`, {
    labels,
    labelFingerprint,
  })
  await emulator.change('DELETE', `global/images/${deleted}`)
  release()
  await runEnded(page)
  await expect(result(page, 'Done')).toHaveText('9')
  await expect(result(page, 'Skipped')).toHaveText('3')
  const skipped = dialog(page).getByRole('list', { name: 'Skipped' })
  const reason = (name: string) => skipped.getByRole('listitem').filter({ hasText: name })
  await expect(reason(theirs)).toContainText('It is now OBSOLETE (was ACTIVE).')
  await expect(reason(relabeled)).toContainText('Label keep=audit was added.')
  await expect(reason(deleted)).toContainText('It no longer exists.')
  expect((await emulator.image(theirs)).deprecated?.state).toBe('OBSOLETE')
  expect((await emulator.image(relabeled)).deprecated).toBeUndefined()

  await dialog(page).getByRole('button', { name: 'Skipped' }).click()
  await expect(dialog(page).getByRole('list')).toHaveCount(1)
})
