import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GUEST_OS_FEATURES } from '../compute/guestOsFeatures.ts'
import { emptyForm, noSecrets, SOURCE_TYPES, type CreateForm } from '../create/model/form.ts'
import { problemsOf } from '../create/model/problems.ts'
import { takeTyped } from '../create/model/typed.ts'
import { toInsert } from '../create/model/toInsert.ts'
import { labelsOf } from '../compute/labelRows.ts'
import { RESOURCE_NAME } from '../compute/names.ts'
import { put, testClient } from './testing/client.ts'

const RAW_KEY = 'SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0='
const DISK = 'zones/europe-west1-b'

function world() {
  const client = testClient()
  put(client, 'disks', 'p', { name: 'disk', id: '1', sizeGb: '10' }, DISK)
  put(client, 'snapshots', 'p', { name: 'snap', id: '2', status: 'READY', diskSizeGb: '10' })
  const image = { id: '3', status: 'READY', diskSizeGb: '10', family: 'web' }
  put(client, 'images', 'p', { name: 'web-v1', ...image })
  return client
}

const name = fc.stringMatching(RESOURCE_NAME)
const none = { way: 'none' as const, kmsKeyName: '', kmsKeyServiceAccount: '' }
const kms = {
  way: 'kms' as const,
  kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k',
  kmsKeyServiceAccount: 'a@p.iam.gserviceaccount.com',
}
const file = fc.base64String({ minLength: 4 }).map((content) => ({
  name: 'file',
  content,
  fileType: 'BIN' as const,
}))
const labelKey = fc.stringMatching(/^[a-z][-_a-z0-9]{0,62}$/)
const labels = fc
  .dictionary(labelKey, fc.stringMatching(/^[-_a-z0-9]{0,63}$/), { maxKeys: 8 })
  .map((map) => Object.entries(map).map(([key, value], id) => ({ id, key, value })))

/** Any valid form. */
const goodForm: fc.Arbitrary<CreateForm> = fc.record({
  sourceType: fc.constantFrom(...SOURCE_TYPES),
  drafts: fc.record({
    disk: fc.constantFrom(
      { disk: 'disk', zone: 'europe-west1-b', forceCreate: false, key: none },
      { disk: `projects/p/${DISK}/disks/disk`, zone: '', forceCreate: true, key: none },
    ),
    snapshot: fc.constantFrom(
      { snapshot: 'snap', key: none },
      {
        snapshot: 'https://compute.googleapis.com/compute/v1/projects/p/global/snapshots/snap',
        key: none,
      },
    ),
    image: fc.constantFrom(
      { image: 'web-v1', project: '', key: none },
      { image: 'global/images/web-v1', project: '', key: none },
      { image: '3', project: '', key: none },
    ),
    family: fc.constantFrom(
      { family: 'web', project: '', pinned: '', key: none },
      { family: 'web', project: 'p', pinned: 'projects/p/global/images/web-v1', key: none },
    ),
    file: fc.constantFrom(
      { source: 'gs://bucket/disk.tar.gz', sha1Checksum: '' },
      {
        source: 'projects/p/locations/l/repositories/r/packages/k/versions/v',
        sha1Checksum: '0'.repeat(40),
      },
    ),
  }),
  details: fc.record({
    name,
    family: name,
    publish: fc.constantFrom('whenReady' as const, 'laterWithoutFamily' as const),
    description: fc.string(),
    labels,
    pastedLabels: fc.constantFrom('', 'a=b'),
  }),
  options: fc.record({
    storageLocation: fc.constantFrom('', 'us', 'eu', 'asia', 'europe-west1'),
    architecture: fc.constantFrom('', 'X86_64', 'ARM64'),
    guestOsFeatures: fc.subarray(Object.keys(GUEST_OS_FEATURES)),
    licenses: fc.subarray(['projects/q/global/licenses/a', 'global/licenses/b']),
    licenseCodes: fc.subarray(['1', '9223372036854775807']),
    typedLicense: fc.constantFrom('', 'global/licenses/c'),
    typedCode: fc.constantFrom('', '2'),
    diskSizeGb: fc.constantFrom('', '10', '65536'),
    encryption: fc.constantFrom(none, kms, { ...none, way: 'raw' as const }),
    shielded: fc.record({
      pk: fc.array(file, { minLength: 1, maxLength: 1 }),
      keks: fc.array(file, { maxLength: 2 }),
      dbs: fc.array(file, { maxLength: 2 }),
      dbxs: fc.array(file, { maxLength: 2 }),
    }),
    tags: fc.constantFrom([], [{ id: 1, key: 'tagKeys/1', value: 'tagValues/2' }]),
  }),
})

test('the request for any valid form is accepted, and reads back the same', async () => {
  const secrets = { ...noSecrets(), encryption: RAW_KEY }
  await fc.assert(
    fc.asyncProperty(goodForm, async (form) => {
      expect(problemsOf(form, 'p', secrets)).toEqual([])
      const { image, forceCreate } = toInsert(form, 'p', secrets)
      const client = world()
      const query = forceCreate ? '?forceCreate=true' : ''
      const free = image.name !== 'web-v1'
      const reply = await client.ask('POST', `p/global/images${query}`, image)
      expect(reply.status).toBe(free ? 200 : 409)
      if (!free) return
      const made = (await client.ask('GET', `p/global/images/${image.name}`)).body
      expect(made).toMatchObject({
        name: image.name,
        ...(image.family && { family: image.family }),
        ...(image.description && { description: image.description }),
        ...(form.options.diskSizeGb && { diskSizeGb: form.options.diskSizeGb }),
        ...(image.architecture && { architecture: image.architecture }),
        ...(image.storageLocations && { storageLocations: image.storageLocations }),
        ...(image.guestOsFeatures && { guestOsFeatures: image.guestOsFeatures }),
      })
      expect(made.labels ?? {}).toEqual(labelsOf(takeTyped(form, 'p').details.labels))
      expect(JSON.stringify(made)).not.toContain(RAW_KEY)
    }),
    { numRuns: 60 },
  )
})

test('the request for an empty form is refused', async () => {
  const { image } = toInsert(emptyForm(), 'p')
  expect((await world().ask('POST', 'p/global/images', image)).status).toBe(400)
})
