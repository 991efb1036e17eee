import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const LINK = 'https://www.googleapis.com/compute/v1/projects'
const FILE = { source: 'https://storage.googleapis.com/bucket/web.tar.gz', containerType: 'TAR' }

/** An image as it could be stored, with whatever the test is about. */
const image = (name: string, more: Record<string, unknown> = {}) => ({
  kind: 'compute#image',
  id: '7423984620938475521',
  creationTimestamp: '2026-01-22T01:14:05.123-08:00',
  name,
  status: 'READY',
  diskSizeGb: '10',
  archiveSizeBytes: '1402386944',
  labelFingerprint: '42WmSpB8rSM=',
  ...more,
})

const open = (page: Page, project: string, name: string, tab = '') =>
  page.goto(`/projects/${project}/images/${name}${tab && `?tab=${tab}`}`)

/** The value beside a name, within a group. */
const field = (page: Page, group: string, name: string) =>
  page
    .getByRole('region', { name: group, exact: true })
    .locator('dl > div')
    .filter({ has: page.locator('dt').getByText(name, { exact: true }) })
    .locator('dd')

test('an image from a disk: every field has its place', async ({ page, project, emulator }) => {
  await emulator.putImages(
    image('web-base-v42', {
      family: 'web-base',
      description: 'Hardened Debian 12',
      sourceDisk: `${LINK}/${project}/zones/us-central1-a/disks/builder-7f3c`,
      sourceDiskId: '123456789012345678',
      sourceType: 'RAW',
      licenses: [`${LINK}/debian-cloud/global/licenses/debian-12-bookworm`],
      licenseCodes: ['2147286739765738111'],
      guestOsFeatures: [{ type: 'UEFI_COMPATIBLE' }, { type: 'NOT_HEARD_OF' }],
      storageLocations: ['us', 'europe-west3'],
      architecture: 'X86_64',
      satisfiesPzs: true,
      satisfiesPzi: false,
      enableConfidentialCompute: true,
      labels: { env: 'prod', constructor: '' },
      somethingNew: { a: 1 },
    }),
  )
  await open(page, project, 'web-base-v42')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-base-v42')
  await expect(page).toHaveTitle('web-base-v42 · Compute Images')
  await expect(page.getByText('head of web-base')).toBeVisible()
  await expect(field(page, 'Identity', 'ID')).toHaveText('7423984620938475521')
  await expect(field(page, 'Identity', 'Family')).toHaveText('web-base · resolves to this image')
  await expect(field(page, 'Identity', 'Description')).toHaveText('Hardened Debian 12')
  await expect(field(page, 'Identity', 'Created')).toContainText('22 Jan 2026, 09:14')
  await expect(field(page, 'Source', 'Disk')).toHaveText('us-central1-a / builder-7f3c')
  await expect(field(page, 'Source', 'Disk ID')).toHaveText('123456789012345678')
  await expect(field(page, 'Source', 'Licences')).toContainText(
    /debian-cloud \/ debian-12-bookworm\s*code 2147286739765738111/,
  )
  await expect(field(page, 'Disk and storage', 'Archive')).toHaveText(
    '1.3 GiB · 1,402,386,944 bytes',
  )
  await expect(field(page, 'Disk and storage', 'Stored in')).toHaveText(
    /us multi-region\s*europe-west3 region/,
  )
  await expect(field(page, 'Disk and storage', 'Satisfies PZS')).toHaveText('yes')
  await expect(field(page, 'Disk and storage', 'Satisfies PZI')).toHaveText('no')
  await expect(field(page, 'Guest and boot', 'UEFI_COMPATIBLE')).toHaveText('Can boot with UEFI')
  await expect(field(page, 'Guest and boot', 'NOT_HEARD_OF')).toHaveText('a feature not known here')
  await expect(field(page, 'Guest and boot', 'Shielded VM')).toHaveText('Default keys')
  await expect(field(page, 'Encryption', 'Key')).toHaveText('Google-managed')
  await expect(field(page, 'Labels', 'env')).toHaveText('prod')
  await expect(field(page, 'Labels', 'constructor')).toHaveText('empty')
  await expect(page.getByText('2 of 64')).toBeVisible()
  await expect(field(page, 'Other fields', 'somethingNew')).toHaveText('{"a":1}')
})

test('a source image leads to its page, in its project', async ({ page, project, emulator }) => {
  await emulator.putImages(
    image('copy', { sourceImage: `${LINK}/${project}/global/images/original`, sourceImageId: '1' }),
    image('original', { id: '1' }),
    image('foreign', { sourceImage: `${LINK}/debian-cloud/global/images/debian-12-v1` }),
  )
  await open(page, project, 'foreign')
  await expect(field(page, 'Source', 'Image').getByRole('link')).toHaveAttribute(
    'href',
    '/projects/debian-cloud/images/debian-12-v1',
  )
  await open(page, project, 'copy')
  await field(page, 'Source', 'Image').getByRole('link', { name: 'original' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'original' })).toBeFocused()
})

test('from a snapshot, and from a file', async ({ page, project, emulator }) => {
  await emulator.putImages(
    image('from-snapshot', { sourceSnapshot: `${LINK}/${project}/global/snapshots/nightly` }),
    image('from-file', { rawDisk: { ...FILE, sha1Checksum: 'a'.repeat(40) } }),
  )
  await open(page, project, 'from-snapshot')
  await expect(field(page, 'Source', 'Snapshot')).toHaveText('nightly')
  await open(page, project, 'from-file')
  await expect(field(page, 'Source', 'File')).toHaveText(FILE.source)
  await expect(field(page, 'Source', 'SHA-1')).toHaveText('a'.repeat(40))
})

test('keys: Cloud KMS in parts, customer-supplied by its hash, Shielded VM by type, size and hash', async ({
  page,
  project,
  emulator,
}) => {
  const kmsKeyName = 'projects/sec/locations/us/keyRings/images/cryptoKeys/web'
  await emulator.insertImage({ name: 'kms', imageEncryptionKey: { kmsKeyName } })
  const rawKey = Buffer.alloc(32, 7).toString('base64')
  await emulator.insertImage({ name: 'csek', imageEncryptionKey: { rawKey } })
  await emulator.putImages(
    image('shielded', {
      shieldedInstanceInitialState: { pk: { content: 'YWJj', fileType: 'BIN' } },
    }),
  )
  await open(page, project, 'kms')
  await expect(field(page, 'Encryption', 'Key')).toHaveText('Cloud KMS')
  await expect(field(page, 'Encryption', 'Name')).toHaveText('…/keyRings/images/cryptoKeys/web')
  await expect(field(page, 'Encryption', 'Key project')).toHaveText('sec')

  await open(page, project, 'csek')
  await expect(field(page, 'Encryption', 'Key')).toHaveText('Customer-supplied')
  await expect(field(page, 'Encryption', 'SHA-256')).toHaveText(/^[A-Za-z0-9+/]{43}=$/)

  await open(page, project, 'shielded')
  await expect(field(page, 'Guest and boot', 'Platform key')).toHaveText(
    /BIN · 3 bytes\s*SHA-256 ba7816bf8f01cfea…/,
  )
})

test('a deprecated image says what is planned and what is due', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(
    image('old', {
      deprecated: {
        state: 'DEPRECATED',
        replacement: `${LINK}/${project}/global/images/new`,
        deprecated: '2026-02-01T00:00:00Z',
        obsolete: '2026-03-01T00:00:00Z',
        deleted: '2199-03-01T00:00:00Z',
      },
    }),
  )
  await open(page, project, 'old')
  await expect(field(page, 'Lifecycle', 'State')).toContainText(
    'New uses still work, with a warning',
  )
  await expect(field(page, 'Lifecycle', 'Replacement').getByRole('link')).toHaveText('new')
  await expect(field(page, 'Lifecycle', 'Deprecate on')).not.toContainText('due')
  await expect(field(page, 'Lifecycle', 'Obsolete on')).toContainText('due')
  await expect(field(page, 'Lifecycle', 'Delete on')).toContainText(/1 Mar 2199.* · in \d+ years/)
  await expect(page.getByText('Compute Engine never moves the state by itself')).toBeVisible()
})

test('a failed image says why', async ({ page, project, emulator }) => {
  const message = 'The tar archive is not a valid image.'
  await emulator.fault('images.insert', {
    kind: 'operationError',
    code: 'IMAGE_IMPORT_ERROR',
    message,
  })
  await emulator.insertImage({ name: 'broken' })
  await open(page, project, 'broken')
  await expect(page.getByRole('alert')).toContainText(`This image failed: ${message}`)

  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page).toHaveURL(/\?tab=activity$/)
  const operations = page.getByRole('region', { name: 'Operations on this image' })
  await expect(operations.getByRole('listitem').first()).toContainText('Create Failed')
  await expect(operations).toContainText(message)
})

test('a pending image becomes ready before one’s eyes, then its family’s head', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.operations('hold')
  await emulator.api('POST', 'global/images', { name: 'web-v1', family: 'web', rawDisk: FILE })
  await open(page, project, 'web-v1')
  await expect(page.getByText('Pending', { exact: true })).toBeVisible()
  await expect(field(page, 'Identity', 'Family')).toContainText('resolves to nothing')
  await emulator.operations('step')
  await expect(page.getByText('50 %')).toBeVisible()
  await emulator.operations('step')
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  await expect(page.getByText('head of web')).toBeVisible()
  await emulator.operations('release')
})

test('an image that is deleted while it is looked at', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.insertImage({ name: 'web-v1', family: 'web' })
  await emulator.operations('hold')
  await emulator.api('DELETE', 'global/images/web-v1')
  await open(page, project, 'web-v1')
  await expect(page.getByText('Deleting', { exact: true })).toBeVisible()
  await emulator.operations('release')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-v1 does not exist')
  await expect(page.getByText('It was deleted just now')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the family web' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'No image is in the family “web”',
  )
})

test('an image that does not exist leads back', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await open(page, project, 'nowhere')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('nowhere does not exist')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Go to the images' }).click()
  await expect(page).toHaveURL(new RegExp(`/projects/${project}/images$`))
})

test('what can be no image’s name does not exist either', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await open(page, project, encodeURIComponent('No\u202eName'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No\\u202eName does not exist')
})

test('without the permission: its name, and the command that gives it', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await emulator.putImages(image('secret'))
  await emulator.settings({ role: 'none' })
  await open(page, project, 'secret')
  await expect(page.getByRole('alert')).toContainText("Required 'compute.images.get' permission")
  await expect(page.getByRole('region', { name: 'gcloud command' })).toContainText(
    `gcloud compute images add-iam-policy-binding secret`,
  )
  await expectAccessible(page)
  await emulator.settings({ role: 'roles/viewer' })
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(field(page, 'Identity', 'Name')).toHaveText('secret')
})

test('HTML in place of JSON is told, and Retry mends it', async ({ page, project, emulator }) => {
  await emulator.putImages(image('web-v1'))
  await emulator.fault('images.get', { kind: 'html' }, 2)
  await open(page, project, 'web-v1')
  await expect(page.getByRole('alert')).toContainText('The answer was not JSON')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(field(page, 'Identity', 'Name')).toHaveText('web-v1')
})

test('a failed refresh keeps what is there', async ({ page, project, emulator }) => {
  await emulator.putImages(image('web-v1'))
  await open(page, project, 'web-v1')
  await expect(field(page, 'Identity', 'Name')).toHaveText('web-v1')
  await emulator.fault('images.get', { kind: 'status', status: 400, reason: 'invalid' })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('alert')).toContainText('The image could not be read')
  await expect(field(page, 'Identity', 'Name')).toHaveText('web-v1')
})

test('it is painted at once from the list, and the rest follows', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(image('web-v1', { family: 'web', sourceType: 'RAW' }))
  await page.goto(`/projects/${project}/families/web`)
  const held = await emulator.fault('images.get', { kind: 'hold' })
  await page.getByRole('table').getByRole('link', { name: 'web-v1' }).click()
  await expect(field(page, 'Identity', 'ID')).toHaveText('7423984620938475521')
  await expect(page.getByRole('region', { name: 'Source' })).toHaveAttribute('aria-busy', 'true')
  await held.release()
  await expect(field(page, 'Source', 'Source type')).toHaveText('RAW')
})

test('an id in the address works as a name does', async ({ page, project, emulator }) => {
  await emulator.putImages(image('web-v1'))
  await open(page, project, '7423984620938475521')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-v1')
})

test('hostile data: nothing hides, nothing leads away', async ({ page, project, emulator }) => {
  const hostile = [
    // oxlint-disable-next-line no-script-url -- to see that it is not followed
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example/x',
    'https://evil.example',
  ]
  await emulator.putImages(
    image('hostile', {
      family: 'web\u202egnp',
      description: `<img src=x onerror=alert(1)>\u202e${'long '.repeat(2048)}`,
      sourceDisk: hostile[0],
      sourceImage: hostile[1],
      sourceSnapshot: hostile[2],
      licenses: hostile,
      deprecated: { state: 'WEIRD', replacement: hostile[3], deleted: 'never' },
      imageEncryptionKey: { kmsKeyName: hostile[3] },
      labels: { ok: '\u202ex' },
      rawDisk: { source: hostile[3] },
    }),
  )
  for (const tab of ['', 'activity', 'json']) {
    await open(page, project, 'hostile', tab)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('hostile')
    await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0)
    const foreign = await page.locator('a').evaluateAll((links) =>
      links
        .map((link) => (link as HTMLAnchorElement).href)
        .filter((href) => {
          const url = new URL(href)
          return url.origin !== location.origin || !url.protocol.startsWith('http')
        }),
    )
    expect(foreign).toEqual([])
    expect(await page.getByRole('main').innerText()).not.toMatch(/\u202e/)
  }
  await open(page, project, 'hostile')
  await expect(field(page, 'Identity', 'Family')).toHaveText('web\\u202egnp')
  await field(page, 'Identity', 'Description').getByRole('button').click()
  await expect(field(page, 'Identity', 'Description')).toContainText('Show less')
})

test('JSON: as it came, to copy and to download', async ({ page, context, project, emulator }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await emulator.putImages(image('web-v1', { somethingNew: { a: 1 } }))
  await open(page, project, 'web-v1', 'json')
  const answer = await emulator.image('web-v1')
  const region = page.getByRole('region', { name: 'JSON of web-v1' })
  expect(JSON.parse(await region.innerText())).toEqual(answer)

  await page.getByRole('button', { name: 'Copy JSON of web-v1' }).click()
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(answer)

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  expect((await downloading).suggestedFilename()).toBe('web-v1.json')
})

test('by keyboard alone: to the tabs, into the JSON, back', async ({ page, project, emulator }) => {
  await emulator.putImages(image('web-v1', { description: 'line\n'.repeat(100) }))
  await open(page, project, 'web-v1')
  await expect(field(page, 'Source', 'Source type')).toBeVisible()
  await page.getByRole('link', { name: 'Activity' }).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'JSON' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'JSON' })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('link', { name: 'JSON' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('region', { name: 'JSON of web-v1' })).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')
  await expect(field(page, 'Source', 'Source type')).toBeVisible()
})

test('on a phone the open tab is in view', async ({ page, project, emulator }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await emulator.insertImage({ name: 'web-v1' })
  await open(page, project, 'web-v1', 'json')
  await expect(page.getByRole('link', { name: 'JSON' })).toBeInViewport({ ratio: 0.9 })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`accessible and within 390 px, in the ${colorScheme} scheme`, async ({
    page,
    project,
    emulator,
  }) => {
    await page.emulateMedia({ colorScheme })
    await emulator.insertImage({
      name: 'web-v1',
      family: 'web',
      description: 'x'.repeat(2000),
      labels: { env: 'prod' },
      imageEncryptionKey: {
        kmsKeyName: `projects/sec/locations/us/keyRings/${'r'.repeat(63)}/cryptoKeys/${'k'.repeat(63)}`,
      },
      guestOsFeatures: [{ type: 'VIRTIO_SCSI_MULTIQUEUE' }],
    })
    for (const tab of ['', 'activity', 'json']) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await open(page, project, 'web-v1', tab)
      await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0)
      await expect(page.getByText('head of web')).toBeVisible()
      await expectAccessible(page)
      await page.setViewportSize({ width: 390, height: 844 })
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(390)
    }
  })
}
