import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Locator, Page } from '@playwright/test'
import type { Image } from '../src/compute/schema.ts'
import { expectAccessible } from './support/accessible.ts'
import { NOW } from './support/calendar.ts'
import { dialog } from './support/change.ts'
import type { Emulator } from './support/emulator.ts'
import { openImages } from './support/imageList.ts'
import { LINK } from './support/images.ts'
import { expectDisabled, expectFits } from './support/page.ts'
import {
  decisions,
  exportAs,
  family,
  KEEP_3,
  load,
  openRetire,
  plan,
  planRow,
  policyForm,
  runButton,
} from './support/retire.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const all = async (emulator: Emulator) => {
  const { items } = (await emulator.api('GET', 'global/images?maxResults=500')) as {
    items: Image[]
  }
  return new Map(items.map((each) => [each.name, each]))
}

const headsOf = (emulator: Emulator, families: readonly string[]) =>
  Promise.all(
    families.map(
      async (name) => ((await emulator.api('GET', `global/images/family/${name}`)) as Image).name,
    ),
  )

const ended = (page: Page) =>
  expect(dialog(page).getByText('The run has ended.', { exact: true })).toBeVisible({
    timeout: 300_000,
  })

test('400 images in 40 families: keep the newest 3, run, undo everything', async ({
  page,
  project,
  emulator,
}) => {
  test.setTimeout(600_000)
  const families = Array.from({ length: 40 }, (_, index) => `app-${index + 10}`)
  await emulator.putImages(...families.flatMap((name, index) => family(name, index + 1, 10)))
  const before = await all(emulator)
  const heads = await headsOf(emulator, families)
  await openImages(page, project)

  await test.step('from the images page it takes six interactions', async () => {
    await page.getByRole('link', { name: 'Retire' }).click()
    await page.getByRole('button', { name: 'Golden image' }).click()
    await page.getByRole('textbox', { name: 'Keep newest' }).fill('3')
    await page.getByRole('textbox', { name: 'Images per run' }).fill('500')
    await runButton(page).click()
    await expect(dialog(page)).toContainText('40 families')
    await dialog(page).getByRole('button', { name: 'Run 200 changes' }).click()
  })
  await ended(page)
  const after = await all(emulator)
  const changed = [...after.values()].filter(({ deprecated }) => deprecated?.state)
  expect(changed).toHaveLength(200)
  for (const { family: name, deprecated } of changed) {
    expect(deprecated?.replacement).toMatch(new RegExp(`/${name ?? ''}-v10$`))
  }
  expect(await headsOf(emulator, families)).toEqual(heads)

  await dialog(page).getByRole('button', { name: 'Undo the run…' }).click()
  await dialog(page).getByRole('button', { name: 'Undo 200 changes' }).click()
  await ended(page)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  expect([...(await all(emulator))]).toEqual([...before])
})

/** Two families that cover all outcomes. */
async function estate(emulator: Emulator, project: string) {
  const old = (state: string, more = {}) => ({ deprecated: { state, ...more } })
  await emulator.putImages(
    ...family('web', 1, 8, {
      1: old('OBSOLETE'),
      2: { ...old('DEPRECATED'), labels: { keep: 'audit' } },
      3: old('DEPRECATED', {
        replacement: `${LINK}/${project}/global/images/web-v8`,
        obsolete: '2026-11-16T00:00:00Z',
      }),
      7: { status: 'PENDING' },
    }),
    ...family('db', 2, 4),
  )
}

test('the plan shows each image’s outcome and reasons; it can be filtered and collapsed', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db`)
  const web = planRow(page, 'web')
  await expect(web).toContainText('keeps 3 of 8 · 2 change · 2 protected')
  await expect(web).toContainText('head web-v8 unchanged')
  await expect(planRow(page, 'web-v8')).toContainText(/head.*Active.*stays.*Head of the family/)
  await expect(planRow(page, 'web-v4')).toContainText(
    /Active.*Deprecated.*Beyond the newest 3 · replaced/,
  )
  await expect(planRow(page, 'web-v3')).toContainText(
    /Deprecated.*Obsolete.*Overdue: obsolete by 16 Nov 2026/,
  )
  await expect(planRow(page, 'web-v2')).toContainText(
    /Deprecated.*protected.*Protected by label keep=audit/,
  )
  await expect(planRow(page, 'web-v7')).toContainText(/protected.*Not ready: pending/)
  await expect(page.getByText('2 families, 12 images')).toBeVisible()
  const numbers = page.locator('dl').first()
  await expect(numbers).toContainText(/Changes today\s*3 of 12 images/)

  const rows = () => plan(page).getByRole('row').getByRole('rowheader').allTextContents()
  expect((await rows()).slice(0, 5)).toEqual(['db', 'db-v1', 'db-v4head', 'db-v3', 'db-v2'])
  await page.getByRole('button', { name: /^Protected\s*2$/ }).click()
  expect(await rows()).toEqual(['web', 'web-v7', 'web-v2'])
  await page.getByRole('combobox', { name: 'Reason' }).selectOption({ label: 'Not ready (1)' })
  expect(await rows()).toEqual(['web', 'web-v7'])
  await expect(page).toHaveURL(/show=protected/)
  await page.reload()
  await expect(plan(page).getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: /^All\s*12$/ }).click()
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('')
  await planRow(page, 'web').getByRole('button', { name: 'Collapse web' }).click()
  await expect(plan(page).getByRole('row')).toHaveCount(6)
})

test('a problem is shown on its field, and the plan stays unchanged', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db`)
  await expect(runButton(page)).toHaveText('Run 3 changes…')
  const form = policyForm(page)
  await form.getByRole('button', { name: 'Remove family web' }).click()
  await form.getByRole('button', { name: 'Remove family db' }).click()
  const families = form.getByRole('textbox', { name: 'Families' })
  await expect(families).toHaveAccessibleDescription(
    'Choose families, names or labels. For all families, enter *.',
  )
  await expectDisabled(runButton(page))
  await expect(runButton(page)).toHaveAccessibleDescription('Fix the policy first.')
  await families.fill('web')
  await families.press('Enter')
  await expect(page.getByText('1 family, 8 images')).toBeVisible()

  const obsolete = form.getByRole('textbox', { name: 'Obsolete after, days' })
  await form.getByRole('textbox', { name: 'Deprecated after, days' }).fill('90')
  await expect(obsolete).toHaveAttribute('aria-invalid', 'true')
  await expect(obsolete).toHaveAccessibleDescription(/Comes before deprecated \(90 days\)/)
  await obsolete.fill('120')
  await expect(obsolete).toHaveAttribute('aria-invalid', 'false')
  await expect(page.getByRole('region', { name: 'The policy in words' })).toContainText(
    'In 1 family, every image except the newest 3 is deprecated 90 days after a newer one replaces it and obsolete after 120 days.',
  )
  await form.getByRole('button', { name: 'Reset' }).click()
  await expect(obsolete).toHaveValue('60')
  await expect(form.getByRole('button', { name: 'Remove family web' })).toBeVisible()
})

test('typing in the form moves nothing', async ({ page, project, emulator }) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db`)
  await expect(runButton(page)).toHaveText('Run 3 changes…')
  const form = policyForm(page)
  const still = [
    runButton(page),
    page.getByRole('button', { name: 'Copy link' }),
    plan(page),
    page.getByRole('combobox', { name: 'Reason' }),
    page.getByRole('button', { name: /^Stays/ }),
    page.getByRole('slider', { name: 'Day' }),
    page.getByRole('region', { name: 'The policy in words' }),
    form.getByRole('combobox', { name: 'Ages count since' }),
  ]
  const boxes = () => Promise.all(still.map(placeOf))
  for (const [name, texts] of [
    ['Keep newest', ['', '0', '2', '12']],
    ['Deprecated after, days', ['x', '70', '']],
    ['Images per run', ['1', '']],
    ['Families', ['Web_']],
  ] as const) {
    const field = form.getByRole('textbox', { name, exact: true })
    // The form scrolls to the focused field.
    // oxlint-disable-next-line no-await-in-loop -- one field at a time is the point
    await field.focus()
    // oxlint-disable-next-line no-await-in-loop -- the same
    const before = await boxes()
    for (const text of texts) {
      // oxlint-disable-next-line no-await-in-loop -- one text at a time is the point
      await field.fill(text)
      // oxlint-disable-next-line no-await-in-loop -- the same
      expect(await boxes(), `${name}: “${text}”`).toEqual(before)
    }
  }
})

async function placeOf(locator: Locator) {
  const { x, y, width } = (await locator.boundingBox()) ?? { x: 0, y: 0, width: 0 }
  return { x, y, width }
}

test('another day shows what is due then; only today’s plan can be run', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}db`)
  const slider = page.getByRole('slider', { name: 'Day' })
  await expect(slider).toHaveAttribute('aria-valuetext', '24 Nov 2026, today: 1 change')
  await slider.focus()
  await page.keyboard.press('End')
  await expect(slider).toHaveAttribute('aria-valuetext', /^24 Nov 2027/)
  await expectDisabled(runButton(page))
  await expect(runButton(page)).toHaveAccessibleDescription('Runs apply to today.')
  await expect(page.locator('dl').first()).toContainText('Changes on 24 Nov 2027')
  await expect(planRow(page, 'db')).toContainText('head on 24 Nov 2027 db-v4 unchanged')
  await expect(page).toHaveURL(/on=2027-11-24/)
  await page.reload()
  await expect(slider).toHaveValue('365')
  await page.getByRole('button', { name: 'Today', exact: true }).click()
  await page.getByRole('button', { name: 'Next day on which something becomes due' }).click()
  await expect(planRow(page, 'db-v1')).toContainText(/Active.*Deprecated/)
  await expect(slider).not.toHaveValue('0')
})

test('a viewer can plan and export, and sees the missing permission', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await emulator.settings({ role: 'roles/viewer' })
  await openRetire(page, project, `${KEEP_3}web,db`)
  await expectDisabled(runButton(page))
  await expect(runButton(page)).toHaveAccessibleDescription('You need compute.images.deprecate.')
  await runButton(page).focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('compute.images.deprecate')
  await page.keyboard.press('Escape')
  await policyForm(page).getByRole('textbox', { name: 'Keep newest' }).fill('2')
  await expect(runButton(page)).toHaveText('Run 5 changes…')
  expect(decisions(await exportAs(page, /^Policy and plan/))).toHaveLength(12)
  expect(await exportAs(page, /^gcloud script/)).toMatch(
    /^#!\/bin\/sh\n# Retires 5 images[^]*gcloud compute images deprecate db-v1/,
  )
  expect(await exportAs(page, /^REST calls/)).toContain('images/db-v1/deprecate')
  expect(await exportAs(page, /^Table/)).toMatch(/^family,image,[^]*\ndb,db-v4,/)
})

const run = promisify(execFile)

test('a policy gives the same plan from a URL, a file and the command line', async ({
  page,
  project,
  emulator,
  server,
}) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db&protect.labels=-&ages.deleted=60`)
  await expect(runButton(page)).toHaveText('Run 5 changes…')
  const byAddress = await exportAs(page, /^Policy and plan/)
  const policy = await exportAs(page, /^Policy \(JSON\)/)

  await page.goto(`/projects/${project}/retire`)
  await load(page, 'policy.json', policy)
  await expect(runButton(page)).toHaveText('Run 5 changes…')
  expect(decisions(await exportAs(page, /^Policy and plan/))).toEqual(decisions(byAddress))
  await expect(page).toHaveURL(/protect\.labels=-/)

  const folder = await mkdtemp(join(tmpdir(), 'retire-'))
  await writeFile(join(folder, 'policy.json'), policy)
  const args = ['--policy', join(folder, 'policy.json'), '--project', project]
  const base = ['--api-base', `${server.url}/compute/v1`, '--on', NOW, '--json']
  const found = await run('node', ['scripts/retire.mjs', 'plan', ...args, ...base]).catch(
    (error: { code: number; stdout: string }) => error,
  )
  await rm(folder, { recursive: true })
  expect(found).toMatchObject({ code: 2 })
  expect(decisions(found.stdout)).toEqual(decisions(byAddress))
})

test('opening a link or file shows that images have changed since', async ({
  page,
  context,
  project,
  emulator,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db`)
  await expect(runButton(page)).toHaveText('Run 3 changes…')
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const file = await exportAs(page, /^Policy and plan/)
  const since = page.getByText(/Images have changed since this link was copied/)

  await page.goto(link)
  await expect(runButton(page)).toHaveText('Run 3 changes…')
  await expect(since).toHaveCount(0)
  await emulator.change('POST', 'global/images/db-v1/deprecate', { state: 'DEPRECATED' })
  await page.reload()
  await expect(since).toContainText('on 24 Nov 2026. The plan had 3 changes then, and has 2 now.')
  await load(page, 'plan.json', file)
  await page.getByText('1 image is planned differently than in the file of 24 Nov 2026').click()
  await expect(
    page.getByText('db-v1: ACTIVE → DEPRECATED in the file, no change now'),
  ).toBeVisible()

  await load(page, 'policy.json', '{"version":1,"kepp":{"newest":3}}')
  await expect(page.getByRole('alert')).toContainText(
    /This file can’t be used\.\s*kepp There is no setting kepp\./,
  )
  await openRetire(page, project, 'v=1&choose.families=web&keep.newest=0')
  await expect(page.getByRole('alert')).toContainText('keep.newest At least 1.')
})

test('nothing is changed on incomplete data', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await estate(emulator, project)
  await page.route(/aggregated\/disks/, (route) =>
    route.fulfill({ status: 403, json: { error: { code: 403, message: 'No disks for you.' } } }),
  )
  await openRetire(page, project, `${KEEP_3}web,db&protect.useUnknown=block`)
  await expect(page.getByRole('alert')).toContainText('The disks could not be read.')
  await expect(planRow(page, 'web-v4')).toContainText(
    /protected.*Its use isn’t fully known: disks\.aggregatedList couldn’t be read/,
  )
  await expectDisabled(runButton(page))
  await expect(policyForm(page).getByText('Use isn’t fully known')).toBeVisible()
})

test('opens from a family', async ({ page, project, emulator }) => {
  await estate(emulator, project)
  await page.goto(`/projects/${project}/families/web`)
  await page.getByRole('link', { name: 'Retire…' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Retire images' })).toBeFocused()
  await expect(page.getByText('1 family, 8 images')).toBeVisible()
})

async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(target).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0] })
}

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
  await ended(page)
})

test('axe finds nothing', async ({ page, project, emulator }) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db`)
  await expect(planRow(page, 'web-v4')).toBeVisible()
  await policyForm(page).getByText('More settings').click()
  await policyForm(page).getByRole('textbox', { name: 'Obsolete after, days' }).fill('x')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Edit policy' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Edit policy' })).toBeFocused()
  await expectAccessible(page)
})

test('on a phone, the policy is summarized first, the form is a page, and actions are at the bottom', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await page.setViewportSize({ width: 390, height: 844 })
  await openRetire(page, project, `${KEEP_3}web,db`)
  const words = page.getByRole('region', { name: 'The policy in words' })
  await expect(words).toContainText('In 2 families')
  await expect(planRow(page, 'web-v4')).toContainText(/Active.*Deprecated.*Beyond the newest 3/)
  await expectFits(page)
  await expect(runButton(page)).toBeInViewport()
  await page.getByRole('button', { name: 'Edit policy' }).click()
  await policyForm(page).getByRole('textbox', { name: 'Keep newest' }).fill('2')
  await expectFits(page)
  await page.getByRole('button', { name: 'Show plan' }).click()
  await expect(words).toContainText('the newest 2')
  await runButton(page).click()
  await expect(dialog(page).getByRole('heading', { name: 'Run 5 changes' })).toBeVisible()
})
