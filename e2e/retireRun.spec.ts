import { readFile } from 'node:fs/promises'
import type { Image } from '../src/compute/schema.ts'
import { dialog } from './support/change.ts'
import type { Emulator } from './support/emulator.ts'
import { openImages } from './support/imageList.ts'
import { estate, family, openRetire, plan, planRow, runButton } from './support/retire.ts'
import { expectDisabled, tabTo } from './support/page.ts'
import { imagesByName, runEnded } from './support/runs.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const headsOf = (emulator: Emulator, families: readonly string[]) =>
  Promise.all(
    families.map(
      async (name) => ((await emulator.api('GET', `global/images/family/${name}`)) as Image).name,
    ),
  )

test('a policy of an address that can’t be used isn’t replaced by another one unasked', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await openRetire(page, project, 'v=1&preset=ci&choose.families=*&keep.newst=2')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('The policy in this address can’t be used. The default policy')
  const run = page.getByRole('button', { name: /^Run/ })
  await expect(run).toHaveAccessibleDescription('The policy in this address can’t be used.')
  await expectDisabled(run)
  await alert.getByRole('button', { name: 'Use the default policy' }).click()
  await expect(alert).toHaveCount(0)
  await expect(page).not.toHaveURL(/newst/)
  await expect(run).not.toHaveAccessibleDescription(/address/)
})

test('400 images in 40 families: keep the newest 3, run, undo everything', async ({
  page,
  project,
  emulator,
}) => {
  test.setTimeout(600_000)
  const families = Array.from({ length: 40 }, (_, index) => `app-${index + 10}`)
  await emulator.putImages(...families.flatMap((name, index) => family(name, index + 1, 10)))
  const before = await imagesByName(emulator)
  const heads = await headsOf(emulator, families)
  await openImages(page, project)

  const putOff = page.getByRole('button', { name: /^Put off by limits/ })
  /** From the images page, each of them one click or one field filled in. */
  const interactions = [
    () => page.getByRole('link', { name: 'Retire' }).click(),
    () => page.getByRole('button', { name: 'Golden image' }).click(),
    () => page.getByRole('textbox', { name: 'Keep newest' }).fill('3'),
    () => page.getByRole('button', { name: 'Lift limits' }).click(),
    () => runButton(page).click(),
    () => dialog(page).getByRole('button', { name: 'Run 280 changes' }).click(),
  ]
  /** What is read before the next one. */
  const shown: Record<number, () => Promise<void>> = {
    3: () => expect(putOff).toHaveText(/230$/),
    4: () => expect(putOff).toHaveText(/ 0$/),
    5: () => expect(dialog(page)).toContainText('40 families'),
  }
  expect(interactions.length).toBeLessThanOrEqual(6)
  for (const [index, interact] of interactions.entries()) {
    await shown[index]?.()
    await interact()
  }
  await runEnded(page)
  const after = await imagesByName(emulator)
  const changed = [...after.values()].filter(({ deprecated }) => deprecated?.state)
  expect(changed.map(({ name }) => name).toSorted()).toEqual(
    [...before.keys()].filter((name) => !/-v(8|9|10)$/.test(name)).toSorted(),
  )
  expect(changed).toHaveLength(280)
  for (const { family: name, deprecated } of changed) {
    expect(deprecated?.state).toBe('DEPRECATED')
    expect(deprecated?.replacement).toMatch(new RegExp(`/${name ?? ''}-v10$`))
  }
  expect(await headsOf(emulator, families)).toEqual(heads)

  await dialog(page).getByRole('button', { name: 'Undo the run…' }).click()
  await dialog(page).getByRole('button', { name: 'Undo 280 changes' }).click()
  await runEnded(page)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  expect([...(await imagesByName(emulator))]).toEqual([...before])
  expect(await headsOf(emulator, families)).toEqual(heads)
})

test('works with the keyboard alone', async ({ page, project, emulator }) => {
  await estate(emulator, project)
  await page.goto(`/projects/${project}/retire`)
  await expect(plan(page)).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Golden image' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'Families' }))
  await page.keyboard.press('Backspace')
  await page.keyboard.type('db,')
  await expect(page.getByText('1 family, 4 images')).toBeVisible()
  await tabTo(page, planRow(page, 'db'))
  await page.keyboard.press('ArrowDown')
  await expect(planRow(page, 'db-v2')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(planRow(page, 'db')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(planRow(page, 'db')).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/images\/db-v/)
  await page.goBack()
  await tabTo(page, runButton(page))
  await page.keyboard.press('Enter')
  await tabTo(page, dialog(page).getByRole('button', { name: /^Run \d+ changes?$/ }))
  await page.keyboard.press('Enter')
  await runEnded(page)
})

const KEEP_2 = 'v=1&preset=golden&keep.newest=2&keep.of=all&limits.percent=100&choose.families=db'

test('what has been marked deleted long enough is deleted for good, after the guards of any deletion', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  const bin = { deprecated: { state: 'DELETED' } }
  await emulator.putImages(
    ...family('db', 2, 6, { 1: bin, 2: bin, 3: { ...bin, labels: { keep: '' } } }),
  )
  const before = await emulator.image('db-v2')
  await openRetire(
    page,
    project,
    `${KEEP_2}&ages.obsolete=20&ages.deleted=25&ages.removed=30&limits.removals=10&limits.errors=1`,
  )
  await expect(planRow(page, 'db-v1')).toContainText(/Deleted.*Deleted for good/)
  await runButton(page).click()
  await expect(dialog(page).getByRole('region', { name: 'Used by' })).toContainText(
    '0 instance templates, 0 disks in this project',
  )
  await expect(dialog(page)).toContainText('Heads that stay: db.')
  const submit = dialog(page).getByRole('button', { name: 'Run 3 changes' })
  await expect(dialog(page)).toContainText('Type the number of images.')
  await dialog(page)
    .getByRole('textbox', {
      name: 'Deleting can’t be undone. Type 2, the number of images to be deleted, to confirm',
    })
    .fill('2')
  await expect(dialog(page)).toContainText('Stops after 1 failure, unknown results included.')
  const downloaded = page.waitForEvent('download')
  await submit.click()
  const recipes: unknown = JSON.parse(await readFile(await (await downloaded).path(), 'utf8'))
  expect(recipes).toMatchObject({
    images: [{ name: 'db-v1' }, { name: 'db-v2', deprecated: before.deprecated }],
  })

  await test.step('nothing is sent if the countdown is stopped', async () => {
    await expect(dialog(page)).toContainText(/Deletion starts in \d seconds?/)
    await dialog(page).getByRole('button', { name: 'Stop' }).click()
    await expect(submit).toBeVisible()
    expect(await emulator.names('images', 'db')).toHaveLength(6)
  })

  await test.step('the first failure stops the run, before anything is deleted', async () => {
    await emulator.fault('images.deprecate', { kind: 'status', status: 400, reason: 'invalid' })
    await submit.click()
    await runEnded(page)
    await expect(dialog(page).locator('dl')).toContainText(/Failed\s*1.*Done\s*0.*Waiting\s*2/)
    expect(await emulator.names('images', 'db')).toHaveLength(6)
  })

  await dialog(page).getByRole('button', { name: 'Run the remaining 3…' }).click()
  await dialog(page)
    .getByRole('textbox', { name: /^Deleting can’t be undone/ })
    .fill('2')
  await dialog(page).getByRole('button', { name: 'Retry 3 images' }).click()
  await runEnded(page)
  expect((await emulator.names('images', 'db')).toSorted()).toEqual([
    'db-v3',
    'db-v4',
    'db-v5',
    'db-v6',
  ])
  expect((await emulator.image('db-v4')).deprecated?.state).toBe('DEPRECATED')
})
