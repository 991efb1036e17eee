import { expect, type Page } from '@playwright/test'
import type { WizardStep } from '../../src/create/model/wizardSteps.ts'
import { typeInto } from './page.ts'

/** Opens the wizard of a project, at its first step or with the given query. */
export async function openCreate(page: Page, project: string, query = ''): Promise<void> {
  await page.goto(`/projects/${project}/images/create${query}`)
  await expect(page.getByRole('heading', { level: 1, name: /^Create / })).toBeVisible()
}

/** A file in a bucket; the emulator doesn’t check that it exists. */
export const DISK_FILE = 'gs://builds/disk.tar.gz'

/** Opens the wizard with a file as the source, on the Details step. */
export async function openDetails(page: Page, project: string): Promise<void> {
  await openCreate(page, project)
  await chooseType(page, 'File')
  await page.getByRole('textbox', { name: 'File' }).fill(DISK_FILE)
  await next(page, 'details')
}

/** Selects a source type: `Disk`, `Image family`. */
export const chooseType = (page: Page, type: string) =>
  page.getByRole('radio', { name: type, exact: true }).check()

/** Picks an option of a field from its list. */
export async function pick(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: false }).click()
  await page.getByRole('option', { name: option }).first().click()
}

/** Types into a combobox and closes its list. */
export const type = (page: Page, field: string, text: string) =>
  typeInto(page.getByRole('combobox', { name: field }), text)

/** Presses Next and waits for the step. */
export async function next(page: Page, step: Exclude<WizardStep, 'source'>): Promise<void> {
  await page.getByRole('button', { name: `Next: ${step}` }).click()
  await expect(heading(page, step)).toBeFocused()
}

/** Opens a step by its link. */
export async function goTo(page: Page, step: WizardStep): Promise<void> {
  const name = new RegExp(`^\\d?\\s*${step}`, 'i')
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name }).click()
  await expect(heading(page, step)).toBeVisible()
}

/**
 * Names the image, and waits until it's known that the name is free. That is looked up with
 * `images.list`, which a fault meant for the family's members would otherwise hit.
 */
export async function nameFree(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await expect(preview(page).getByText(`${name} is available`)).toBeVisible()
}

/** What the open step shows, without the preview beside it. */
export const step = (page: Page) => page.locator('[data-step]')

/** The preview of what will be created. */
export const preview = (page: Page) =>
  page.getByRole('complementary', { name: 'What will be created' })

/** The heading of a step. */
export const heading = (page: Page, step: WizardStep) =>
  page.getByRole('heading', { level: 2, name: new RegExp(`^${step}$`, 'i') })

/** Opens a collapsed section by its title. */
export const unfold = (page: Page, title: string) =>
  page.locator('summary').filter({ hasText: title }).click()

/** Presses Create and waits until the image is ready. */
export async function create(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Create image' }).click()
  await expect(page.getByText(`${name} is ready.`)).toBeVisible()
}

/** Presses Create, or what it has become after a failure. */
export const pressCreate = (page: Page) =>
  page.getByRole('button', { name: /^(?:Create image|Try again)$/ }).click()

/** From the Source step on: names the image `new-image`, sets nothing else, and presses Create. */
export async function nameAndCreate(page: Page): Promise<void> {
  await next(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('new-image')
  await goTo(page, 'review')
  await pressCreate(page)
}
