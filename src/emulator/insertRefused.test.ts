import { beforeEach, expect, test } from 'vitest'
import { fromFile, type Client } from './testing/client.ts'
import { clientWithSources, HOST, KEY } from './testing/sources.ts'

/** Not the key of the seeded source. */
const OTHER_KEY = 'bcXTX3rxrKAFTF0tYVLvydU1riRZTvUNC4g5I11NY+c='

let client: Client
beforeEach(() => {
  client = clientWithSources()
})

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
    fromFile('n', { licenseCodes: ['9223372036854775808'] }),
    400,
    'invalid',
    'Invalid value at \'resource.licenseCodes[0]\' (TYPE_INT64), "9223372036854775808"',
  ],
  [
    fromFile('n', { id: '-1' }),
    400,
    'invalid',
    'Invalid value at \'resource.id\' (TYPE_UINT64), "-1"',
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
  [
    { name: 'n', sourceImage: 'global/images/secret' },
    400,
    'resourceIsEncryptedWithCustomerEncryptionKey',
    "'projects/p/global/images/secret' is protected with a customer supplied encryption key, but none was provided.",
  ],
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
    'resourceIsEncryptedWithCustomerEncryptionKey',
    "'projects/p/zones/europe-west1-b/disks/locked' is protected with a customer supplied encryption key, but none was provided.",
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
  const reply = await client.ask('POST', 'p/global/images', body)
  expect(reply.status).toBe(code)
  expect(reply.body.error).toMatchObject({ code, errors: [{ domain: 'global', reason }] })
  if (typeof message === 'string') expect(reply.body.error.message).toBe(message)
  else expect(reply.body.error.message).toMatch(message)
  expect(client.emulator.store.count('images', 'p')).toBe(before)
  expect(client.emulator.store.count('operations', 'p')).toBe(0)
})

test.each([
  'gs://b/o.tar.gz',
  'https://storage.googleapis.com/b/o.tar.gz?authuser=1',
  'https://storage.googleapis.com/disk.tar.gz',
  'http://www.googleapis.com/anything/x',
  'https://www.googleapis.com/anything/x.tar.gz',
  'https://www.googleapis.com.example/storage/v1/b/b/o/x.tar.gz',
])('refuses the file %s', async (source) => {
  const reply = await client.ask('POST', 'p/global/images', { name: 'n', rawDisk: { source } })
  expect(reply.body.error).toMatchObject({
    code: 400,
    message: `Invalid value for field 'rawDisk.source': '${source}'.  The provided source location was not a valid Google Cloud Storage object reference.`,
    errors: [{ reason: 'invalid' }],
  })
})

test.each([
  'https://storage.googleapis.com/b/disk.vmdk',
  'https://storage.googleapis.com/b/disk.raw',
  'https://storage.googleapis.com/b/disk.tar.gz.txt',
  'https://storage.cloud.google.com/b/disk.qcow2?authuser=0',
])('no image can be created from %s', async (source) => {
  const reply = await client.ask('POST', 'p/global/images', { name: 'n', rawDisk: { source } })
  expect(reply.body.error).toMatchObject({
    code: 400,
    message: `Invalid value for field 'resource.rawDisk.source': '${source}'. The provided source is not a supported file.`,
    errors: [{ reason: 'invalid' }],
  })
})
