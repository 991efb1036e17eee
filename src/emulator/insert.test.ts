import { beforeEach, expect, test } from 'vitest'
import { fromFile, NOW, put, testClient, type Client } from './testing/client.ts'

const KEY = 'acXTX3rxrKAFTF0tYVLvydU1riRZTvUNC4g5I11NY+c='
const OTHER_KEY = 'bcXTX3rxrKAFTF0tYVLvydU1riRZTvUNC4g5I11NY+c='
/** `openssl dgst -sha256 -binary` of the decoded key, in base64. */
const KEY_SHA256 = 'DseaMhjbzeLecCNVB2WFrhpqBCllwXbXtsnCsDJnkHc='
const HOST = 'https://www.googleapis.com/compute/v1'

let client: Client
beforeEach(() => {
  client = testClient()
  const licenses = [`${HOST}/projects/debian-cloud/global/licenses/debian-12-bookworm`]
  const guestOsFeatures = [{ type: 'GVNIC' }]
  put(
    client,
    'disks',
    'p',
    { name: 'free', id: '11', sizeGb: '20', licenses, guestOsFeatures, architecture: 'ARM64' },
    'zones/europe-west1-b',
  )
  put(
    client,
    'disks',
    'p',
    {
      name: 'used',
      id: '12',
      sizeGb: '20',
      users: [`${HOST}/projects/p/zones/europe-west1-b/instances/vm`],
    },
    'zones/europe-west1-b',
  )
  put(
    client,
    'disks',
    'p',
    {
      name: 'stopped',
      id: '14',
      sizeGb: '20',
      users: [`${HOST}/projects/p/zones/europe-west1-b/instances/off`],
    },
    'zones/europe-west1-b',
  )
  put(
    client,
    'disks',
    'p',
    { name: 'locked', id: '13', sizeGb: '20', diskEncryptionKey: { sha256: KEY_SHA256 } },
    'zones/europe-west1-b',
  )
  put(client, 'instances', 'p', { name: 'vm', id: '21', status: 'RUNNING' }, 'zones/europe-west1-b')
  put(
    client,
    'instances',
    'p',
    { name: 'off', id: '22', status: 'TERMINATED' },
    'zones/europe-west1-b',
  )
  put(client, 'snapshots', 'p', {
    name: 'snap',
    id: '31',
    status: 'READY',
    diskSizeGb: '30',
    storageLocations: ['asia'],
  })
  for (const [name, more] of Object.entries({
    ready: { family: 'base' },
    pending: { status: 'PENDING' },
    old: {
      deprecated: { state: 'DEPRECATED', replacement: `${HOST}/projects/p/global/images/ready` },
    },
    obsolete: { deprecated: { state: 'OBSOLETE' } },
    deleted: { deprecated: { state: 'DELETED' } },
    secret: { imageEncryptionKey: { sha256: KEY_SHA256 } },
  })) {
    const image = {
      name,
      id: String(NOW + name.length),
      status: 'READY',
      diskSizeGb: '40',
      creationTimestamp: '2026-01-01T00:00:00.000-08:00',
      ...more,
    }
    put(client, 'images', 'p', image)
  }
})

const insert = (body: unknown, query = '') => client.ask('POST', `p/global/images${query}`, body)
const inserted = async (body: { name: string } & Record<string, unknown>, query = '') => {
  const operation = await insert(body, query)
  expect(operation.body).toMatchObject({ operationType: 'insert', status: 'PENDING' })
  return (await client.ask('GET', `p/global/images/${body.name}`)).body
}

test.each([
  [{}, 400, 'required', "Required field 'resource' not specified"],
  [fromFile(''), 400, 'required', "Required field 'resource.name' not specified"],
  [
    fromFile('Bad'),
    400,
    'invalid',
    "Invalid value for field 'resource.name': 'Bad'. Must be a match of regex '(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)'",
  ],
  [
    fromFile('n', { family: 'None' }),
    400,
    'invalid',
    "Invalid value for field 'resource.family': 'None'. Must be a match of regex '(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)'",
  ],
  [
    { name: 'n' },
    400,
    'invalidResourceUsage',
    "Invalid resource usage: 'Must specify exactly one source for an image.'.",
  ],
  [
    fromFile('n', { sourceImage: 'global/images/ready' }),
    400,
    'invalidResourceUsage',
    "Invalid resource usage: 'Must specify exactly one source for an image.'.",
  ],
  [
    fromFile('ready'),
    409,
    'alreadyExists',
    "The resource 'projects/p/global/images/ready' already exists",
  ],
  [
    { name: 'n', rawDisk: { source: 'some-random-url' } },
    400,
    'invalid',
    "Invalid value for field 'rawDisk.source': 'some-random-url'.  The provided source location was not a valid Google Cloud Storage object reference.",
  ],
  [
    { name: 'n', sourceDisk: `${HOST}/testing/zones/z/disks/d` },
    400,
    'invalid',
    `Invalid value for field 'resource.sourceDisk': '${HOST}/testing/zones/z/disks/d'. The URL is malformed.`,
  ],
  [
    { name: 'n', sourceDisk: 'zones/europe-west1-b/disks/nosuch' },
    400,
    'invalid',
    "Invalid value for field 'resource.sourceDisk': 'zones/europe-west1-b/disks/nosuch'.  Referenced resource was not found.",
  ],
  [
    { name: 'n', sourceDisk: 'zones/europe-west1-b/disks/used' },
    400,
    'resourceInUseByAnotherResource',
    "The disk resource 'projects/p/zones/europe-west1-b/disks/used' is already being used by 'projects/p/zones/europe-west1-b/instances/vm'",
  ],
  [
    { name: 'n', sourceImage: 'global/images/nosuch' },
    400,
    'invalid',
    "Invalid value for field 'resource.sourceImage': 'global/images/nosuch'. The referenced image resource cannot be found.",
  ],
  [
    { name: 'n', sourceImage: 'global/images/family/nosuch' },
    404,
    'notFound',
    "The resource 'projects/p/global/images/family/nosuch' was not found",
  ],
  [
    { name: 'n', sourceSnapshot: 'global/snapshots/nosuch' },
    400,
    'invalid',
    "Invalid value for field 'resource.sourceSnapshot': 'global/snapshots/nosuch'. The referenced snapshot resource cannot be found.",
  ],
  [
    { name: 'n', sourceImage: 'global/images/pending' },
    400,
    'resourceNotReady',
    "The resource 'projects/p/global/images/pending' is not ready",
  ],
  [{ name: 'n', sourceImage: 'global/images/obsolete' }, 400, 'invalid', /OBSOLETE/],
  [{ name: 'n', sourceImage: 'global/images/deleted' }, 400, 'invalid', /DELETED/],
  [{ name: 'n', sourceImage: 'global/images/secret' }, 400, 'invalid', /must be provided/],
  [
    {
      name: 'n',
      sourceImage: 'global/images/secret',
      sourceImageEncryptionKey: { rawKey: OTHER_KEY },
    },
    400,
    'invalid',
    /does not match/,
  ],
  [
    { name: 'n', sourceDisk: 'zones/europe-west1-b/disks/locked' },
    400,
    'invalid',
    /must be provided/,
  ],
  [
    fromFile('n', { imageEncryptionKey: { rawKey: 'short' } }),
    400,
    'invalid',
    "Invalid value for field 'resource.imageEncryptionKey.rawKey': ''. Must be a 256-bit key in base64.",
  ],
  [
    fromFile('n', { imageEncryptionKey: { rawKey: KEY, kmsKeyName: 'k' } }),
    400,
    'invalid',
    /Exactly one/,
  ],
  [fromFile('n', { imageEncryptionKey: { kmsKeyName: 'k' } }), 400, 'invalid', /kmsKeyName/],
  [
    fromFile('n', { labels: { iAmVm: 'x' } }),
    400,
    'invalid',
    "Invalid value for field 'resource.labels': ''. Label key 'iAmVm' violates format constraints. The key must start with a lowercase character, can only contain lowercase letters, numeric characters, underscores and dashes. The key can be at most 63 characters long. International characters are allowed.",
  ],
  [
    fromFile('n', { labels: { a: 'head.default' } }),
    400,
    'invalid',
    "Invalid value for field 'resource.labels': ''. Label value 'head.default' violates format constraints. The value can only contain lowercase letters, numeric characters, underscores and dashes. The value can be at most 63 characters long. International characters are allowed.",
  ],
  [
    fromFile('n', {
      labels: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${i}`, ''])),
    }),
    400,
    'invalid',
    /at most 64/,
  ],
  [fromFile('n', { architecture: 'Z80' }), 400, 'invalid', /architecture/],
  [
    fromFile('n', { guestOsFeatures: [{ type: 'NOPE' }] }),
    400,
    'invalid',
    /guestOsFeatures\[0\].type/,
  ],
  [
    fromFile('n', { storageLocations: ['us', 'eu'] }),
    400,
    'invalidResourceUsage',
    /one storage location/,
  ],
  [fromFile('n', { storageLocations: ['mars'] }), 400, 'invalid', /storageLocations/],
  [
    { name: 'n', sourceImage: 'global/images/ready', diskSizeGb: '5' },
    400,
    'invalid',
    /diskSizeGb/,
  ],
  [fromFile('n', { licenses: ['nonsense'] }), 400, 'invalid', /licenses\[0\]/],
  [
    fromFile('n', { description: 7 }),
    400,
    'invalid',
    "Invalid value at 'resource.description' (TYPE_STRING), 7",
  ],
  [fromFile('n', { licenses: 'x' }), 400, 'invalid', /TYPE_LIST/],
  [[], 400, 'invalid', /TYPE_MESSAGE/],
])('refuses %j', async (body, code, reason, message) => {
  const before = client.emulator.store.count('images', 'p')
  const reply = await insert(body)
  expect(reply.status).toBe(code)
  expect(reply.body.error).toMatchObject({ code, errors: [{ domain: 'global', reason }] })
  if (typeof message === 'string') expect(reply.body.error.message).toBe(message)
  else expect(reply.body.error.message).toMatch(message)
  expect(client.emulator.store.count('images', 'p')).toBe(before)
  expect(client.emulator.store.count('operations', 'p')).toBe(0)
})

test('from a disk: size, licences with their codes, features, architecture and place are inherited', async () => {
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
])('takes a link in the form of %s', async (sourceDisk) => {
  expect(await inserted({ name: 'n', sourceDisk })).toMatchObject({ sourceDiskId: '11' })
})

test('a disk in use by a running instance takes forceCreate, however it is spelt; one of a stopped does not', async () => {
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
  const expected = { sourceImage, diskSizeGb: '40' }
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

test('only the SHA-256 of a raw key is kept, and the right key opens the source', async () => {
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
