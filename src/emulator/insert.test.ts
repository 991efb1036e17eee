import { beforeEach, expect, test } from 'vitest'
import { fromFile, put, type Client } from './testing/client.ts'
import { clientWithSources, HOST, KEY, KEY_SHA256 } from './testing/sources.ts'

let client: Client
beforeEach(() => {
  client = clientWithSources()
})

const insert = (body: unknown, query = '') => client.ask('POST', `p/global/images${query}`, body)
const inserted = async (body: { name: string } & Record<string, unknown>, query = '') => {
  const operation = await insert(body, query)
  expect(operation.body).toMatchObject({ operationType: 'insert', status: 'RUNNING' })
  return (await client.ask('GET', `p/global/images/${body.name}`)).body
}

test('from a disk: size, licenses with their codes, features, architecture and location are inherited', async () => {
  const image = await inserted({ name: 'n', sourceDisk: 'zones/europe-west1-b/disks/free' })
  expect(image).toMatchObject({
    status: 'READY',
    diskSizeGb: '20',
    sourceDisk: `${HOST}/projects/p/zones/europe-west1-b/disks/free`,
    sourceDiskId: '11',
    licenses: [`${HOST}/projects/debian-cloud/global/licenses/debian-12-bookworm`],
    licenseCodes: [expect.stringMatching(/^\d{19}$/)],
    guestOsFeatures: [{ type: 'GVNIC' }],
    architecture: 'ARM64',
    storageLocations: ['eu'],
  })
})

test.each([
  'http://127.0.0.1:8087/compute/v1/projects/p/zones/europe-west1-b/disks/free',
  'https://compute.googleapis.com/compute/v1/projects/p/zones/europe-west1-b/disks/free',
  'projects/p/zones/europe-west1-b/disks/free',
  '/compute/v1/projects/p/zones/europe-west1-b/disks/free',
])('accepts a link in the form %s', async (sourceDisk) => {
  expect(await inserted({ name: 'n', sourceDisk })).toMatchObject({ sourceDiskId: '11' })
})

test.each(['eu', 'europe-west1', 'u-france-east1'])('is stored in %s', async (location) => {
  const image = await inserted({ ...fromFile('n'), storageLocations: [location] })
  expect(image).toMatchObject({ storageLocations: [location] })
})

const ARTIFACT = 'projects/p/locations/us/repositories/r/packages/k/versions/v'

test.each([
  'https://storage.googleapis.com/bucket/folder/disk.tar.gz',
  'https://storage.googleapis.com/storage/v1/b/bucket/o/folder%2Fdisk.tar.gz',
  'http://www.googleapis.com/storage/v1/b/bucket/o/disk.tar.gz',
  'https://bucket.storage.googleapis.com/disk.tar.gz',
  'https://storage.cloud.google.com/BUCKET/x.tar.gz',
  'https://storage.cloud.google.com/bucket/x.tar.gz?authuser=1',
  'https://commondatastorage.googleapis.com/bucket/x.tar.gz',
  ARTIFACT,
  `${ARTIFACT}@dirsum_sha256:${'0a'.repeat(32)}`,
])('accepts the file %s', async (source) => {
  const { rawDisk } = await inserted({ name: 'n', rawDisk: { source, sha1Checksum: '' } })
  expect(rawDisk).toEqual({ source, containerType: 'TAR' })
})

test('links in every field may be paths, and are read back as full links', async () => {
  const path = '/compute/v1/projects'
  const licenses = [
    `${path}/debian-cloud/global/licenses/debian-12-bookworm`,
    'global/licenses/own',
  ]
  const image = await inserted({
    name: 'a',
    sourceSnapshot: `${path}/p/global/snapshots/snap`,
    licenses,
  })
  expect(image).toMatchObject({
    sourceSnapshot: `${HOST}/projects/p/global/snapshots/snap`,
    licenses: [
      `${HOST}/projects/debian-cloud/global/licenses/debian-12-bookworm`,
      `${HOST}/projects/p/global/licenses/own`,
    ],
  })
  const sourceImage = `${path}/p/global/images/family/base`
  expect(await inserted({ name: 'b', sourceImage })).toMatchObject({
    sourceImage: `${HOST}/projects/p/global/images/ready`,
  })
  const replacement = `${path}/p/global/images/b`
  await client.ask('POST', 'p/global/images/a/deprecate', { state: 'DEPRECATED', replacement })
  expect((await client.ask('GET', 'p/global/images/a')).body.deprecated).toEqual({
    state: 'DEPRECATED',
    replacement: `${HOST}/projects/p/global/images/b`,
  })
})

test.each([
  ['x86_64', 'X86_64'],
  ['arm64', 'ARM64'],
  ['X86_64', 'X86_64'],
])('architecture %s is %s', async (sent, architecture) => {
  expect(await inserted(fromFile('n', { architecture: sent }))).toMatchObject({ architecture })
  await client.ask('PATCH', 'p/global/images/n', { architecture: sent })
  expect((await client.ask('GET', 'p/global/images/n')).body).toMatchObject({ architecture })
})

test('enableConfidentialCompute is always set, and inherited from the source', async () => {
  expect(await inserted(fromFile('n'))).toMatchObject({ enableConfidentialCompute: false })
  put(client, 'images', 'p', {
    ...(await inserted(fromFile('secret-base'))),
    enableConfidentialCompute: true,
  })
  const sourceImage = 'global/images/secret-base'
  expect(await inserted({ name: 'copy', sourceImage })).toMatchObject({
    enableConfidentialCompute: true,
  })
})

test('a disk of a running instance requires forceCreate, in any spelling; one of a stopped instance does not', async () => {
  const sourceDisk = 'zones/europe-west1-b/disks/used'
  await inserted({ name: 'n1', sourceDisk }, '?forceCreate=true')
  await inserted({ name: 'n2', sourceDisk }, '?forceCreate=True')
  expect((await insert({ name: 'n3', sourceDisk }, '?forceCreate=false')).status).toBe(400)
  await inserted({ name: 'n4', sourceDisk: 'zones/europe-west1-b/disks/stopped' })
})

test('from a snapshot, an image, and the head of a family', async () => {
  expect(await inserted({ name: 'a', sourceSnapshot: 'global/snapshots/snap' })).toMatchObject({
    sourceSnapshotId: '31',
    diskSizeGb: '30',
    storageLocations: ['asia'],
  })
  const sourceImage = `${HOST}/projects/p/global/images/ready`
  const expected = { sourceImage, diskSizeGb: '40', storageLocations: ['us'] }
  expect(await inserted({ name: 'b', sourceImage })).toMatchObject(expected)
  expect(
    await inserted({ name: 'c', sourceImage: 'projects/p/global/images/family/base' }),
  ).toMatchObject(expected)
})

test('a deprecated source warns', async () => {
  const operation = await insert({ name: 'n', sourceImage: 'global/images/old' })
  expect(operation.body.warnings).toEqual([
    {
      code: 'DEPRECATED_RESOURCE_USED',
      message:
        "The resource 'projects/p/global/images/old' is deprecated. A suggested replacement is 'projects/p/global/images/ready'.",
      data: [
        { key: 'resource_name', value: 'projects/p/global/images/old' },
        {
          key: 'replacement_suggestion',
          value: "A suggested replacement is 'projects/p/global/images/ready'.",
        },
      ],
    },
  ])
})

test('only the SHA-256 of a raw key is stored, and the right key unlocks the source', async () => {
  const image = await inserted(fromFile('n', { imageEncryptionKey: { rawKey: KEY } }))
  expect(image.imageEncryptionKey).toEqual({ sha256: KEY_SHA256 })
  const copy = {
    name: 'n2',
    sourceImage: 'global/images/n',
    sourceImageEncryptionKey: { rawKey: KEY },
  }
  expect((await insert(copy)).status).toBe(200)
  const { store } = client.emulator
  for (const kind of ['images', 'operations', 'work', 'requests'] as const) {
    for (const row of store.scan(kind, 'p', { order: 'name', limit: 100 })) {
      expect(row.json).not.toContain(KEY.slice(0, 20))
    }
  }
})

test('output-only and unknown fields are ignored, null is absent, numbers become strings', async () => {
  const image = await inserted(
    fromFile('n', {
      id: '5',
      status: 'FAILED',
      selfLink: 'x',
      creationTimestamp: 'x',
      archiveSizeBytes: '1',
      deprecated: { state: 'OBSOLETE' },
      labelFingerprint: 'x',
      zone: 'z',
      description: null,
      diskSizeGb: 25,
      params: { resourceManagerTags: { a: 'b' } },
      shieldedInstanceInitialState: { pk: { content: '+/+/', fileType: 'BIN' } },
      labels: { constructor: 'b' },
    }),
  )
  expect(image).toMatchObject({
    status: 'READY',
    diskSizeGb: '25',
    labels: { constructor: 'b' },
    shieldedInstanceInitialState: { pk: { content: '-_-_', fileType: 'BIN' } },
  })
  expect(image.id).toMatch(/^\d{19}$/)
  for (const field of ['deprecated', 'zone', 'description', 'params'])
    expect(image).not.toHaveProperty(field)
})

test('what is empty or unspecified is absent, and keeps nothing from being inherited', async () => {
  const state = { pk: { content: 'AAAA', fileType: 'BIN' }, keks: [], dbxs: [{ content: 'AAAA' }] }
  await inserted(fromFile('base', { architecture: 'ARM64', shieldedInstanceInitialState: state }))
  const copy = await inserted({
    name: 'copy',
    sourceImage: 'global/images/base',
    architecture: 'ARCHITECTURE_UNSPECIFIED',
    shieldedInstanceInitialState: { keks: [] },
  })
  const { keks: _none, ...kept } = state
  expect(copy).toHaveProperty('architecture', 'ARM64')
  expect(copy).toHaveProperty('shieldedInstanceInitialState', kept)
  const plain = await inserted(fromFile('plain', { architecture: 'ARCHITECTURE_UNSPECIFIED' }))
  expect(plain).not.toHaveProperty('architecture')
})

test('the quota of images', async () => {
  await client.raw('PATCH', '/_emulator/projects/p/settings', { imageQuota: 6 })
  const reply = await insert(fromFile('n'))
  expect(reply.status).toBe(403)
  expect(reply.body.error).toMatchObject({
    message: "Quota 'IMAGES' exceeded.  Limit: 6.0 globally.",
    errors: [{ reason: 'quotaExceeded' }],
  })
  const { quotas } = (await client.ask('GET', 'p')).body
  expect(quotas).toEqual([{ metric: 'IMAGES', limit: 6, usage: 6 }])
})
