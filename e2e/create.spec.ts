import {
  chooseType,
  create,
  heading,
  next,
  openCreate,
  pick,
  type,
  unfold,
} from './support/create.ts'
import { LINK } from './support/images.ts'
import { expect, test } from './support/test.ts'

/** Just enough of a certificate to be recognized as one: DER with 300 bytes inside. */
const certificate = (fill: number) =>
  Buffer.concat([Buffer.from([0x30, 0x82, 0x01, 0x2c]), Buffer.alloc(300, fill)])

test('from a disk, with everything that can be set', async ({ page, project, emulator }) => {
  await openCreate(page, project)
  await pick(page, 'Disk', /builder-7f3c/)
  await expect(page.getByText('not attached')).toBeHidden()
  await expect(page.getByRole('checkbox', { name: /forceCreate/ })).toBeHidden()
  await next(page, 'details')

  await type(page, 'Family', 'web-base')
  await page.getByRole('button', { name: 'Use the name web-base-v43' }).click()
  await expect(page.getByText('web-base resolves to')).toContainText('web-base')
  await page.getByLabel('Description').fill('Built by hand')
  await page.getByRole('button', { name: 'Paste many…' }).click()
  await page.getByLabel('Labels as key=value lines, or as JSON').fill('env=prod\nteam=web')
  await page.getByRole('button', { name: 'Add these' }).click()
  await next(page, 'options')

  await pick(page, 'Storage location', /europe-west1/)
  await page.getByLabel('Disk size in GB').fill('20')
  await page.getByRole('radio', { name: 'X86_64', exact: true }).check()
  await unfold(page, 'Guest OS features')
  await page.getByRole('checkbox', { name: /^IDPF/ }).check()
  await unfold(page, 'Encryption')
  await page.getByRole('radio', { name: /^Cloud KMS key/ }).check()
  const key = 'projects/kms/locations/europe-west1/keyRings/images/cryptoKeys/web'
  await page.getByLabel('Key', { exact: true }).fill(key)
  await page.getByLabel(/Service account/).fill('builder@kms.iam.gserviceaccount.com')
  await unfold(page, 'Licenses')
  await page
    .getByRole('combobox', { name: 'Add a license' })
    .fill('projects/own/global/licenses/pro')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add', exact: true }).first().click()
  await page.getByLabel('Add a license code').fill('4242')
  await page.getByRole('button', { name: 'Add', exact: true }).last().click()
  await unfold(page, 'Secure Boot keys')
  const files = [
    ['Platform key (PK)', 'pk.bin', certificate(1)],
    ['Key exchange keys (KEK)', 'kek.der', certificate(2)],
    ['Allowed signatures (db)', 'db.cer', certificate(3)],
    ['Forbidden signatures (dbx)', 'dbx.cer', Buffer.from([0x26, 0x16, 0xc4, 0xc1])],
  ] as const
  for (const [label, name, buffer] of files) {
    await page.getByLabel(label, { exact: true }).setInputFiles({ name, buffer, mimeType: '' })
    await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible()
  }
  await unfold(page, 'Resource manager tags')
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByLabel('Key of tag 1').fill('tagKeys/1')
  await page.getByLabel('Value of tag 1').fill('tagValues/2')
  await next(page, 'review')

  const summary = page.getByRole('region', { name: 'Summary' })
  await expect(summary).toContainText('web-base-v43')
  await expect(summary).toContainText('Cloud KMS key web')
  await expect(summary).toContainText('PK, KEK, db, dbx')
  await expect(summary).toContainText('tagKeys/1=tagValues/2')
  await create(page, 'web-base-v43')

  const image = await emulator.image('web-base-v43')
  expect(image).toMatchObject({
    status: 'READY',
    family: 'web-base',
    description: 'Built by hand',
    labels: { env: 'prod', team: 'web' },
    sourceDisk: `${LINK}/${project}/zones/us-central1-a/disks/builder-7f3c`,
    storageLocations: ['europe-west1'],
    diskSizeGb: '20',
    architecture: 'X86_64',
    imageEncryptionKey: {
      kmsKeyName: `${key}/cryptoKeyVersions/1`,
      kmsKeyServiceAccount: 'builder@kms.iam.gserviceaccount.com',
    },
    shieldedInstanceInitialState: {
      pk: { fileType: 'X509' },
      keks: [{ fileType: 'X509' }],
      dbs: [{ fileType: 'X509' }],
      dbxs: [{ fileType: 'BIN', content: 'JhbEwQ==' }],
    },
  })
  expect(image.guestOsFeatures).toContainEqual({ type: 'IDPF' })
  expect(image.licenses).toContain(`${LINK}/own/global/licenses/pro`)
  expect(image.licenseCodes).toContain('4242')
  expect(image.params).toBeUndefined()

  await page.getByRole('link', { name: 'Open image' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-base-v43')
})

test('from a disk in use, once that is allowed', async ({ page, project, emulator }) => {
  await openCreate(page, project)
  await type(page, 'Disk', 'web-1')
  await type(page, 'Zone', 'us-central1-a')
  await page.getByRole('checkbox', { name: /forceCreate/ }).check()
  await next(page, 'details')
  await page.getByLabel('Name').fill('from-running')
  await next(page, 'options')
  await next(page, 'review')
  const preview = page.getByRole('complementary', { name: 'What will be created' })
  await expect(preview.getByText(/files may be incomplete/)).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(heading(page, 'options')).toBeFocused()
  await next(page, 'review')
  await create(page, 'from-running')
  expect((await emulator.image('from-running')).sourceDisk).toMatch(/us-central1-a\/disks\/web-1$/)
})

test('from a snapshot', async ({ page, project, emulator }) => {
  const [snapshot = ''] = await emulator.names('snapshots', 'db-postgres-16-golden-')
  await openCreate(page, project)
  await chooseType(page, 'Snapshot')
  await pick(page, 'Snapshot', new RegExp(snapshot))
  await next(page, 'details')
  await page.getByLabel('Name').fill('from-snapshot')
  await next(page, 'options')
  await next(page, 'review')
  await create(page, 'from-snapshot')
  await page.getByRole('button', { name: 'Create another' }).click()
  await expect(page.getByRole('radio', { name: 'Disk', exact: true })).toBeChecked()
  expect((await emulator.image('from-snapshot')).sourceSnapshot).toBe(
    `${LINK}/${project}/global/snapshots/${snapshot}`,
  )
})

test('from an image entered as a link', async ({ page, project, emulator }) => {
  await openCreate(page, project)
  await chooseType(page, 'Image')
  await type(
    page,
    'Image',
    `https://compute.googleapis.com/compute/v1/projects/${project}/global/images/web-base-v42`,
  )
  await expect(page.getByText('10 GB').first()).toBeVisible()
  await next(page, 'details')
  await page.getByLabel('Name').fill('copy')
  await next(page, 'options')
  await next(page, 'review')
  await create(page, 'copy')
  expect((await emulator.image('copy')).sourceImage).toBe(
    `${LINK}/${project}/global/images/web-base-v42`,
  )
})

test('from a family of a public project, pinned to its head', async ({
  page,
  project,
  emulator,
}) => {
  await openCreate(page, project)
  await chooseType(page, 'Image family')
  await pick(page, 'Project', /^debian-cloud/)
  await pick(page, 'Image family', /^debian-12 /)
  await expect(page.getByText('pinned')).toBeVisible()
  await next(page, 'details')
  await page.getByLabel('Name').fill('from-family')
  await next(page, 'options')
  await next(page, 'review')
  await create(page, 'from-family')
  expect((await emulator.image('from-family')).sourceImage).toMatch(
    /\/debian-cloud\/global\/images\/debian-12-bookworm-v\d+$/,
  )
})

for (const [what, source, sent] of [
  [
    'Cloud Storage',
    'gs://builds/web/disk.tar.gz',
    'https://storage.googleapis.com/builds/web/disk.tar.gz',
  ],
  [
    'Artifact Registry',
    'projects/p/locations/eu/repositories/r/packages/k/versions/v1',
    'projects/p/locations/eu/repositories/r/packages/k/versions/v1',
  ],
] as const) {
  test(`from a file in ${what}`, async ({ page, project, emulator }) => {
    await openCreate(page, project)
    await chooseType(page, 'File')
    await page.getByLabel('File', { exact: true }).last().fill(source)
    await page.getByLabel(/SHA-1/).fill('0123456789abcdef0123456789abcdef01234567')
    await next(page, 'details')
    await page.getByLabel('Name').fill('from-file')
    await next(page, 'options')
    await next(page, 'review')
    await create(page, 'from-file')
    expect((await emulator.image('from-file')).rawDisk).toEqual({
      source: sent,
      sha1Checksum: '0123456789abcdef0123456789abcdef01234567',
      containerType: 'TAR',
    })
  })
}
