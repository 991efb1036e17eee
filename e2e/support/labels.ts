/** The label editor of the image `web-1`. */
import { expect, type Locator, type Page } from '@playwright/test'
import { openImage } from './detail.ts'
import type { Emulator } from './emulator.ts'
import { typeInto } from './page.ts'

export const LABELS = { env: 'prod', team: 'web', tier: 'gold' }

/** {@link LABELS} after {@link editTeam}. */
export const EDITED = { ...LABELS, team: 'platform' }

/** Creates `web-1` with {@link LABELS}. */
export const makeLabelled = (emulator: Emulator) =>
  emulator.insertImage({ name: 'web-1', labels: LABELS })

/** The labels of `web-1`. */
export const labelsOf = async (emulator: Emulator) => (await emulator.image('web-1')).labels

/** Someone else's change to `web-1`, through the API. */
export async function labelElsewhere(
  emulator: Emulator,
  labels: Record<string, string>,
): Promise<void> {
  const { labelFingerprint } = await emulator.image('web-1')
  await emulator.change('POST', 'global/images/web-1/setLabels', { labels, labelFingerprint })
}

/** The labels card, with or without the editor. */
export const labelsCard = (page: Page) => page.getByRole('region', { name: /^Labels/ })

/** Opens the editor on the page of `web-1`. */
export async function editLabels(page: Page, project: string): Promise<Locator> {
  await openImage(page, project, 'web-1')
  await page.getByRole('button', { name: 'Edit labels' }).click()
  await expect(saveButton(page)).toBeVisible()
  return labelsCard(page)
}

/** Opens the editor and sets `team` to `platform` without saving: see {@link EDITED}. */
export async function editTeam(page: Page, project: string): Promise<Locator> {
  const card = await editLabels(page, project)
  await setLabel(page, 'team', 'platform')
  return card
}

/** The row of a label in the editor, by its key. */
export const labelRow = (page: Page, key: string) =>
  labelsCard(page)
    .getByRole('group')
    .filter({ has: page.getByRole('button', { name: `Remove label ${key}`, exact: true }) })

/** The field for a label's value, by the label's key. */
export const valueOf = (page: Page, key: string) =>
  labelRow(page, key).getByRole('combobox', { name: /^Value/ })

/** Types a label's value. */
export const setLabel = (page: Page, key: string, value: string) =>
  typeInto(valueOf(page, key), value)

/** Adds a label. */
export async function addLabel(page: Page, key: string, value: string): Promise<void> {
  await labelsCard(page).getByRole('button', { name: 'Add label' }).click()
  const row = labelsCard(page)
    .getByRole('group', { name: /^Label \d+$/ })
    .last()
  await typeInto(row.getByRole('combobox', { name: /^Key/ }), key)
  await typeInto(row.getByRole('combobox', { name: /^Value/ }), value)
}

export const removeLabel = (page: Page, key: string) =>
  labelsCard(page)
    .getByRole('button', { name: `Remove label ${key}` })
    .click()

export const saveButton = (page: Page) =>
  labelsCard(page).getByRole('button', { name: 'Save labels' })

export const saveLabels = (page: Page) => saveButton(page).click()
