import { NOW } from './support/calendar.ts'
import { headOf, makeFamily, operationsOn, preview } from './support/change.ts'
import { expectKept, openFilled, pressDeprecate, state } from './support/deprecate.ts'
import { expectDisabled, requestsTo } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeFamily(emulator))

test('deleted meanwhile: reported, and the input can still be copied', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  const box = await openFilled(page, project)
  await emulator.change('DELETE', 'global/images/web-v2')
  await pressDeprecate(page)
  await expect(box.getByRole('alert')).toContainText(/was not found.*may have been deleted/)
  await expectKept(page)
})

test('someone else was faster: nothing is overwritten unseen', async ({
  page,
  project,
  emulator,
}) => {
  const box = await openFilled(page, project)
  const theirs = { state: 'OBSOLETE', obsolete: '2026-01-01T00:00:00Z' }
  await emulator.change('POST', 'global/images/web-v2/deprecate', theirs)
  await pressDeprecate(page)
  await expect(box.getByText(/Someone else changed this too: it is now obsolete/)).toBeVisible()
  expect((await emulator.image('web-v2')).deprecated).toEqual(theirs)
  await expectKept(page)
  await box.getByRole('button', { name: 'Use theirs' }).click()
  await expect(state(page, 'Obsolete')).toBeChecked()
  await expect(box.getByRole('textbox', { name: 'Deleted on' })).toHaveValue('')
})

test('someone else made the same change: nothing is left to send', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.change('POST', 'global/images/web-v1/deprecate', { state: 'DEPRECATED' })
  await page.clock.install({ time: NOW })
  const looks = requestsTo(page, 'images?maxResults=50&')
  await page.goto(`/projects/${project}/images/web-v1`)
  await page.getByRole('button', { name: 'Restore…' }).click()
  const box = page.getByRole('dialog', { name: 'Restore web-v1' })
  await expect(box.getByText('(now: Deprecated)')).toBeVisible()
  await expect
    .poll(async () => {
      await page.clock.fastForward(10_000)
      return looks.length
    })
    .toBeGreaterThan(0)
  await emulator.change('POST', 'global/images/web-v1/deprecate', { state: 'ACTIVE' })
  await page.clock.fastForward(31_000)
  await expect(box.getByText('(now: Active)')).toBeVisible()
  await expectDisabled(box.getByRole('button', { name: 'Save' }))
})

test('someone else was faster, and my change is kept', async ({ page, project, emulator }) => {
  const box = await openFilled(page, project)
  await emulator.change('POST', 'global/images/web-v2/deprecate', { state: 'OBSOLETE' })
  await pressDeprecate(page)
  await box.getByRole('button', { name: 'Keep mine' }).click()
  await expectKept(page)
  await pressDeprecate(page)
  await expect(box).toBeHidden()
  expect((await emulator.image('web-v2')).deprecated).toMatchObject({
    state: 'DEPRECATED',
    deleted: '2099-01-01T00:00:00Z',
  })
})

test('the family has changed meanwhile: shown again before anything is sent', async ({
  page,
  project,
  emulator,
}) => {
  const box = await openFilled(page, project)
  await emulator.change('POST', 'global/images/web-v1/deprecate', { state: 'OBSOLETE' })
  await pressDeprecate(page)
  await expect(box.getByText('The family has changed in the meantime.')).toBeVisible()
  await expect(preview(page)).toContainText('nothing')
  expect(await operationsOn(emulator, 'web-v2', 'setDeprecation')).toEqual([])
  await expectKept(page)
  expect(await headOf(emulator, 'web')).toBe('web-v2')
})
