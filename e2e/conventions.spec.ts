/** Rules for a project’s images: the page of what breaks them, and where else they show. */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog } from './support/change.ts'
import { configure, estate, openConventions } from './support/conventions.ts'
import { close } from './support/due.ts'
import { openImages } from './support/imageList.ts'
import { image } from './support/images.ts'
import { expectDisabled, expectFitsPhone, pageHeading } from './support/page.ts'
import { runEnded } from './support/runs.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const rule = (page: Page, name: string) =>
  page.getByRole('region', { name: new RegExp(`^(?:Error: )?${name}`) })
const row = (page: Page, title: string, name: string) =>
  rule(page, title)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name, exact: true }) })

test('what breaks each rule is listed, and fixed through a previewed run', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await configure(page, project)
  await openConventions(page, project)
  await expect(page.getByText('3 of 4 images break a rule')).toBeVisible()
  await expect(page.getByText('Rules from config.json')).toBeVisible()
  await expect(rule(page, 'Label env')).toContainText('Active images: prod or dev')
  await expect(row(page, 'Label env', 'web-v2')).toHaveText('web-v2test')
  await expect(row(page, 'Label env', 'web-four')).toHaveText('web-fourmissingAdd env=prod')
  await expect(row(page, 'Family', 'web-four')).toHaveText('web-fourno familyAdd to web')
  await expect(row(page, 'Active images per family', 'web-v1')).toHaveText(
    'web-v13 activeDeprecate',
  )
  const kept = page.getByRole('region', { name: 'Followed by all images' })
  await expect(kept.getByRole('listitem')).toHaveText([
    'DescriptionActive images: any description',
    'NameActive images in web: {family}-v#',
  ])

  await page.getByRole('button', { name: 'Fix labels of 2…' }).click()
  await expect(dialog(page).getByRole('heading', { name: 'Set labels of 2 images' })).toBeVisible()
  const changed = dialog(page).getByRole('list', { name: '2 will be relabeled' })
  await expect(changed.getByRole('listitem').filter({ hasText: 'web-four' })).toContainText(
    /env=prod.*added/,
  )
  const sent = dialog(page).getByRole('region', { name: 'What will be sent', exact: true })
  await expect(sent).toContainText('--update-labels=env=prod,team=web')
  await expect(sent).not.toContainText('--clear-labels')
  await dialog(page).getByRole('button', { name: 'Set labels of 2 images' }).click()
  await runEnded(page)
  await close(page)
  expect((await emulator.image('web-four')).labels).toEqual({ env: 'prod', team: 'web' })
  expect((await emulator.image('web-v2')).labels).toEqual({
    env: 'test',
    team: 'web',
    os: 'debian',
  })
  await expect(kept).toContainText('Label team')

  await rule(page, 'Active images per family')
    .getByRole('button', { name: /^Fix 1…/ })
    .click()
  await expect(dialog(page)).toContainText('Heads that stay: web.')
  await dialog(page).getByRole('button', { name: 'Deprecate 1 image' }).click()
  await runEnded(page)
  await close(page)
  expect((await emulator.image('web-v1')).deprecated).toMatchObject({
    state: 'DEPRECATED',
    replacement: expect.stringMatching(/web-v3$/),
  })
  await expect(page.getByText('2 of 3 images break a rule')).toBeVisible()
})

test('a viewer sees each fix, and which permission it needs', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await configure(page, project)
  await emulator.settings({ role: 'roles/viewer' })
  await openConventions(page, project)
  const fixes = [
    [page.getByRole('button', { name: 'Fix labels of 2…' }), 'setLabels'],
    [rule(page, 'Label env').getByRole('button', { name: /^Fix 1…/ }), 'setLabels'],
    [rule(page, 'Label env').getByRole('button', { name: /^Edit labels of 1…/ }), 'setLabels'],
    [rule(page, 'Family').getByRole('button', { name: /^Fix 1…/ }), 'update'],
    [rule(page, 'Active images per family').getByRole('button', { name: /^Fix 1…/ }), 'deprecate'],
  ] as const
  for (const [button, verb] of fixes) {
    await expectDisabled(button)
    await expect(button).toHaveAccessibleDescription(`You need compute.images.${verb}.`)
    await button.press('Enter')
    await expect(dialog(page)).toContainText('gcloud')
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
  }
})

test('joining a family shows which head moves', async ({ page, project, emulator }) => {
  await estate(emulator)
  await configure(page, project)
  await openConventions(page, project)
  await rule(page, 'Family')
    .getByRole('button', { name: /^Fix 1…/ })
    .click()
  await expect(dialog(page).getByRole('region', { name: 'Family heads' })).toContainText(
    /web\s*resolves to\s*web-v3.*web-four/,
  )
  await dialog(page).getByRole('button', { name: 'Add 1 image to its family' }).click()
  await runEnded(page)
  await close(page)
  expect((await emulator.image('web-four')).family).toBe('web')
  await expect(rule(page, 'Name')).toContainText('Can’t be changed: create a new image')
})

test('a value that no rule suggests is set by hand; protected images are left out', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await emulator.putImages(
    image('web-v5', '05-01', {
      family: 'web',
      description: 'x',
      labels: { team: 'web', 'lifecycle-protect': '' },
    }),
  )
  await configure(page, project)
  await openConventions(page, project)
  await expect(row(page, 'Label env', 'web-v5')).toContainText('Add env=prod')
  await rule(page, 'Label env')
    .getByRole('button', { name: /^Edit labels of 1…/ })
    .click()
  await dialog(page).getByLabel('Add or change').fill('env=dev')
  await dialog(page).getByRole('button', { name: 'Edit labels of 1 image' }).click()
  await runEnded(page)
  await close(page)
  expect((await emulator.image('web-v2')).labels).toMatchObject({ env: 'dev' })
  await expect(rule(page, 'Label env').getByRole('button', { name: /^Fix 1…/ })).toBeVisible()
})

test('keys are read only for rules about encryption, and what can’t be read is unknown', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  const kmsKeyName = 'projects/p/locations/l/keyRings/r/cryptoKeys/k'
  await emulator.putImages(
    image('safe', '01-01', { imageEncryptionKey: { kmsKeyName } }),
    image('plain', '02-01'),
  )
  await configure(page, project, { version: 1, rules: [{ encryption: 'customer-managed' }] })
  await openConventions(page, project)
  await expect(page.getByText('1 of 2 images breaks a rule')).toBeVisible()
  await expect(row(page, 'Encryption', 'plain')).toContainText('Google-managed key')

  problems.allowFailedRequests()
  await page.route('**/global/images?*imageEncryptionKey*', (route) =>
    route.fulfill({ status: 403, json: { error: { code: 403, message: 'No keys for you.' } } }),
  )
  await page.reload()
  await expect(page.getByText('No keys for you.').first()).toBeVisible()
  await expect(rule(page, 'Encryption')).toContainText('2 images couldn’t be checked')
  await expect(page.getByText('2 images couldn’t be fully checked')).toBeVisible()
  await expect(page.getByText(/follow the rules/)).toHaveCount(0)
  await openImages(page, project)
  await expect(page.getByRole('link', { name: '2 couldn’t be fully checked' })).toBeVisible()
})

test('a rule that applies to no image is not said to be followed', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  const version = { patterns: ['{family}-v#'] }
  await configure(page, project, {
    version: 1,
    rules: [
      { families: ['wbe'], name: version, mostActive: 2 },
      { families: ['web'], name: version },
    ],
  })
  await openConventions(page, project)
  const listed = (name: string) => page.getByRole('region', { name }).getByRole('listitem')
  await expect(listed('Followed by all images')).toHaveText([
    'NameActive images in web: {family}-v#',
  ])
  await expect(listed('Apply to no image')).toHaveText([
    'NameActive images in wbe: {family}-v#',
    'Active images per familyActive images in wbe: at most 2',
  ])
})

test('the focus stays where the keyboard has shown the rest, written or removed rules', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...Array.from({ length: 9 }, (_, at) => image(`old-v${at}`, '01-01')))
  await openConventions(page, project)
  await page.getByRole('button', { name: 'Write rules…' }).press('Enter')
  await dialog(page).getByRole('button', { name: 'Save' }).press('Enter')
  await expect(page.getByText('9 of 9 images break a rule')).toBeVisible()
  await expect(pageHeading(page)).toBeFocused()
  const team = rule(page, 'Label team')
  await team.getByRole('button', { name: 'Show 1 more' }).press('Enter')
  await expect(team.getByRole('listitem').nth(8).getByRole('link')).toBeFocused()
  await page.getByRole('button', { name: 'Edit rules…' }).press('Enter')
  await dialog(page).getByRole('button', { name: 'Remove rules' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'No rules yet' })).toBeVisible()
  await expect(pageHeading(page)).toBeFocused()
  const buffer = Buffer.from('{ "version": 1, "rules": [{ "family": {} }] }')
  const file = page.getByLabel('File of rules')
  await file.focus()
  await file.setInputFiles({ name: 'conventions.json', mimeType: 'application/json', buffer })
  await expect(page.getByText('9 of 9 images break a rule')).toBeVisible()
  await expect(pageHeading(page)).toBeFocused()
})

test('the images page says how many break the rules, an image’s page which ones', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await configure(page, project)
  await openImages(page, project)
  await page.getByRole('link', { name: '3 break a rule' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Conventions' })).toBeVisible()
  await row(page, 'Label env', 'web-four').getByRole('link').click()
  const card = page.getByRole('region', { name: 'Conventions' })
  await expect(card.getByRole('listitem')).toHaveText([
    'Warning: The label env is missing. Use prod or dev.',
    'Warning: The label team is missing. Use web.',
    'Error: It is in no family.',
  ])
  await expectAccessible(page)
  await card.getByRole('button', { name: 'Fix labels…' }).click()
  await dialog(page).getByRole('button', { name: 'Set labels of 1 image' }).click()
  await runEnded(page)
  await close(page)
  await expect(card.getByRole('listitem')).toHaveText(['Error: It is in no family.'])
})

test('the list is read once, also for the rules; an API filter leaves them out', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await configure(page, project)
  let lists = 0
  page.on('request', (request) => {
    if (/global\/images\?/.test(request.url())) lists += 1
  })
  await openImages(page, project)
  await expect(page.getByRole('link', { name: '3 break a rule' })).toBeVisible()
  expect(lists).toBe(1)
  await page.goto(`/projects/${project}/images?filter=family%3Dweb`)
  await expect(page.getByText(/4 images in 1 family/)).toBeVisible()
  await expect(page.getByRole('link', { name: /break a rule/ })).toHaveCount(0)
})

test('axe finds nothing, and it fits 390 px', async ({ page, project, emulator }) => {
  await estate(emulator)
  await configure(page, project)
  await openConventions(page, project)
  await expect(page.getByText('3 of 4 images break a rule')).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await expectAccessible(page)
})
