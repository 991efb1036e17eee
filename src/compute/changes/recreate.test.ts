import { expect, test } from 'vitest'
import { readImage } from '../readImage.ts'
import type { Image } from '../schema.ts'
import { missingInRecipe, recreateRequest } from './recreate.ts'

const image: Image = {
  kind: 'compute#image',
  id: '42',
  creationTimestamp: '2026-01-22T01:14:05.123-08:00',
  selfLink: 'https://www.googleapis.com/compute/v1/projects/p/global/images/web-v2',
  name: 'web-v2',
  family: 'web',
  description: '',
  status: 'READY',
  archiveSizeBytes: '1402386944',
  diskSizeGb: '10',
  sourceType: 'RAW',
  rawDisk: { source: '', containerType: 'TAR' },
  sourceSnapshot: 'projects/p/global/snapshots/nightly',
  sourceSnapshotId: '7',
  sourceSnapshotEncryptionKey: { sha256: 'hash' },
  imageEncryptionKey: {
    kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k/cryptoKeyVersions/3',
  },
  labels: { env: 'prod' },
  labelFingerprint: '42WmSpB8rSM=',
  licenses: ['projects/debian-cloud/global/licenses/debian-12'],
  licenseCodes: ['1'],
  guestOsFeatures: [{ type: 'GVNIC' }],
  deprecated: { state: 'OBSOLETE' },
}

test('output-only fields are left out, input fields are kept', () => {
  expect(recreateRequest(image)).toEqual({
    name: 'web-v2',
    family: 'web',
    labels: { env: 'prod' },
    diskSizeGb: '10',
    guestOsFeatures: [{ type: 'GVNIC' }],
    licenses: ['projects/debian-cloud/global/licenses/debian-12'],
    sourceSnapshot: 'projects/p/global/snapshots/nightly',
    imageEncryptionKey: { kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' },
  })
})

test('each kind of source', () => {
  const bare = { name: 'a', licenseCodes: ['1'], labels: {} }
  expect(recreateRequest({ ...bare, sourceDisk: 'd', sourceDiskId: '1' })).toEqual({
    name: 'a',
    licenseCodes: ['1'],
    sourceDisk: 'd',
  })
  expect(recreateRequest({ ...bare, sourceImage: 'i' })).toMatchObject({ sourceImage: 'i' })
  expect(
    recreateRequest({ ...bare, rawDisk: { source: 'f', containerType: 'TAR' } }),
  ).toMatchObject({
    rawDisk: { source: 'f' },
  })
  expect(recreateRequest(bare)).toBeUndefined()
})

test('what couldn’t be read and is missing is named', () => {
  const odd = { ...image, labels: { env: 1, team: 'a' }, sourceSnapshot: 5, selfLink: 5 }
  const read = readImage(odd)
  expect(read && missingInRecipe(read)).toEqual(['sourceSnapshot', 'labels.env'])
  expect(missingInRecipe(image)).toEqual([])
})
