import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readImage } from '../readImage.ts'
import { Image } from '../schema.ts'
import { compareImages, comparisonText, type Row } from './compare.ts'

const base: Image = {
  name: 'web-v1',
  id: '1',
  status: 'READY',
  architecture: 'X86_64',
  diskSizeGb: '10',
  archiveSizeBytes: '1000000000',
  storageLocations: ['us'],
  guestOsFeatures: [{ type: 'GVNIC' }, { type: 'SEV_CAPABLE' }],
  licenses: ['projects/debian-cloud/global/licenses/debian-12'],
}
const with_ = (change: Partial<Image>): Image => ({ ...base, name: 'web-v2', ...change })
const compare = (...images: Image[]) => compareImages(images, 'p')
const rowNamed = (rows: readonly Row[], name: string) => rows.find((row) => row.name === name)

const pem = (content: string) => ({ content, fileType: 'X509' as const })

test.each<
  [what: string, before: Partial<Image>, after: Partial<Image>, field: string, why: RegExp]
>([
  ['another architecture', {}, { architecture: 'ARM64' }, 'Architecture', /X86_64 can’t boot it/],
  [
    'a feature removed',
    {},
    { guestOsFeatures: [{ type: 'GVNIC' }] },
    'Guest OS features',
    /Confidential VMs that need SEV_CAPABLE/,
  ],
  [
    'a feature that is new to this console',
    { guestOsFeatures: [{ type: 'NEXT' }] },
    { guestOsFeatures: [] },
    'Guest OS features',
    /need NEXT may fail/,
  ],
  [
    'a license removed',
    {},
    { licenses: [] },
    'Licenses',
    /requires the license debian-cloud\/debian-12/,
  ],
  ['a license added', { licenses: [] }, {}, 'Licenses', /get the license debian-cloud\/debian-12/],
  ['a smaller disk', {}, { diskSizeGb: '8' }, 'Disk size', /have 8 GB unless/],
  ['a larger disk', {}, { diskSizeGb: '12' }, 'Disk size', /less than 12 GB from it fails/],
  [
    'a key of Google’s',
    { imageEncryptionKey: { kmsKeyName: 'projects/p/k' } },
    {},
    'Encryption key',
    /isn’t encrypted with your key/,
  ],
  [
    'a Cloud KMS key',
    {},
    { imageEncryptionKey: { kmsKeyName: 'projects/p/k' } },
    'Encryption key',
    /this Cloud KMS key/,
  ],
  [
    'a customer-supplied key',
    {},
    { imageEncryptionKey: { sha256: 'abc=' } },
    'Encryption key',
    /customer-supplied key/,
  ],
  [
    'an allowed key removed',
    { shieldedInstanceInitialState: { dbs: [pem('YQ=='), pem('Yg==')] } },
    { shieldedInstanceInitialState: { dbs: [pem('YQ==')] } },
    'Shielded VM allowed keys (db)',
    /signed with the removed key/,
  ],
  [
    'default keys replaced',
    {},
    { shieldedInstanceInitialState: { dbs: [pem('YQ==')] } },
    'Shielded VM allowed keys (db)',
    /default keys allow/,
  ],
  [
    'a forbidden key added',
    {},
    { shieldedInstanceInitialState: { dbxs: [pem('YQ==')] } },
    'Shielded VM forbidden keys (dbx)',
    /added entry forbids/,
  ],
  [
    'another platform key',
    { shieldedInstanceInitialState: { pk: pem('YQ==') } },
    { shieldedInstanceInitialState: { pk: pem('Yg==') } },
    'Shielded VM platform key',
    /old key/,
  ],
  [
    'a region instead of a multi-region',
    {},
    { storageLocations: ['us-central1'] },
    'Storage location',
    /other regions/,
  ],
  [
    'an image that isn’t ready',
    {},
    { status: 'PENDING' },
    'Status',
    /^Its status is Pending: disks/,
  ],
  ['an unknown status', {}, { status: 'ON_HOLD' }, 'Status', /^Its status is On hold: disks/],
  ['an obsolete image', {}, { deprecated: { state: 'OBSOLETE' } }, 'State', /can’t use it/],
])('%s is breaking', (_what, before, after, field, why) => {
  const row = rowNamed(compare(with_(before), with_(after)), field)
  expect(row?.kind).toBe('breaking')
  expect(row?.meanings.map(({ text }) => text).join(' ')).toMatch(why)
})

test.each<[what: string, before: Partial<Image>, after: Partial<Image>, field: string]>([
  ['a feature added', { guestOsFeatures: [] }, {}, 'Guest OS features'],
  [
    'the multi-region of a region',
    { storageLocations: ['europe-west1'] },
    { storageLocations: ['eu'] },
    'Storage location',
  ],
  [
    'a feature without effect',
    { guestOsFeatures: [{ type: 'SECURE_BOOT' }] },
    { guestOsFeatures: [] },
    'Guest OS features',
  ],
  ['no architecture', { architecture: 'ARCHITECTURE_UNSPECIFIED' }, {}, 'Architecture'],
  ['a deprecated image', {}, { deprecated: { state: 'DEPRECATED' } }, 'State'],
  ['another label', { labels: { env: 'a' } }, { labels: { env: 'b' } }, 'Label env'],
  ['a label that is empty', { labels: { env: '' } }, {}, 'Label env'],
  [
    'another source with the same name',
    { sourceDisk: 'zones/z/disks/d', sourceDiskId: '1' },
    { sourceDisk: 'zones/z/disks/d', sourceDiskId: '2' },
    'Source disk',
  ],
  ['a larger archive', {}, { archiveSizeBytes: '1030000000' }, 'Archive size'],
  ['a field that is new to this console', {}, { hue: 'red' } as Partial<Image>, 'hue'],
])('%s is a difference, and not a breaking one', (_what, before, after, field) => {
  expect(rowNamed(compare(with_(before), with_(after)), field)?.kind).toBe('other')
})

test.each<[what: string, before: Partial<Image>, after: Partial<Image>]>([
  ['the order of a list', {}, { guestOsFeatures: [{ type: 'SEV_CAPABLE' }, { type: 'GVNIC' }] }],
  [
    'another way to write a link',
    {},
    {
      licenses: [
        'https://www.googleapis.com/compute/v1/projects/debian-cloud/global/licenses/debian-12',
      ],
    },
  ],
  [
    'another version of a key',
    { imageEncryptionKey: { kmsKeyName: 'projects/p/k/cryptoKeyVersions/1' } },
    { imageEncryptionKey: { kmsKeyName: 'projects/p/k/cryptoKeyVersions/2' } },
  ],
  ['a state that is not written', {}, { deprecated: { state: 'ACTIVE' } }],
])('%s is no difference', (_what, before, after) => {
  expect(compare(with_(before), with_(after)).filter(({ kind }) => kind !== 'same')).toEqual([])
})

test('a field that couldn’t be read is a difference, and is never shown as empty', () => {
  const partly = readImage({ ...base, name: 'web-v2', licenses: 7 })
  const row = rowNamed(compare(base, partly ?? base), 'Licenses')
  expect(row?.kind).toBe('other')
  expect(row?.values[1]).toBeUndefined()
  expect(row?.meanings[0]?.text).toMatch(/may differ/)
})

test('of four images, each is compared with the first', () => {
  const rows = compare(base, with_({}), with_({ diskSizeGb: '8' }), with_({ diskSizeGb: '12' }))
  expect(rows[0]?.name).toBe('Disk size')
  expect(rows[0]?.meanings.map(({ at }) => at)).toEqual([2, 3])
})

test('what was removed is marked on the old side, what is new on the new one', () => {
  const row = rowNamed(
    compare(base, with_({ guestOsFeatures: [{ type: 'GVNIC' }, { type: 'IDPF' }] })),
    'Guest OS features',
  )
  expect(row?.values.map((items) => items?.map(({ text, mark }) => [text, mark]))).toEqual([
    [
      ['GVNIC', undefined],
      ['SEV_CAPABLE', 'removed'],
    ],
    [
      ['GVNIC', undefined],
      ['IDPF', 'added'],
    ],
  ])
})

test('as text, without what is the same', () => {
  const rows = compare(base, with_({ diskSizeGb: '8', family: 'web' }))
  expect(comparisonText(['web-v1', 'web-v2'], rows)).toBe(
    'web-v1 → web-v2\n! Disk size: 10 GB → 8 GB (Disks created from it have 8 GB unless they set a size.)\n  Family: none → web\n',
  )
})

const anyImage = fc.record(
  {
    name: fc.constantFrom('a', 'b'),
    status: fc.constantFrom('READY', 'FAILED'),
    architecture: fc.constantFrom('X86_64', 'ARM64'),
    diskSizeGb: fc.constantFrom('10', '8', 'x'),
    guestOsFeatures: fc.array(fc.record({ type: fc.constantFrom('GVNIC', 'IDPF', 'toString') })),
    licenses: fc.array(fc.constantFrom('projects/a/global/licenses/b', 'odd')),
    labels: fc.dictionary(
      fc.constantFrom('env', '__proto__', 'constructor'),
      fc.constantFrom('', 'x'),
    ),
    storageLocations: fc.array(fc.constantFrom('us', 'us-east1', 'eu')),
    deprecated: fc.record({ state: fc.constantFrom('DEPRECATED', 'OBSOLETE', 'NEXT') }),
  },
  { requiredKeys: ['name'] },
) as fc.Arbitrary<Image>

test('an image doesn’t differ from itself; whether two differ doesn’t depend on their order', () => {
  fc.assert(
    fc.property(anyImage, anyImage, (a, b) => {
      expect(compare(a, a).every(({ kind }) => kind === 'same')).toBe(true)
      const differing = (rows: Row[]) =>
        rows
          .filter(({ kind }) => kind !== 'same')
          .map(({ name }) => name)
          .sort()
      expect(differing(compare(a, b))).toEqual(differing(compare(b, a)))
    }),
  )
})

test('every field of the API has a row, but for those that only identify the image', () => {
  const fields = Object.keys(Image.fields)
  const whole = Object.fromEntries(fields.map((field) => [field, 'x']))
  const given = {
    ...whole,
    deprecated: { replacement: 'x' },
    guestOsFeatures: [{ type: 'X' }],
    imageEncryptionKey: { sha256: 'x' },
    labels: { x: 'x' },
    licenses: ['x'],
    licenseCodes: ['1'],
    rawDisk: { source: 'x' },
    shieldedInstanceInitialState: {},
    storageLocations: ['x'],
  } as unknown as Image
  const changed = fields.filter((field) => {
    const rows = compare(given, { ...given, [field]: undefined })
    return rows.every(({ kind }) => kind === 'same')
  })
  expect(changed).toEqual([
    'kind',
    'name',
    'sourceType',
    'selfLink',
    'labelFingerprint',
    'shieldedInstanceInitialState',
  ])
})
