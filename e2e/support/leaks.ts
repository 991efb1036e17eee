/** Does what could let a token out: commands, runs, their journal, and every export. */
import { expect, type Page } from '@playwright/test'
import type { Emulator } from './emulator.ts'
import { dialog } from './change.ts'
import { selectionBar } from './imageList.ts'
import { addLabel, labelsCard, saveButton } from './labels.ts'
import { exportAs } from './retire.ts'
import { runEnded } from './runs.ts'
import { look, type Seen } from './secrets.ts'
import { expectSaved } from './toasts.ts'

/** In a tab of its own, which takes the token over from the page. */
export async function exportEverything(page: Page, emulator: Emulator, seen: Seen): Promise<void> {
  const { project } = emulator
  const tab = await page.context().newPage()
  const before = seen.downloads.length
  await labelWithCommands(tab, project, seen)
  await runWithReports(tab, project)
  await tab.goto(`/projects/${project}/history`)
  await saves(tab, () => tab.getByRole('button', { name: 'Export JSON' }).click())
  await tab.goto(`/projects/${project}/retire`)
  for (const entry of [
    /^Policy and plan/,
    /^Policy \(JSON\)/,
    /^Table/,
    /^gcloud script/,
    /^REST calls/,
  ]) {
    await exportAs(tab, entry)
  }
  await tab.goto(`/projects/${project}/images/web-base-v42`)
  await tab.getByRole('button', { name: 'Delete…', exact: true }).click()
  await saves(tab, () =>
    dialog(tab)
      .getByRole('button', { name: /^Download a request/ })
      .click(),
  )
  expect(seen.downloads.length - before).toBe(9)
}

async function saves(tab: Page, press: () => Promise<void>): Promise<void> {
  await Promise.all([tab.waitForEvent('download'), press()])
}

async function labelWithCommands(tab: Page, project: string, seen: Seen): Promise<void> {
  await tab.goto(`/projects/${project}/images/web-base-v41`)
  await tab.getByRole('button', { name: 'Edit labels' }).click()
  await addLabel(tab, 'seen', 'yes')
  await labelsCard(tab).getByText('Equivalent commands').click()
  for (const name of ['REST', 'curl', 'gcloud', 'Terraform']) {
    await labelsCard(tab).getByRole('tab', { name }).click()
    await look(tab, seen)
  }
  await saveButton(tab).click()
  await expectSaved(tab)
}

/** A run, which is recorded in the journal first, and both of its reports. */
async function runWithReports(tab: Page, project: string): Promise<void> {
  await tab.goto(`/projects/${project}/images?q=web-base-arm`)
  await tab.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(tab)
    .getByRole('button', { name: /^Edit labels…/ })
    .click()
  await dialog(tab).getByLabel('Add or change').fill('seen=yes')
  await dialog(tab)
    .getByRole('button', { name: /^Edit labels of/ })
    .click()
  await runEnded(tab)
  for (const entry of [/^Table/, /^JSON/]) {
    await dialog(tab).getByRole('button', { name: 'Report' }).click()
    await saves(tab, () => tab.getByRole('menuitem', { name: entry }).click())
  }
}
