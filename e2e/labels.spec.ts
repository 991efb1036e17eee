import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { rowAction } from './support/change.ts'
import { leave, openImage, openTab, stay } from './support/detail.ts'
import {
  addLabel,
  editLabels,
  editTeam,
  labelElsewhere,
  LABELS,
  labelRow,
  labelsCard,
  labelsOf,
  makeLabelled,
  removeLabel,
  saveButton,
  saveLabels,
  setLabel,
  valueOf,
} from './support/labels.ts'
import { expectDisabled, expectFits, expectFitsPhone, lookAgain } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { bringBack, expectSaved, pressUndo, toasts, undo } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(({ emulator }) => makeLabelled(emulator))

const editButton = (page: Page) => page.getByRole('button', { name: 'Edit labels' })

test('adds, changes and removes; counts unsaved changes; Undo restores them', async ({
  page,
  project,
  emulator,
}) => {
  const card = await editLabels(page, project)
  await expect(card.getByRole('combobox', { name: 'Key of label 1' })).toBeFocused()
  await expectDisabled(saveButton(page))
  await setLabel(page, 'team', 'platform')
  await addLabel(page, 'owner', '')
  await removeLabel(page, 'tier')
  await expect(card).toContainText('3 changes not saved')
  await expect(card.getByRole('list', { name: 'Removed when saved' })).toContainText('tier=gold')
  await saveLabels(page)

  await expectSaved(page, 'Labels of web-1 saved.')
  expect(await labelsOf(emulator)).toEqual({ env: 'prod', team: 'platform', owner: '' })
  await expect(editButton(page)).toBeFocused()
  await expect(labelsCard(page)).toContainText('platform')

  await undo(page)
  expect(await labelsOf(emulator)).toEqual(LABELS)
  await expect(labelsCard(page)).toContainText('gold')
})

test('Undo reverts only one’s own change', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await editTeam(page, project)
  await saveLabels(page)
  await expectSaved(page)
  await labelElsewhere(emulator, { env: 'staging', team: 'platform', tier: 'gold' })
  await undo(page)
  expect(await labelsOf(emulator)).toEqual({ env: 'staging', team: 'web', tier: 'gold' })
})

test('Undo does nothing if someone has changed the same label since', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await editTeam(page, project)
  await saveLabels(page)
  await expectSaved(page)
  await labelElsewhere(emulator, { ...LABELS, team: 'data' })
  await pressUndo(page)
  await expect(toasts(page)).toContainText('Not undone. Someone else has changed team since.')
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, team: 'data' })
})

test('rules are checked while typing; duplicates and a 65th label are refused', async ({
  page,
  project,
}) => {
  const card = await editLabels(page, project)
  await addLabel(page, 'Env', 'x y')
  await expect(card).toContainText('Key: Use lowercase letters: “E” is uppercase.')
  await expect(card).toContainText('Value: Use only letters, digits, “_” and “-”, not spaces.')
  await expectDisabled(saveButton(page))
  await expect(saveButton(page)).toHaveAccessibleDescription('One label isn’t valid.')
  await card.getByRole('combobox', { name: 'Key of label 4' }).fill('team')
  await expect(card).toContainText('Key: This key is already used.')
  await card
    .getByRole('button', { name: /^Remove label/ })
    .last()
    .click()

  await card.getByRole('button', { name: 'Paste many…' }).click()
  const many = Array.from({ length: 61 }, (_, i) => `k${i}=v${i}`).join('\n')
  await card.getByRole('textbox', { name: /key=value/ }).fill(`${many}\nmore=1`)
  await card.getByRole('button', { name: 'Add these' }).click()
  await expect(card).toContainText('At most 64 labels are allowed; there are 65.')
})

test('pastes JSON and lines, even straight into a key', async ({ page, project, emulator }) => {
  const card = await editLabels(page, project)
  await card.getByRole('button', { name: 'Paste many…' }).click()
  const text = card.getByRole('textbox', { name: /key=value/ })
  await text.fill('{"env": "staging", "n": 1}')
  await card.getByRole('button', { name: 'Add these' }).click()
  await expect(card).toContainText('The value of “n” is not a string.')
  await text.fill('{"env": "staging", "from-json": "1"}')
  await card.getByRole('button', { name: 'Add these' }).click()
  await expect(card.getByRole('button', { name: 'Paste many…' })).toBeFocused()
  await card.getByRole('combobox', { name: 'Key of label 1' }).evaluate((element) => {
    const data = new DataTransfer()
    data.setData('text', 'a=1\nb=2')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await expect(card).toContainText('4 changes not saved')
  await saveLabels(page)
  await expectSaved(page)
  const pasted = { env: 'staging', 'from-json': '1', a: '1', b: '2' }
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, ...pasted })
})

test('keys and values of other images are suggested', async ({ page, project, emulator }) => {
  await emulator.insertImage({ name: 'other', labels: { region: 'eu', team: 'search' } })
  const card = await editLabels(page, project)
  await card.getByRole('button', { name: 'Add label' }).click()
  await card.getByRole('combobox', { name: 'Key of label 4' }).fill('reg')
  await page.getByRole('option', { name: 'region' }).click()
  await card.getByRole('combobox', { name: 'Value of label 4' }).click()
  await page.getByRole('option', { name: 'eu' }).click()
  await saveLabels(page)
  await expectSaved(page)
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, region: 'eu' })
})

test('switching tabs keeps the draft; leaving asks first; discarding can be undone', async ({
  page,
  project,
}) => {
  const card = await editTeam(page, project)
  await openTab(page, 'JSON')
  await openTab(page, 'Overview')
  await expect(valueOf(page, 'team')).toHaveValue('platform')
  await leave(page)
  await stay(page, 'You would lose your changes to the labels.')

  await card.getByRole('button', { name: 'Discard' }).click()
  await expect(editButton(page)).toBeFocused()
  await bringBack(page)
  await expect(valueOf(page, 'team')).toHaveValue('platform')
  await card.getByRole('button', { name: 'Discard' }).click()
  const offer = page.getByText('Label changes discarded.')
  await expect(offer).toBeVisible()
  await leave(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
  // The discarded draft went with the page.
  await expect(offer).toBeHidden()
})

test('from a row’s menu straight into the editor; the URL shows that it is open', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project}/images`)
  await rowAction(page, 'web-1', 'Edit labels')
  await expect(labelRow(page, 'env').getByRole('combobox', { name: /^Key/ })).toBeFocused()
  await page.reload()
  await labelsCard(page).getByRole('button', { name: 'Close' }).click()
  await expect(editButton(page)).toBeFocused()
  await expect(page).toHaveURL(`/projects/${project}/images/web-1`)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
})

test('the commands follow the form', async ({ page, project }) => {
  const card = await editLabels(page, project)
  await card.getByText('Equivalent commands').click()
  await expect(card).toContainText('No changes yet.')
  await setLabel(page, 'team', 'platform')
  const commands = card.getByRole('tabpanel')
  await expect(commands).toContainText('/setLabels')
  await expect(commands).toContainText('"team": "platform"')
  await card.getByRole('tab', { name: 'gcloud' }).click()
  await expect(commands).toContainText('--update-labels=team=platform')
  await setLabel(page, 'team', 'data')
  await expect(commands).toContainText('--update-labels=team=data')
})

test('by keyboard alone', async ({ page, project, emulator }) => {
  await openImage(page, project, 'web-1')
  await editButton(page).focus()
  await page.keyboard.press('Enter')
  const key = labelsCard(page).getByRole('combobox', { name: 'Key of label 1' })
  await expect(key).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('dev')
  await page.keyboard.press('Escape')
  await tabTo(page, 'Save labels')
  await page.keyboard.press('Enter')
  await expectSaved(page)
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, env: 'dev' })
  await expect(editButton(page)).toBeFocused()
})

test('Tab goes from a key with many suggestions to its value', async ({
  page,
  project,
  emulator,
}) => {
  const keys = Array.from({ length: 12 }, (_, index) => [`owner-${index}`, 'ops'])
  await emulator.insertImage({ name: 'web-2', labels: Object.fromEntries(keys) })
  await page.goto(`/projects/${project}/images`)
  await page.getByRole('link', { name: 'web-1' }).click()
  await editButton(page).click()
  await labelsCard(page).getByRole('button', { name: 'Add label' }).click()
  await page.keyboard.type('owner')
  await expect(page.getByRole('option', { name: 'owner-0' })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.type('ops')
  await saveLabels(page)
  await expectSaved(page)
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, owner: 'ops' })
})

/** Presses Tab until a button has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name })
  for (let left = 30; left > 0; left--) {
    await page.keyboard.press('Tab')
    if (await button.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${name} is not reached by Tab`)
}

test('axe finds nothing; it fits 390 px', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await openImage(page, project, 'web-1')
  await expectAccessible(page)
  const card = await editTeam(page, project)
  await addLabel(page, 'Bad', 'x')
  await removeLabel(page, 'tier')
  await labelElsewhere(emulator, { env: 'staging', team: 'data', tier: 'gold', more: '1' })
  await lookAgain(page)
  await expect(card).toContainText('Someone else')
  await card.getByText('Equivalent commands').click()
  await expectAccessible(page)
  await removeLabel(page, 'Bad')
  await saveLabels(page)
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await page.getByRole('button', { name: 'Back to the editor' }).click()
  await expectFits(page)
})
