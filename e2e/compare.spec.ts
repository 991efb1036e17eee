import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { NOW } from './support/calendar.ts'
import { dialog } from './support/change.ts'
import { grid } from './support/imageList.ts'
import { image } from './support/images.ts'
import { expectFitsPhone, lookAgain, typeInto } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const v1 = image('web-v1', '01-10', {
  family: 'web',
  architecture: 'X86_64',
  guestOsFeatures: [{ type: 'GVNIC' }, { type: 'SEV_CAPABLE' }],
  storageLocations: ['us'],
  labels: { env: 'prod', team: 'web' },
})
const v2 = image('web-v2', '02-10', {
  family: 'web',
  architecture: 'X86_64',
  guestOsFeatures: [{ type: 'GVNIC' }],
  storageLocations: ['us-central1'],
  labels: { env: 'test', team: 'web' },
})
const arm = image('web-arm-v1', '03-10', { architecture: 'ARM64', diskSizeGb: '8' })

const table = (page: Page) => page.getByRole('table', { name: 'Comparison' })
const rowOf = (page: Page, name: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
const heads = (page: Page) => table(page).getByRole('columnheader').getByRole('link')

test('two selected images are compared, breaking differences first, each with why', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(v1, v2)
  await page.goto(`/projects/${project}/images`)
  for (const name of ['web-v2', 'web-v1']) {
    await grid(page)
      .getByRole('checkbox', { name: `Select ${name}` })
      .check()
  }
  const bar = page.getByRole('region', { name: 'Selection' })
  await bar.getByRole('button', { name: 'Compare' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare 2 images')
  await expect(heads(page)).toHaveText(['web-v1', 'web-v2'])
  await expect(table(page).getByRole('rowheader')).toHaveText([
    '2 breaking differences',
    'Guest OS features',
    'Storage location',
    '3 other differences',
    'Created',
    'ID',
    'Label env',
  ])
  await expect(rowOf(page, 'Guest OS features').getByRole('cell')).toHaveText([
    'GVNIC, SEV_CAPABLE',
    'GVNIC',
    'Confidential VMs that need SEV_CAPABLE can’t be created from it.',
  ])
  await expect(rowOf(page, 'Guest OS features').getByRole('deletion')).toHaveText('SEV_CAPABLE')
  await expect(rowOf(page, 'Label env').getByRole('insertion')).toHaveText('env=test')

  await page.getByRole('button', { name: /^Breaking/ }).click()
  await expect(rowOf(page, 'Label env')).toHaveCount(0)
  await page.getByRole('button', { name: /^All \d/ }).click()
  await expect(rowOf(page, 'Label team')).toContainText('team=web')
  await expect(page).toHaveURL(/show=all/)

  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(heads(page)).toHaveText(['web-v2', 'web-v1'])
  await expect(rowOf(page, 'Guest OS features').getByRole('insertion')).toHaveText('SEV_CAPABLE')
  await page.goBack()
  await expect(grid(page)).toBeVisible()
})

test('a third image is added by name, and taken out again', async ({ page, project, emulator }) => {
  await emulator.putImages(v1, v2, arm)
  await page.goto(`/projects/${project}/compare?images=web-v1`)
  const field = page.getByRole('combobox', { name: 'Add an image' })
  await typeInto(field, 'web-v2')
  await field.press('Enter')
  await expect(heads(page)).toHaveText(['web-v1', 'web-v2'])
  await field.fill('arm')
  await page.getByRole('option', { name: /web-arm-v1/ }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()

  await expect(heads(page)).toHaveText(['web-v1', 'web-v2', 'web-arm-v1'])
  await expect(table(page).getByRole('rowheader', { name: /^Architecture/ })).toContainText(
    'web-arm-v1: Machine types for X86_64 can’t boot it.',
  )
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Remove web-v2 from the comparison' }).click()
  await expect(heads(page)).toHaveText(['web-v1', 'web-arm-v1'])
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('an image that can’t be read says so, and the comparison waits for it', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.putImages(v1)
  await page.goto(`/projects/${project}/compare?images=web-v1,gone`)
  const alert = page.getByRole('alert').filter({ hasText: 'gone' })
  await expect(alert).toContainText('gone could not be read.')
  await emulator.putImages({ ...v2, name: 'gone' })
  await alert.getByRole('button', { name: 'Retry' }).click()
  await expect(heads(page)).toHaveText(['web-v1', 'gone'])
})

test('an image that can’t be read can be left out', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.putImages(v1, v2)
  await page.goto(`/projects/${project}/compare?images=web-v1,gone,web-v2`)
  await page.getByRole('button', { name: 'Remove gone from the comparison' }).click()
  await expect(heads(page)).toHaveText(['web-v1', 'web-v2'])
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('an image that is deleted meanwhile is no longer compared', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await page.clock.install({ time: NOW })
  await emulator.putImages(v1, v2)
  await page.goto(`/projects/${project}/compare?images=web-v1,web-v2`)
  await expect(heads(page)).toHaveText(['web-v1', 'web-v2'])
  await emulator.api('DELETE', 'global/images/web-v1')
  await page.clock.fastForward(31_000)
  await lookAgain(page)
  await expect(page.getByRole('alert').filter({ hasText: 'web-v1' })).toContainText('not found')
  await expect(heads(page)).toHaveCount(0)
})

test('a family’s page compares its head with the image before', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(v1, v2)
  await page.goto(`/projects/${project}/families/web`)
  await page.getByRole('link', { name: 'Compare head with web-v1' }).click()
  await expect(heads(page)).toHaveText(['web-v1', 'web-v2'])
  await expect(table(page).getByRole('columnheader', { name: /web-v2/ })).toContainText('head')
  await expectAccessible(page)
  await expectFitsPhone(page)
  await expectAccessible(page)
})

test('on a phone, the choices of fields are on one line', async ({ page, project, emulator }) => {
  const labels = Object.fromEntries(Array.from({ length: 10 }, (_, each) => [`label-${each}`, 'a']))
  await emulator.putImages(v1, { ...arm, labels })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/projects/${project}/compare?images=web-v1,web-arm-v1`)
  const choices = page.getByRole('group', { name: 'Fields shown' }).getByRole('button')
  await expect(choices).toHaveText([/^Differences \d\d$/, /^Breaking \d$/, /^All.* \d\d$/])
  const boxes = await Promise.all((await choices.all()).map((each) => each.boundingBox()))
  expect(new Set(boxes.map((box) => box?.y)).size).toBe(1)
})

test('rolling back and naming a replacement say what can break', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(v1, v2, arm)
  await page.goto(`/projects/${project}/families/web`)
  await page.getByRole('button', { name: /^Roll back/ }).click()
  await expect(dialog(page)).toContainText('No breaking differences between web-v2 and web-v1.')
  const replacement = dialog(page).getByRole('combobox', { name: 'Replacement' })
  await typeInto(replacement, 'web-arm-v1')
  await expect(dialog(page)).toContainText(
    /breaking differences between web-v2 and web-arm-v1: Architecture, .*Disk size/,
  )
  const opened = page.waitForEvent('popup')
  await dialog(page)
    .getByRole('status')
    .filter({ hasText: 'web-arm-v1' })
    .getByRole('link', { name: 'Compare' })
    .click()
  const tab = await opened
  await expect(heads(tab)).toHaveText(['web-v2', 'web-arm-v1'])
  await expect(replacement).toHaveValue('web-arm-v1')
})

test('publishing says what breaks for the users of the family', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(v1, {
    ...arm,
    storageLocations: ['us'],
    guestOsFeatures: [{ type: 'GVNIC' }, { type: 'SEV_CAPABLE' }],
  })
  await page.goto(`/projects/${project}/images/create?step=publish&image=web-arm-v1&family=web`)
  await expect(
    page.getByText(
      '2 breaking differences between web-v1 and web-arm-v1: Architecture, Disk size.',
    ),
  ).toBeVisible()
})

test('one image is compared with the head of its family, from its menu', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(v1, v2, arm)
  const offer = page.getByRole('menuitem', { name: 'Compare with head' })
  await page.goto(`/projects/${project}/images`)
  await page.getByRole('button', { name: 'Actions on web-v2' }).click()
  await expect(page.getByRole('menuitem', { name: 'Copy name' })).toBeVisible()
  await expect(offer).toBeHidden()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Actions on web-v1' }).click()
  await offer.click()
  await expect(heads(page)).toHaveText(['web-v1', 'web-v2'])

  await page.goto(`/projects/${project}/images/web-v1`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await offer.click()
  await expect(heads(page)).toHaveText(['web-v1', 'web-v2'])
})

test('a name and the id of the same image are one image', async ({ page, project, emulator }) => {
  await emulator.putImages({ ...v1, id: '101' }, v2)
  await page.goto(`/projects/${project}/compare?images=web-v1,101,web-v2`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare 2 images')
  await expect(heads(page)).toHaveText(['web-v1', 'web-v2'])
  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(heads(page)).toHaveText(['web-v2', 'web-v1'])
})
