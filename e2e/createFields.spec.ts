import type { Page } from '@playwright/test'
import {
  chooseType,
  DISK_FILE,
  goTo,
  heading,
  next,
  openCreate,
  openDetails,
  pressCreate,
  step,
  type,
  unfold,
} from './support/create.ts'
import type { Emulator } from './support/emulator.ts'
import { status } from './support/faults.ts'
import { expect, test } from './support/test.ts'

const MESSAGE = 'It is odd.'

/** Makes the service refuse a field of the next image. @returns what it says */
async function refuse(emulator: Emulator, field: string): Promise<string> {
  const message = `Invalid value for field 'resource.${field}': 'x'. ${MESSAGE}`
  await emulator.fault('images.insert', status(400, 'invalid', { message }))
  return message
}

/** Opens the wizard with a disk as the source, on the Details step. */
async function openDisk(page: Page, project: string): Promise<void> {
  await openCreate(page, project, '?from=zones/us-central1-a/disks/builder-7f3c')
  await goTo(page, 'details')
}

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name' })

/** Enters a name on the Details step, and presses Create. */
async function send(page: Page): Promise<void> {
  await nameField(page).fill('new-image')
  await goTo(page, 'review')
  await pressCreate(page)
}

const stepLink = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name })

/** What is wrong with a group of controls. */
const groupProblem = (page: Page, text: string) =>
  step(page).getByRole('alert').filter({ hasText: text })

for (const [field, at] of [
  ['labels', 'details'],
  ['architecture', 'options'],
  ['guestOsFeatures[0].type', 'options'],
  ['imageEncryptionKey.kmsKeyName', 'options'],
  ['shieldedInstanceInitialState.pk', 'options'],
  ['params.resourceManagerTags', 'options'],
] as const) {
  test(`${field} refused by the service: what is wrong has the focus, in an open section`, async ({
    page,
    project,
    emulator,
  }) => {
    await refuse(emulator, field)
    await openDetails(page, project)
    await send(page)
    await expect(heading(page, at)).toBeVisible()
    await expect(groupProblem(page, MESSAGE)).toBeFocused()
  })
}

test('the missing key of a source is asked for where it is chosen', async ({
  page,
  project,
  emulator,
}) => {
  await refuse(emulator, 'sourceDiskEncryptionKey')
  await openDisk(page, project)
  await send(page)
  await expect(groupProblem(page, MESSAGE)).toBeFocused()
  await page.getByRole('radio', { name: 'Cloud KMS key', exact: true }).check()
  await expect(groupProblem(page, MESSAGE)).toHaveCount(0)
})

test('what the service refused is said until it is changed', async ({
  page,
  project,
  emulator,
}) => {
  const message = await refuse(emulator, 'name')
  await openDetails(page, project)
  await send(page)
  const name = nameField(page)
  await expect(name).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(name).not.toBeFocused()
  await expect(name).toHaveAccessibleDescription(message)
  await name.fill('new-image-2')
  await expect(name).not.toHaveAccessibleDescription(message)
})

test('what the service said of a source goes when another one is chosen', async ({
  page,
  project,
  emulator,
}) => {
  await refuse(emulator, 'sourceDisk')
  await openDisk(page, project)
  await send(page)
  await expect(page.getByRole('combobox', { name: 'Disk' })).toBeFocused()
  await chooseType(page, 'File')
  await page.getByRole('textbox', { name: 'File' }).fill(DISK_FILE)
  await goTo(page, 'details')
  await expect(stepLink(page, 'Source')).toHaveAccessibleName(/complete/)
})

test('what the service said of a key goes when none is chosen', async ({
  page,
  project,
  emulator,
}) => {
  await refuse(emulator, 'imageEncryptionKey.kmsKeyName')
  await openDetails(page, project)
  await nameField(page).fill('new-image')
  await next(page, 'options')
  await unfold(page, 'Encryption')
  await page.getByRole('radio', { name: 'Cloud KMS key', exact: true }).check()
  const key = page.getByRole('textbox', { name: 'Key', exact: true })
  await key.fill('projects/p/locations/us/keyRings/r/cryptoKeys/k')
  await next(page, 'review')
  await pressCreate(page)
  await expect(key).toBeFocused()
  await page.getByRole('radio', { name: 'Google-managed key', exact: true }).check()
  await goTo(page, 'review')
  await expect(stepLink(page, 'Options')).toHaveAccessibleName(/complete/)
})

test('a missing zone is a problem of the zone, until it is entered', async ({ page, project }) => {
  await openCreate(page, project)
  await type(page, 'Disk', 'builder-7f3c')
  await page.getByRole('button', { name: 'Next: details' }).click()
  const zone = page.getByRole('combobox', { name: 'Zone' })
  await expect(zone).toBeFocused()
  await expect(zone).toHaveAccessibleDescription(/Choose the disk’s zone/)
  await type(page, 'Zone', 'Nowhere')
  await expect(zone).toHaveAccessibleDescription(/Not a valid zone/)
  await type(page, 'Zone', 'us-central1-a')
  await expect(zone).not.toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('combobox', { name: 'Disk' })).not.toHaveAttribute(
    'aria-invalid',
    'true',
  )
})

test('Next opens a section with a problem and moves to it; another field of it solves it', async ({
  page,
  project,
}) => {
  await openDetails(page, project)
  await nameField(page).fill('new-image')
  await next(page, 'options')
  await unfold(page, 'Secure Boot keys')
  const certificate = (byte: number) => ({
    name: `${byte}.der`,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([0x30, 0x82, 0, 1, byte]),
  })
  await page.getByLabel('Key exchange keys (KEK)').setInputFiles(certificate(1))
  await unfold(page, 'Secure Boot keys')
  await page.getByRole('button', { name: 'Next: review' }).click()
  await expect(groupProblem(page, 'Add the platform key')).toBeFocused()
  await page.getByLabel('Platform key (PK)').setInputFiles(certificate(2))
  await expect(groupProblem(page, 'Add the platform key')).toHaveCount(0)
})

test('Next moves to what is wrong with all labels', async ({ page, project }) => {
  await openDetails(page, project)
  await nameField(page).fill('new-image')
  await page.getByRole('button', { name: 'Paste many…' }).click()
  const lines = Array.from({ length: 65 }, (_, index) => `key-${index}=x`)
  await page.getByRole('textbox', { name: /^Labels as key=value/ }).fill(lines.join('\n'))
  await page.getByRole('button', { name: 'Next: options' }).click()
  await expect(groupProblem(page, 'At most 64 labels')).toBeFocused()
  await page.getByRole('textbox', { name: /^Labels as key=value/ }).fill(lines.slice(1).join('\n'))
  await expect(groupProblem(page, 'At most 64 labels')).toHaveCount(0)
})

test('without a family there is nothing to publish later', async ({ page, project }) => {
  await openDetails(page, project)
  await nameField(page).fill('new-image')
  await type(page, 'Family', 'web-base')
  await page.getByRole('radio', { name: /not in the family/ }).check()
  await type(page, 'Family', '')
  await next(page, 'options')
})

test('a retry publishes to the family that is entered by then', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.fault('images.insert', status(403, 'forbidden'))
  await openDetails(page, project)
  await nameField(page).fill('new-image')
  await type(page, 'Family', 'web-base')
  await page.getByRole('radio', { name: /not in the family/ }).check()
  await goTo(page, 'review')
  await pressCreate(page)
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await goTo(page, 'details')
  await type(page, 'Family', 'web-other')
  await goTo(page, 'review')
  await pressCreate(page)
  await expect(page.getByRole('link', { name: 'Publish to web-other…' })).toBeVisible()
})

test('an invalid list field with the focus looks invalid', async ({ page, project }) => {
  await openCreate(page, project)
  await chooseType(page, 'Snapshot')
  await page.getByRole('button', { name: 'Next: details' }).click()
  const snapshot = page.getByRole('combobox', { name: 'Snapshot' })
  await expect(snapshot).toBeFocused()
  const [border, outline] = await snapshot.evaluate((field) => {
    const { borderTopColor, outlineColor } = getComputedStyle(field)
    return [borderTopColor, outlineColor]
  })
  expect(outline).toBe(border)
})
