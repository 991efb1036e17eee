import type { Page } from '@playwright/test'
import { setCalendar } from './support/calendar.ts'
import { status } from './support/faults.ts'
import {
  addLabel,
  editLabels,
  editTeam,
  EDITED,
  labelElsewhere,
  LABELS,
  labelsCard,
  labelsOf,
  makeLabelled,
  removeLabel,
  saveLabels,
  setLabel,
  valueOf,
} from './support/labels.ts'
import { expectDisabled, lookAgain } from './support/page.ts'
import { expectSaved } from './support/toasts.ts'
import { expect, test as base } from './support/test.ts'

/** A test in which someone else has the console open too. */
const test = base.extend<{ other: Page }>({
  other: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '' })
    await setCalendar(context)
    await use(await context.newPage())
    await context.close()
  },
})

test.use({ seed: 'empty' })

test.beforeEach(async ({ emulator, problems }) => {
  // A stale fingerprint is refused: the browser reports the 412.
  problems.allowFailedRequests()
  await makeLabelled(emulator)
})

/** The dialog about labels that both have changed. */
const clash = (page: Page) => page.getByRole('dialog')
const clashOf = (page: Page, key: string) => clash(page).getByRole('group', { name: key })
const anotherValue = (page: Page, key: string) =>
  clash(page).getByRole('textbox', { name: `Another value of ${key}` })
const saveDecided = (page: Page) => clash(page).getByRole('button', { name: 'Save labels' })

test('two people: edits of different labels both survive, without a question', async ({
  page,
  other,
  project,
  emulator,
}) => {
  await editTeam(page, project)
  await editLabels(other, project)
  await addLabel(page, 'mine', '1')
  await setLabel(other, 'env', 'staging')
  await removeLabel(other, 'tier')
  await saveLabels(other)
  await expectSaved(other, 'Labels of web-1 saved.')
  await saveLabels(page)
  await expectSaved(
    page,
    'Labels of web-1 saved. Someone else set env to staging, removed tier in the meantime; that is kept.',
  )
  expect(await labelsOf(emulator)).toEqual({ env: 'staging', team: 'platform', mine: '1' })
})

test('two people: a clash is shown as before, mine and theirs, and nothing is lost', async ({
  page,
  other,
  project,
  emulator,
}) => {
  await editTeam(page, project)
  await editLabels(other, project)
  await setLabel(other, 'env', 'staging')
  await setLabel(other, 'team', 'data')
  await removeLabel(other, 'tier')
  await saveLabels(other)
  await expectSaved(other)

  await setLabel(page, 'env', 'dev')
  await setLabel(page, 'tier', 'silver')
  await addLabel(page, 'mine', '1')
  await saveLabels(page)
  const dialog = page.getByRole('dialog', { name: 'Someone else changed the same labels' })
  await expect(dialog).toBeVisible()
  await expect(clashOf(page, 'env')).toContainText(/before:\s*prod\s*Mine\s*dev\s*Theirs\s*staging/)
  await expect(clashOf(page, 'tier')).toContainText(
    /before:\s*gold\s*Mine\s*silver\s*Theirs\s*no such label/,
  )
  await expectDisabled(saveDecided(page))
  // Going back decides nothing: the draft is unchanged.
  await dialog.getByRole('button', { name: 'Back to the editor' }).click()
  await expect(valueOf(page, 'env')).toHaveValue('dev')
  await expect(labelsCard(page)).toContainText('Someone else also changed env, team, tier.')
  expect(await labelsOf(emulator)).toEqual({ env: 'staging', team: 'data' })

  await saveLabels(page)
  await clashOf(page, 'env').getByRole('radio', { name: 'Mine' }).check()
  await clashOf(page, 'team').getByRole('radio', { name: 'Theirs' }).check()
  await anotherValue(page, 'tier').fill('Bronze')
  await expect(dialog).toContainText('Use lowercase letters: “B” is uppercase.')
  await anotherValue(page, 'tier').fill('bronze')
  await expect(dialog).toContainText('All chosen')
  await saveDecided(page).click()
  await expectSaved(page)
  expect(await labelsOf(emulator)).toEqual({ env: 'dev', team: 'data', tier: 'bronze', mine: '1' })
  await expect(page.getByRole('button', { name: 'Edit labels' })).toBeFocused()
})

for (const [button, wanted] of [
  ['Mine for all', { env: 'dev', team: 'platform', tier: 'gold' }],
  ['Theirs for all', { env: 'staging', team: 'data', tier: 'gold' }],
] as const) {
  test(`a clash: ${button}`, async ({ page, project, emulator }) => {
    await editTeam(page, project)
    await setLabel(page, 'env', 'dev')
    await labelElsewhere(emulator, { env: 'staging', team: 'data', tier: 'gold' })
    await saveLabels(page)
    await clash(page).getByRole('button', { name: button }).click()
    await saveDecided(page).click()
    await expectSaved(page)
    expect(await labelsOf(emulator)).toEqual(wanted)
  })
}

test('a fault while a clash is saved: the dialog stays, with the choices made', async ({
  page,
  project,
  emulator,
}) => {
  await editLabels(page, project)
  await setLabel(page, 'env', 'dev')
  await labelElsewhere(emulator, { ...LABELS, env: 'staging' })
  await saveLabels(page)
  await anotherValue(page, 'env').fill('qa')
  await emulator.fault('images.setLabels', status(403, 'forbidden'))
  await saveDecided(page).click()
  await expect(clash(page).getByRole('alert')).toContainText('The labels were not saved.')
  await expect(anotherValue(page, 'env')).toHaveValue('qa')
  await saveDecided(page).click()
  await expectSaved(page)
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, env: 'qa' })
})

test('someone else’s changes are shown before saving, on returning to the page', async ({
  page,
  project,
  emulator,
}) => {
  const card = await editTeam(page, project)
  await labelElsewhere(emulator, { ...LABELS, env: 'staging' })
  await lookAgain(page)
  await expect(card).toContainText(
    'Someone else set env to staging in the meantime. Their change will be kept.',
  )
})

test('the labels of another image with the same name don’t count as someone else’s changes', async ({
  page,
  project,
  emulator,
}) => {
  const card = await editTeam(page, project)
  await emulator.change('DELETE', 'global/images/web-1')
  await emulator.insertImage({ name: 'web-1', labels: { ...LABELS, env: 'staging' } })
  await lookAgain(page)
  await saveLabels(page)
  await expect(card.getByRole('alert')).toContainText('another one created under its name')
  await expect(card).not.toContainText('Someone else')
})

test('one stale fingerprint: read again, and saved', async ({ page, project, emulator }) => {
  await editTeam(page, project)
  const message = 'Labels fingerprint either invalid or resource labels have changed'
  await emulator.fault('images.setLabels', status(412, 'conditionNotMet', { message }))
  await saveLabels(page)
  await expectSaved(page, 'Labels of web-1 saved.')
  expect(await labelsOf(emulator)).toEqual(EDITED)
})
