/** Where the rules come from: config.json, a file beside it, or this browser. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog } from './support/change.ts'
import { configure, estate, openConventions, RULES } from './support/conventions.ts'
import { boxesOf } from './support/geometry.ts'
import { image } from './support/images.ts'
import { expectDisabled, hold } from './support/page.ts'
import { filterBox, grid, openImages } from './support/imageList.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

async function writeRules(page: Page, rules: string): Promise<void> {
  await page.getByRole('button', { name: 'Write rules…' }).click()
  await dialog(page)
    .getByLabel(/^Rules for .*, as JSON$/)
    .fill(rules)
  await dialog(page).getByRole('button', { name: 'Save' }).click()
}

test('without rules nothing is shown, and a person can write some for their browser', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await openImages(page, project)
  await expect(page.getByText('5 images, 4 in 1 family')).toBeVisible()
  await expect(page.getByRole('link', { name: /rule/ })).toHaveCount(0)
  await openConventions(page, project)
  await expect(page.getByRole('heading', { name: 'No rules yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Write rules…' }).click()
  const rules = dialog(page).getByLabel(`Rules for ${project}, as JSON`)
  await rules.fill('{ "version": 1, "rules": [{ "lables": {}, "family": {} }] }')
  await expect(rules).toHaveAccessibleDescription(
    'rules.0.lables: There is no such field. Did you mean labels?',
  )
  await page.keyboard.press('Escape')
  await expect(rules).toBeVisible()
  await expectAccessible(page)
  await rules.fill('{ "version": 1, "rules": [{ "family": {} }] }')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('1 of 4 images breaks a rule')).toBeVisible()

  await page.reload()
  await expect(page.getByText('Rules kept in this browser')).toBeVisible()
  await page.getByRole('button', { name: 'Edit rules…' }).click()
  await dialog(page).getByRole('button', { name: 'Remove rules' }).click()
  await expect(page.getByRole('heading', { name: 'No rules yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByText('1 of 4 images breaks a rule')).toBeVisible()
})

for (const [what, rules] of [
  ['no labels are wanted', [{ family: {} }]],
  ['all have the labels that are wanted', [{ families: ['web'], labels: { team: {}, env: {} } }]],
] as const) {
  test(`the button of the rules stays in place when images are checked and ${what}`, async ({
    page,
    project,
    emulator,
  }) => {
    await emulator.putImages(
      image('web-v1', '01-01', { family: 'web', labels: { team: 'web', env: 'prod' } }),
    )
    await configure(page, project, { version: 1, rules })
    const release = await hold(page, '**/global/images?**')
    await openConventions(page, project)
    const button = page.getByRole('button', { name: 'Show rules' })
    await expect(button).toBeVisible()
    const [before] = await boxesOf([button])
    release()
    await expect(page.getByText('1 image follows the rules')).toBeVisible()
    expect(await boxesOf([button])).toEqual([before])
  })
}

test('rules that can’t be brought back, because another tab has written others, can be downloaded', async ({
  page,
  context,
  project,
  emulator,
}) => {
  await estate(emulator)
  const mine = '{ "version": 1, "rules": [{ "family": {} }] }'
  await openConventions(page, project)
  await writeRules(page, mine)
  await page.getByRole('button', { name: 'Edit rules…' }).click()
  await dialog(page).getByRole('button', { name: 'Remove rules' }).click()
  const other = await context.newPage()
  await openConventions(other, project)
  await writeRules(other, '{ "version": 1, "rules": [{ "description": {} }] }')
  await expect(page.getByRole('button', { name: 'Edit rules…' })).toBeVisible()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByText(/^These rules weren’t saved/)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download them' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toBe(mine)
})

test('rules that the browser doesn’t store aren’t taken for kept', async ({ page, project }) => {
  await openConventions(page, project)
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  const text = '{ "version": 1, "rules": [{ "family": {} }] }'
  const lost = 'The browser didn’t save this: its storage is blocked or full.'
  const buffer = Buffer.from(text)
  const file = { name: 'conventions.json', mimeType: 'application/json', buffer }
  await page.getByLabel('File of rules').setInputFiles(file)
  await expect(toasts(page)).toContainText(lost)
  await page.getByRole('button', { name: 'Write rules…' }).click()
  const rules = dialog(page).getByLabel(`Rules for ${project}, as JSON`)
  await rules.fill(text)
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(dialog(page)).toContainText(lost)
  await expect(rules).toHaveValue(text)
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'No rules yet' })).toBeVisible()
})

test('rules written in one tab are used in the others', async ({
  page,
  context,
  project,
  emulator,
}) => {
  await estate(emulator)
  await openConventions(page, project)
  const other = await context.newPage()
  await openConventions(other, project)
  await expect(other.getByRole('heading', { name: 'No rules yet' })).toBeVisible()
  const text = '{ "version": 1, "rules": [{ "family": {} }] }'
  await writeRules(page, text)
  await expect(other.getByText('1 of 4 images breaks a rule')).toBeVisible()
  await other.getByRole('button', { name: 'Edit rules…' }).click()
  await expect(dialog(other).getByLabel(`Rules for ${project}, as JSON`)).toHaveValue(text)
})

test('rules edited in two tabs: what the other saved is shown, and a person chooses', async ({
  page,
  context,
  project,
}) => {
  const rulesOf = (label: string) => `{ "version": 1, "rules": [{ "labels": { "${label}": {} } }] }`
  const box = (tab: Page) => dialog(tab).getByLabel(`Rules for ${project}, as JSON`)
  const save = (tab: Page) => dialog(tab).getByRole('button', { name: 'Save' })
  const changed = page.getByText('The rules were changed in another tab in the meantime.')
  await openConventions(page, project)
  const other = await context.newPage()
  await openConventions(other, project)
  for (const tab of [page, other]) await tab.getByRole('button', { name: 'Write rules…' }).click()
  await box(page).fill(rulesOf('mine'))
  await box(other).fill(rulesOf('theirs'))
  await save(other).click()
  await expect(dialog(other)).toBeHidden()

  await expect(changed).toBeVisible()
  await expect(page.getByRole('region', { name: 'the rules as they are now' })).toContainText(
    'theirs',
  )
  await expectAccessible(page)
  await expectDisabled(save(page))
  await dialog(page).getByRole('button', { name: 'Keep mine' }).click()
  await expect(changed).toBeHidden()
  await save(page).click()
  await expect(dialog(page)).toBeHidden()

  await test.step('one that isn’t edited follows', async () => {
    await other.getByRole('button', { name: 'Edit rules…' }).click()
    await expect(box(other)).toHaveValue(rulesOf('mine'))
    await page.getByRole('button', { name: 'Edit rules…' }).click()
    await box(page).fill(rulesOf('last'))
    await save(page).click()
    await expect(box(other)).toHaveValue(rulesOf('last'))
  })

  await test.step('the other’s are used instead', async () => {
    await page.getByRole('button', { name: 'Edit rules…' }).click()
    await box(page).fill(rulesOf('mine'))
    await dialog(other).getByRole('button', { name: 'Remove rules' }).click()
    await expect(page.getByText('The rules were removed in another tab')).toBeVisible()
    await dialog(page).getByRole('button', { name: 'Discard mine' }).click()
    await dialog(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('heading', { name: 'No rules yet' })).toBeVisible()
  })
})

test('a file is loaded; one with mistakes says all of them, and checks nothing', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await openConventions(page, project)
  const wrong = { version: 1, rules: [{ mostActive: 0 }, { names: {} }] }
  await page.getByLabel('File of rules').setInputFiles({
    name: 'conventions.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(wrong)),
  })
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('The rules can’t be used, so nothing is checked.')
  await expect(alert.getByRole('listitem')).toHaveText([
    'rules.0.mostActive: Use a whole number from 1 to 1000.',
    /rules\.1\.names: There is no such field\. Did you mean name\?/,
  ])
  await openImages(page, project)
  await expect(page.getByRole('link', { name: 'The rules can’t be used' })).toBeVisible()
})

test('a file that the browser can’t read is reported', async ({ page, project }) => {
  await page.addInitScript(() => {
    Blob.prototype.text = () => Promise.reject(new DOMException('No access.', 'NotReadableError'))
  })
  await openConventions(page, project)
  await page.getByLabel('File of rules').setInputFiles({
    name: 'conventions.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  })
  await expect(toasts(page)).toContainText('The file couldn’t be read: No access.')
  await expect(page.getByRole('heading', { name: 'No rules yet' })).toBeVisible()
})

test('rules in a file beside config.json: read, and named when they are wrong or missing', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  await estate(emulator)
  await configure(page, project, 'rules/images.json')
  await page.route('**/rules/images.json', (route) => route.fulfill({ json: RULES }))
  await openConventions(page, project)
  await expect(page.getByText('Rules from rules/images.json')).toBeVisible()
  await expect(page.getByText('3 of 4 images break a rule')).toBeVisible()
  await page.getByRole('button', { name: 'Show rules' }).click()
  await expect(dialog(page).getByRole('region', { name: 'the rules' })).toContainText('mostActive')
  await dialog(page).getByRole('button', { name: 'Close' }).click()

  problems.allowFailedRequests()
  await page.route('**/rules/images.json', (route) => route.fulfill({ status: 404 }))
  await page.reload()
  await expect(page.getByRole('alert')).toContainText(
    'The rules couldn’t be read. rules/images.json: The server answered 404.',
  )
})

test('the list is filtered by the rules that images break, and says if it can’t be', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await openImages(page, project, '?group=none&q=breaks:any')
  await expect(page.getByText('This project has no rules that an image could break.')).toBeVisible()
  await expect(page.getByText(/No image matches/)).toHaveCount(0)
  await expectAccessible(page)

  await configure(page, project)
  await openConventions(page, project)
  await page.getByRole('link', { name: 'Show them in the list' }).click()
  await expect(filterBox(page)).toHaveValue('breaks:any')
  const names = grid(page).getByRole('rowheader')
  await expect(names).toContainText(['web', 'web-v2', 'web-v1', 'No family', 'web-four'])
  await expect(page.getByText('Checked against this project’s rules.')).toBeVisible()
  await filterBox(page).fill('breaks:mostActive')
  await expect(names).toContainText(['web', 'web-v1'])
  await filterBox(page).fill('breaks:team')
  await expect(
    page.getByText(/^There is no rule team\. There are breaks:any, breaks/),
  ).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: 'Show in list (Label env)' }).click()
  await expect(filterBox(page)).toHaveValue('breaks:rules.0.labels.env')
  await expect(names).toContainText(['web', 'web-v2', 'No family', 'web-four'])
})
