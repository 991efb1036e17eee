import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { NOW } from './support/calendar.ts'
import { dialog } from './support/change.ts'
import { expectDisabled } from './support/page.ts'
import {
  decisions,
  estate,
  exportAs,
  KEEP_3,
  load,
  openRetire,
  policyForm,
  runButton,
} from './support/retire.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

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
  expect(await exportAs(page, /^Table/)).toMatch(/^\ufefffamily,image,[^]*\ndb,db-v4,/)
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
  // On a phone it is in the menu.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /^Copy link/ }).click()
  await expect(page.getByText('Link copied.')).toBeVisible()
  await page.setViewportSize({ width: 1440, height: 900 })

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
