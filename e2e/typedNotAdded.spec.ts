/** An entry that was typed but not added is included on save or Next, or its field says what is wrong with it. */
import type { Page } from '@playwright/test'
import {
  B,
  bindingsOf,
  makeShared,
  member,
  openAccess,
  saveAccess,
  USER,
} from './support/access.ts'
import { create, goTo, heading, next, openDetails, unfold } from './support/create.ts'
import { openTab } from './support/detail.ts'
import {
  editLabels,
  LABELS,
  labelsCard,
  labelsOf,
  makeLabelled,
  saveLabels,
} from './support/labels.ts'
import { requestsTo } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { bringBack, expectSaved } from './support/toasts.ts'

test.use({ seed: 'empty' })

const pasted = (page: Page) => page.getByRole('textbox', { name: 'Labels as key=value lines' })
const paste = async (page: Page, text: string) => {
  await page.getByRole('button', { name: 'Paste many…' }).click()
  await pasted(page).fill(text)
}

test.describe('in the wizard', () => {
  const code = (page: Page) => page.getByRole('textbox', { name: 'Add a license code' })
  const license = (page: Page) => page.getByRole('combobox', { name: 'Add a license' })

  test.beforeEach(async ({ page, project }) => {
    await openDetails(page, project)
    await page.getByRole('textbox', { name: 'Name' }).fill('new-image')
  })

  test('Next adds labels, a license and a license code', async ({ page, emulator }) => {
    await paste(page, 'env=prod\nteam=web')
    await next(page, 'options')
    await unfold(page, 'Licenses')
    await license(page).fill('projects/p/global/licenses/mine')
    await code(page).fill('4242')
    await next(page, 'review')
    await goTo(page, 'options')
    await expect(page.getByRole('button', { name: 'Remove license code 4242' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Remove license p/mine' })).toBeVisible()
    await goTo(page, 'review')
    await create(page, 'new-image')
    const image = await emulator.image('new-image')
    expect(image.labels).toEqual({ env: 'prod', team: 'web' })
    expect(image.licenseCodes).toContain('4242')
    expect(image.licenses?.[0]).toMatch(/projects\/p\/global\/licenses\/mine$/)
  })

  test('they survive a reload and a change of step, and are sent without Next', async ({
    page,
    emulator,
  }) => {
    await paste(page, 'env=prod')
    await goTo(page, 'options')
    await unfold(page, 'Licenses')
    await code(page).fill('4242')
    await goTo(page, 'details')
    await page.reload()
    await expect(pasted(page)).toHaveValue('env=prod')
    await goTo(page, 'options')
    await expect(code(page)).toHaveValue('4242')
    await goTo(page, 'review')
    const review = page.getByRole('region', { name: 'Summary' })
    await expect(review).toContainText('code 4242')
    await expect(review).toContainText('env')
    await create(page, 'new-image')
    expect(await emulator.image('new-image')).toMatchObject({
      labels: { env: 'prod' },
      licenseCodes: ['4242'],
    })
  })

  test('an invalid entry stops Next at its field, and blocks Create', async ({ page }) => {
    await paste(page, 'no pair')
    await page.getByRole('button', { name: 'Next: options' }).click()
    await expect(pasted(page)).toBeFocused()
    await expect(pasted(page)).toHaveAccessibleDescription('“no pair” is not key=value.')
    await pasted(page).fill('')
    await next(page, 'options')
    await unfold(page, 'Licenses')
    await code(page).fill('4x')
    await page.getByRole('button', { name: 'Next: review' }).click()
    await expect(code(page)).toBeFocused()
    await expect(code(page)).toHaveAccessibleDescription('A license code is a number.')
    await code(page).fill('')
    await license(page).fill('global/images/x')
    await page.getByRole('button', { name: 'Next: review' }).click()
    await expect(license(page)).toBeFocused()
    await expect(license(page)).toHaveAccessibleDescription(/^Not a license/)
    await goTo(page, 'review')
    await expect(heading(page, 'review')).toBeVisible()
    await expect(page.getByText('Not a license')).toBeVisible()
  })

  test('discarded pasted labels can be brought back', async ({ page }) => {
    await paste(page, 'env=prod')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(pasted(page)).toBeHidden()
    await bringBack(page)
    await expect(pasted(page)).toHaveValue('env=prod')
  })
})

test.describe('in the label editor', () => {
  test.beforeEach(async ({ page, project, emulator }) => {
    await makeLabelled(emulator)
    await editLabels(page, project)
  })

  test('pasted labels survive switching tabs, and are saved', async ({ page, emulator }) => {
    await paste(page, 'env=staging\nnew=1')
    await openTab(page, 'Access')
    await openTab(page, 'Overview')
    await expect(pasted(page)).toHaveValue('env=staging\nnew=1')
    await saveLabels(page)
    await expectSaved(page)
    expect(await labelsOf(emulator)).toEqual({ ...LABELS, env: 'staging', new: '1' })
  })

  test('pasted labels that can’t be parsed block saving, at their field', async ({
    page,
    emulator,
  }) => {
    const sent = requestsTo(page, '/setLabels')
    await paste(page, 'Env=prod')
    await saveLabels(page)
    await expect(pasted(page)).toBeFocused()
    await expect(pasted(page)).toHaveAccessibleDescription(/^“Env”: /)
    await pasted(page).fill('env=staging')
    await saveLabels(page)
    await expectSaved(page)
    expect(await labelsOf(emulator)).toEqual({ ...LABELS, env: 'staging' })
    expect(sent).toHaveLength(1)
  })

  test('leaving asks about them, and they are discarded with the rest', async ({ page }) => {
    await paste(page, 'env=staging')
    await page
      .getByRole('navigation', { name: 'Breadcrumbs' })
      .getByRole('link', { name: 'Images' })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click()
    await labelsCard(page).getByRole('button', { name: 'Discard' }).click()
    await bringBack(page)
    await expect(pasted(page)).toHaveValue('env=staging')
  })
})

test.describe('in the access tab', () => {
  test.beforeEach(async ({ page, project, emulator }) => {
    await makeShared(emulator)
    await openAccess(page, project)
  })

  test('a member is saved', async ({ page, emulator }) => {
    await member(page).fill(B)
    await saveAccess(page).click()
    await expectSaved(page)
    await expect(member(page)).toHaveValue('')
    const binding = (await bindingsOf(emulator))?.find(({ role }) => role === USER)
    expect(binding?.members).toContain(B)
  })

  test('an invalid member blocks saving, at its field; it can be discarded and brought back', async ({
    page,
  }) => {
    const sent = requestsTo(page, '/setIamPolicy')
    await member(page).fill('bob')
    await saveAccess(page).click()
    await expect(member(page)).toBeFocused()
    await expect(member(page)).toHaveAttribute('aria-invalid', 'true')
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(member(page)).toHaveValue('')
    await bringBack(page)
    await expect(member(page)).toHaveValue('bob')
    expect(sent).toEqual([])
  })
})
