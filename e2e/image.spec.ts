import { expectAccessible } from './support/accessible.ts'
import { field, goToImage } from './support/detail.ts'
import { FILE, ID, LINK, stored } from './support/images.ts'
import { expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

// The first test depends on the time of day.
test.use({ seed: 'empty', timezoneId: 'UTC' })

test(
  'an image from a disk: every field has its place',
  { tag: '@dates' },
  async ({ page, project, emulator }) => {
    await emulator.putImages(
      stored('web-base-v42', {
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
    await goToImage(page, project, 'web-base-v42')

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-base-v42')
    await expect(page).toHaveTitle('web-base-v42 · Compute Images')
    await expect(page.getByText('head of web-base')).toBeVisible()
    await expect(field(page, 'Identity', 'ID')).toHaveText(ID)
    await expect(field(page, 'Identity', 'Family')).toHaveText('web-base · resolves to this image')
    await expect(field(page, 'Identity', 'Description')).toHaveText('Hardened Debian 12')
    await expect(field(page, 'Identity', 'Created')).toContainText('22 Jan 2026, 09:14')
    await expect(field(page, 'Source', 'Disk')).toHaveText('us-central1-a / builder-7f3c')
    await expect(field(page, 'Source', 'Disk ID')).toHaveText('123456789012345678')
    await expect(field(page, 'Source', 'Licenses')).toContainText(
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
    await expect(field(page, 'Guest and boot', 'NOT_HEARD_OF')).toHaveText('unknown feature')
    await expect(field(page, 'Guest and boot', 'Shielded VM')).toHaveText('Default keys')
    await expect(field(page, 'Encryption', 'Key')).toHaveText('Google-managed')
    await expect(field(page, 'Labels', 'env')).toHaveText('prod')
    await expect(field(page, 'Labels', 'constructor')).toHaveText('empty')
    await expect(page.getByText('2 of 64')).toBeVisible()
    await expect(field(page, 'Other fields', 'somethingNew')).toHaveText('{"a":1}')
  },
)

test('a source image links to its page, in its project', async ({ page, project, emulator }) => {
  await emulator.putImages(
    stored('copy', {
      sourceImage: `${LINK}/${project}/global/images/original`,
      sourceImageId: '1',
    }),
    stored('original', { id: '1' }),
    stored('foreign', { sourceImage: `${LINK}/debian-cloud/global/images/debian-12-v1` }),
  )
  await goToImage(page, project, 'foreign')
  await expect(field(page, 'Source', 'Image').getByRole('link')).toHaveAttribute(
    'href',
    '/projects/debian-cloud/images/debian-12-v1',
  )
  await goToImage(page, project, 'copy')
  await field(page, 'Source', 'Image').getByRole('link', { name: 'original' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'original' })).toBeFocused()
})

test('from a snapshot, and from a file', async ({ page, project, emulator }) => {
  await emulator.putImages(
    stored('from-snapshot', { sourceSnapshot: `${LINK}/${project}/global/snapshots/nightly` }),
    stored('from-file', { rawDisk: { ...FILE, sha1Checksum: 'a'.repeat(40) } }),
  )
  await goToImage(page, project, 'from-snapshot')
  await expect(field(page, 'Source', 'Snapshot')).toHaveText('nightly')
  await goToImage(page, project, 'from-file')
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
    stored('shielded', {
      shieldedInstanceInitialState: { pk: { content: 'YWJj', fileType: 'BIN' } },
    }),
  )
  await goToImage(page, project, 'kms')
  await expect(field(page, 'Encryption', 'Key')).toHaveText('Cloud KMS')
  await expect(field(page, 'Encryption', 'Name')).toHaveText('…/keyRings/images/cryptoKeys/web')
  await expect(field(page, 'Encryption', 'Key project')).toHaveText('sec')

  await goToImage(page, project, 'csek')
  await expect(field(page, 'Encryption', 'Key')).toHaveText('Customer-supplied')
  await expect(field(page, 'Encryption', 'SHA-256')).toHaveText(/^[A-Za-z0-9+/]{43}=$/)

  await goToImage(page, project, 'shielded')
  await expect(field(page, 'Guest and boot', 'Platform key')).toHaveText(
    /BIN · 3 bytes\s*SHA-256 ba7816bf8f01cfea…/,
  )
})

test(
  'a deprecated image shows what is planned and what is due',
  { tag: '@dates' },
  async ({ page, project, emulator }) => {
    await emulator.putImages(
      stored('old', {
        deprecated: {
          state: 'DEPRECATED',
          replacement: `${LINK}/${project}/global/images/new`,
          deprecated: '2026-02-01T09:00:00Z',
          obsolete: '2026-03-01T09:00:00Z',
          deleted: '2199-03-01T09:00:00Z',
        },
      }),
    )
    await goToImage(page, project, 'old')
    await expect(field(page, 'Lifecycle', 'State')).toContainText(
      'New disks and VMs can use it, with a warning',
    )
    await expect(field(page, 'Lifecycle', 'Replacement').getByRole('link')).toHaveText('new')
    await expect(field(page, 'Lifecycle', 'Deprecated on')).not.toContainText('overdue')
    await expect(field(page, 'Lifecycle', 'Obsolete on')).toContainText('overdue')
    await expect(field(page, 'Lifecycle', 'Deleted on')).toContainText(
      /^2199-03-01 09:00 UTC · in 172 years/,
    )
    await expect(
      page.getByText('Compute Engine doesn’t change the state on these dates'),
    ).toBeVisible()
  },
)

test('an id in the URL works like a name', async ({ page, project, emulator }) => {
  await emulator.putImages(stored('web-v1'))
  await goToImage(page, project, ID)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-v1')
})

test('hostile data: nothing hides, and no link leads away', async ({ page, project, emulator }) => {
  const hostile = [
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example/x',
    'https://evil.example',
  ]
  await emulator.putImages(
    stored('hostile', {
      family: 'web\u202egnp',
      description: `<img src=x onerror=alert(1)>\u202e${'long '.repeat(2048)}`,
      sourceDisk: hostile[0],
      sourceImage: hostile[1],
      sourceSnapshot: hostile[2],
      licenses: hostile,
      deprecated: { state: 'WEIRD', replacement: hostile[3], deleted: 'never' },
      imageEncryptionKey: { kmsKeyName: hostile[3] },
      labels: { ok: '\u202ex' },
      rawDisk: { source: hostile[3], containerType: 'T\u202eAR' },
      sourceType: 'R\u202eAW',
      diskSizeGb: '1\u202e0',
    }),
  )
  for (const tab of ['', 'activity', 'json']) {
    await goToImage(page, project, 'hostile', tab)
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
  await goToImage(page, project, 'hostile')
  await expect(field(page, 'Identity', 'Family')).toHaveText('web\\u202egnp')
  await field(page, 'Identity', 'Description').getByRole('button').click()
  await expect(field(page, 'Identity', 'Description')).toContainText('Show less')
  await page.getByRole('button', { name: 'Edit labels' }).click()
  await page.getByRole('button', { name: 'Remove label ok' }).click()
  await expect(page.getByRole('list', { name: 'Removed when saved' })).toContainText('ok=\\u202ex')
})

test('JSON: as received, to copy and to download', async ({ page, context, project, emulator }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await emulator.putImages(stored('web-v1', { somethingNew: { a: 1 } }))
  await goToImage(page, project, 'web-v1', 'json')
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
  await emulator.putImages(stored('web-v1', { description: 'line\n'.repeat(100) }))
  await goToImage(page, project, 'web-v1')
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

test('on a phone, the current tab is in view', async ({ page, project, emulator }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await emulator.insertImage({ name: 'web-v1' })
  await goToImage(page, project, 'web-v1', 'json')
  await expect(page.getByRole('link', { name: 'JSON' })).toBeInViewport({ ratio: 0.9 })
})

test('accessible and within 390 px', async ({ page, project, emulator }) => {
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
    await goToImage(page, project, 'web-v1', tab)
    await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0)
    await expect(page.getByText('head of web')).toBeVisible()
    await expectAccessible(page)
    await expectFitsPhone(page)
  }
})
