import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Image } from '../../compute/schema.ts'
import { noSecrets, PUBLISH_CHOICES, SOURCE_TYPES, type CreateForm } from './form.ts'
import { problemsOf } from './problems.ts'
import { formWith } from './testForm.ts'
import { toInsert } from './toInsert.ts'

const SOURCES = ['sourceDisk', 'sourceSnapshot', 'sourceImage', 'rawDisk'] as const
const PROJECT = 'demo-project'

const name = fc.stringMatching(/^[a-z]([-a-z0-9]{0,20}[a-z0-9])?$/)
const text = fc.oneof(fc.string(), name)
const key = fc.record({
  way: fc.constantFrom('none' as const, 'kms' as const, 'raw' as const, 'rsa' as const),
  kmsKeyName: text,
  kmsKeyServiceAccount: text,
})
const pairs = fc.array(fc.record({ id: fc.nat(), key: text, value: text }))
const files = fc.array(
  fc.record({
    name: text,
    content: fc.base64String(),
    fileType: fc.constantFrom('BIN' as const, 'X509' as const),
  }),
)

/** Any form, valid or not. */
const anyForm: fc.Arbitrary<CreateForm> = fc.record({
  sourceType: fc.constantFrom(...SOURCE_TYPES),
  drafts: fc.record({
    disk: fc.record({ disk: text, zone: text, forceCreate: fc.boolean(), key }),
    snapshot: fc.record({ snapshot: text, key }),
    image: fc.record({ image: text, project: text, key }),
    family: fc.record({ family: text, project: text, pinned: text, key }),
    file: fc.record({ source: text, sha1Checksum: text }),
  }),
  details: fc.record({
    name: text,
    family: text,
    publish: fc.constantFrom(...PUBLISH_CHOICES),
    description: text,
    labels: pairs,
    pastedLabels: text,
  }),
  options: fc.record({
    storageLocation: text,
    architecture: text,
    guestOsFeatures: fc.array(text),
    licenses: fc.array(text),
    licenseCodes: fc.array(text),
    typedLicense: text,
    typedCode: text,
    diskSizeGb: text,
    encryption: key,
    shielded: fc.record({ pk: files, keks: files, dbs: files, dbxs: files }),
    tags: pairs,
  }),
})

test('any form has exactly one source', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const { image } = toInsert(form, PROJECT)
      expect(SOURCES.filter((field) => image[field] !== undefined)).toHaveLength(1)
      expect(Image(image)).toEqual([])
    }),
  )
})

test('drafts of other source types make no difference', () => {
  fc.assert(
    fc.property(anyForm, anyForm, (form, other) => {
      const drafts = { ...other.drafts, [form.sourceType]: form.drafts[form.sourceType] }
      expect(toInsert({ ...form, drafts }, PROJECT)).toEqual(toInsert(form, PROJECT))
    }),
  )
})

test('a secret is sent only if its key is used', () => {
  const secrets = { ...noSecrets(), disk: 'SECRET-D', encryption: 'SECRET-E', family: 'SECRET-F' }
  fc.assert(
    fc.property(anyForm, (form) => {
      const sent = JSON.stringify(toInsert(form, PROJECT, secrets))
      const way = form.options.encryption.way
      expect(sent.includes('SECRET-E')).toBe(way === 'raw' || way === 'rsa')
      const own = form.drafts.disk.key.way
      expect(sent.includes('SECRET-D')).toBe(
        form.sourceType === 'disk' && (own === 'raw' || own === 'rsa'),
      )
      expect(JSON.stringify(toInsert(form, PROJECT))).not.toContain('SECRET')
    }),
  )
})

test.each([
  [
    'a disk by name and zone',
    formWith((form) => Object.assign(form.drafts.disk, { disk: 'web-1', zone: 'us-central1-a' })),
    { sourceDisk: 'projects/demo-project/zones/us-central1-a/disks/web-1' },
  ],
  [
    'a snapshot by link',
    formWith((form) => {
      form.sourceType = 'snapshot'
      form.drafts.snapshot.snapshot =
        'https://www.googleapis.com/compute/v1/projects/other/global/snapshots/nightly'
    }),
    { sourceSnapshot: 'projects/other/global/snapshots/nightly' },
  ],
  [
    'an image by partial link',
    formWith((form) => {
      form.sourceType = 'image'
      form.drafts.image.image = 'global/images/web-base-v1'
    }),
    { sourceImage: 'projects/demo-project/global/images/web-base-v1' },
  ],
  [
    'a family, pinned to its head',
    formWith((form) => {
      form.sourceType = 'family'
      Object.assign(form.drafts.family, {
        family: 'debian-12',
        project: 'debian-cloud',
        pinned: 'projects/debian-cloud/global/images/debian-12-bookworm-v20261110',
      })
    }),
    { sourceImage: 'projects/debian-cloud/global/images/debian-12-bookworm-v20261110' },
  ],
  [
    'a family that could not be resolved',
    formWith((form) => {
      form.sourceType = 'family'
      form.drafts.family.family = 'web-base'
    }),
    { sourceImage: 'projects/demo-project/global/images/family/web-base' },
  ],
  [
    'a file',
    formWith((form) => {
      form.sourceType = 'file'
      form.drafts.file.source = 'gs://bucket/folder/disk.tar.gz'
    }),
    {
      sourceType: 'RAW',
      rawDisk: {
        source: 'https://storage.googleapis.com/bucket/folder/disk.tar.gz',
        containerType: 'TAR',
      },
    },
  ],
])('%s', (_what, form, source) => {
  form.details.name = 'new'
  expect(problemsOf(form, PROJECT)).toEqual([])
  expect(toInsert(form, PROJECT)).toEqual({ image: { name: 'new', ...source }, forceCreate: false })
})

test('everything that can be set', () => {
  const form = formWith(({ drafts, details, options }) => {
    Object.assign(drafts.disk, { disk: 'zones/z/disks/d', forceCreate: true })
    drafts.disk.key = { way: 'raw', kmsKeyName: '', kmsKeyServiceAccount: '' }
    Object.assign(details, { name: 'n', family: 'f', description: 'About' })
    details.labels = [{ id: 1, key: '__proto__', value: 'x' }]
    Object.assign(options, {
      storageLocation: 'eu',
      architecture: 'ARM64',
      guestOsFeatures: ['GVNIC'],
      licenses: ['projects/debian-cloud/global/licenses/debian-12', 'global/licenses/own'],
      licenseCodes: ['42'],
      diskSizeGb: '20',
    })
    options.encryption = {
      way: 'kms',
      kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k',
      kmsKeyServiceAccount: 'a@p.iam.gserviceaccount.com',
    }
    options.shielded.pk = [{ name: 'pk.der', content: 'MIIB', fileType: 'X509' }]
    options.shielded.dbxs = [{ name: 'dbx.bin', content: 'AAAA', fileType: 'BIN' }]
    options.tags = [{ id: 1, key: 'tagKeys/1', value: 'tagValues/2' }]
  })
  const rawKey = `${'A'.repeat(43)}=`
  const secrets = { ...noSecrets(), disk: rawKey }
  expect(problemsOf(form, PROJECT, secrets)).toEqual([
    { field: 'details.labels', message: 'One label isn’t valid.' },
  ])
  expect(toInsert(form, PROJECT, secrets)).toEqual({
    forceCreate: true,
    image: {
      name: 'n',
      sourceDisk: 'projects/demo-project/zones/z/disks/d',
      sourceDiskEncryptionKey: { rawKey },
      family: 'f',
      description: 'About',
      diskSizeGb: '20',
      architecture: 'ARM64',
      storageLocations: ['eu'],
      guestOsFeatures: [{ type: 'GVNIC' }],
      licenses: [
        'projects/debian-cloud/global/licenses/debian-12',
        'projects/demo-project/global/licenses/own',
      ],
      licenseCodes: ['42'],
      labels: Object.fromEntries([['__proto__', 'x']]),
      imageEncryptionKey: {
        kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k',
        kmsKeyServiceAccount: 'a@p.iam.gserviceaccount.com',
      },
      shieldedInstanceInitialState: {
        pk: { content: 'MIIB', fileType: 'X509' },
        dbxs: [{ content: 'AAAA', fileType: 'BIN' }],
      },
      params: { resourceManagerTags: { 'tagKeys/1': 'tagValues/2' } },
    },
  })
})

test('an image that is published later has no family yet', () => {
  for (const publish of ['laterWithoutFamily', 'laterDeprecated'] as const) {
    const form = formWith(({ details }) =>
      Object.assign(details, { name: 'n', family: 'f', publish }),
    )
    expect(toInsert(form, PROJECT).image).not.toHaveProperty('family')
  }
})
