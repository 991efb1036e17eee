import { expect, test } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import { kmsProblem, rawKeyProblem, rsaKeyProblem } from './encryption.ts'
import { featureConflicts } from './features.ts'
import { readFile } from './file.ts'
import { emptyForm } from './form.ts'
import { readKeyFile, sizeOf } from './keyFiles.ts'
import { formFrom, newerVersion } from './prefill.ts'
import { problemsOf } from './problems.ts'
import { readDisk, readFamily, readImage } from './sourceText.ts'
import { tagsProblem } from './tags.ts'

const NOW = Date.UTC(2026, 10, 24)
const NONE = new Set<string>()

test.each([
  ['gs://b1x/o.tar.gz', 'https://storage.googleapis.com/b1x/o.tar.gz'],
  [
    'https://storage.googleapis.com/b1x/f/o.tar.gz',
    'https://storage.googleapis.com/b1x/f/o.tar.gz',
  ],
  [
    'https://storage.googleapis.com/storage/v1/b/b1x/o/f%2Fo.tar.gz',
    'https://storage.googleapis.com/b1x/f/o.tar.gz',
  ],
  ['https://storage.cloud.google.com/b1x/o.tar.gz', 'https://storage.googleapis.com/b1x/o.tar.gz'],
  [
    'https://www.googleapis.com/storage/v1/b/b1x/o/f%2Fo.tar.gz',
    'https://storage.googleapis.com/b1x/f/o.tar.gz',
  ],
  [
    'https://storage.googleapis.com/storage/v1/b/b1x/o/f%2Fa%20b%3Fc.tar.gz',
    'https://storage.googleapis.com/b1x/f/a%20b%3Fc.tar.gz',
  ],
  [
    'https://storage.googleapis.com/storage/v1/b/b1x/o/100%.tar.gz',
    'https://storage.googleapis.com/b1x/100%.tar.gz',
  ],
  ['http://storage.googleapis.com/b1x/o.tar.gz', 'https://storage.googleapis.com/b1x/o.tar.gz'],
  [
    'https://storage.cloud.google.com/b1x/o.tar.gz?authuser=1',
    'https://storage.googleapis.com/b1x/o.tar.gz',
  ],
  [
    'https://commondatastorage.googleapis.com/b1x/o.tar.gz',
    'https://storage.googleapis.com/b1x/o.tar.gz',
  ],
  ['https://b1x.storage.googleapis.com/o.tar.gz', 'https://storage.googleapis.com/b1x/o.tar.gz'],
])('%s is a storage object', (text, source) => {
  expect(readFile(text)).toEqual({ source })
})

test.each(['gs://b1x/o.tar.gz', 'https://storage.s3nsapis.fr/b1x/o.tar.gz'])(
  '%s is an object of another universe',
  (text) => {
    expect(readFile(text, 's3nsapis.fr')).toEqual({
      source: 'https://storage.s3nsapis.fr/b1x/o.tar.gz',
    })
    expect(readFile('b1x/o.tar.gz', 's3nsapis.fr')).toEqual({
      problem: 'Start with gs://, https://storage.s3nsapis.fr/ or projects/.',
    })
  },
)

test('an Artifact Registry path is kept as is', () => {
  const path = 'projects/p/locations/eu/repositories/r/packages/k/versions/v1'
  expect(readFile(path)).toEqual({ source: path })
  const digest = `${path}@dirsum_sha256:${'0'.repeat(64)}`
  expect(readFile(digest)).toEqual({ source: digest })
  expect(readFile(`${path}@sha256:1`)).toHaveProperty('problem')
})

test.each([
  '',
  'disk.tar.gz',
  'gs://bucket',
  'gs://bucket/disk.zip',
  'https://example.com/bucket/disk.tar.gz',
  'https://storage.googleapis.com.example/b/o.tar.gz',
  'https://www.googleapis.google.com/b1x/o.tar.gz',
  'https://storage.cloud.googleapis.com/b1x/o.tar.gz',
  'https://www.googleapis.com/compute/v1/o.tar.gz',
  'gs://bucket/o.tar.gz?X-Goog-Signature=1',
  'ftp://bucket/disk.tar.gz',
])('%s is not a file', (text) => {
  expect(readFile(text)).toHaveProperty('problem')
})

test.each([
  ['', 'Enter the location of the archive.'],
  ['bucket/disk.tar.gz', 'Start with gs://, https://storage.googleapis.com/ or projects/.'],
  ['https://example.com/b1x/o.tar.gz', /^Start with/],
  ['gs://bucket', 'Enter a bucket and an object: gs://bucket/image.tar.gz'],
  ['gs://B/disk.tar.gz', /^“B” isn’t a valid bucket name\. Use lowercase/],
  ['gs://b1x/a disk.tar.gz', /^Remove spaces/],
  ['https://storage.googleapis.com/b1x/o.tar.gz?authuser=1', /^Remove spaces/],
  ['https://storage.cloud.google.com/b1x/o.tar.gz?x=1', /^Remove spaces/],
  ['https://b1x.storage.googleapis.com/o.tar.gz?x=1', /^Remove spaces/],
  ['https://commondatastorage.googleapis.com/b1x/disk.vmdk', 'The archive must be a .tar.gz file.'],
  ['projects/p/locations/eu', /^For Artifact Registry/],
])('the problem with %j: %s', (text, problem) => {
  const read = readFile(text)
  expect('problem' in read && read.problem).toMatch(problem)
})

test('a disk needs a zone, in its link or in the zone field', () => {
  const draft = emptyForm().drafts.disk
  expect(readDisk({ ...draft, disk: 'd' }, 'p')).toHaveProperty('problem')
  expect(readDisk({ ...draft, disk: 'd', zone: 'z-1' }, 'p')).toHaveProperty(
    'link.scope',
    'zones/z-1',
  )
  expect(readDisk({ ...draft, disk: 'projects/q/zones/z/disks/d', zone: 'other' }, 'p')).toEqual({
    link: { project: 'q', scope: 'zones/z', collection: 'disks', name: 'd', family: false },
  })
  expect(readDisk({ ...draft, disk: 'global/snapshots/s' }, 'p')).toHaveProperty('problem')
  expect(readDisk({ ...draft, disk: 'regions/r/disks/d' }, 'p')).toHaveProperty('problem')
})

test('an image is not accepted as a family, nor a family as an image', () => {
  const family = emptyForm().drafts.family
  expect(readImage('global/images/family/f', 'p')).toHaveProperty('problem')
  expect(readFamily({ ...family, family: 'global/images/i' }, 'p')).toHaveProperty('problem')
  expect(readFamily({ ...family, family: 'f', project: 'debian-cloud' }, 'p')).toHaveProperty(
    'link.project',
    'debian-cloud',
  )
  expect(readFamily({ ...family, family: 'f', project: 'Not One' }, 'p')).toHaveProperty('problem')
})

test('a form prefilled from a link', () => {
  expect(formFrom('projects/q/global/images/i', 'p')).toMatchObject({
    sourceType: 'image',
    drafts: { image: { image: 'projects/q/global/images/i' } },
  })
  expect(formFrom('global/images/family/f', 'p')).toMatchObject({
    sourceType: 'family',
    drafts: { family: { family: 'f', project: '' } },
  })
  expect(formFrom('zones/z/disks/d', 'p')).toMatchObject({
    sourceType: 'disk',
    drafts: { disk: { disk: 'projects/p/zones/z/disks/d', zone: 'z' } },
  })
  expect(formFrom('global/licenses/l', 'p')).toBeNull()
  expect(formFrom('nonsense', 'p')).toBeNull()
})

test.each([
  ['', null],
  ['eu', null],
  ['northamerica-northeast1', null],
  // A region of another universe.
  ['u-france-east1', null],
  ['europe-west1-b', 'Use us, eu, asia, or a region such as europe-west1.'],
  ['mars', 'Use us, eu, asia, or a region such as europe-west1.'],
])('storage location “%s”: %s', (storageLocation, message) => {
  const form = emptyForm()
  const problems = problemsOf({ ...form, options: { ...form.options, storageLocation } }, 'p')
  const found = problems.find(({ field }) => field === 'options.storageLocation')
  expect(found?.message ?? null).toBe(message)
})

test('a newer version keeps family, labels and features, and the same source disk', () => {
  const image: Image = {
    name: 'web-base-v1',
    family: 'web-base',
    labels: { env: 'prod' },
    sourceDisk: 'https://www.googleapis.com/compute/v1/projects/p/zones/z/disks/builder',
    guestOsFeatures: [{ type: 'GVNIC' }],
    imageEncryptionKey: {
      kmsKeyName: 'projects/p/locations/l/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1',
    },
  }
  const form = newerVersion(image, 'p', new Set(['web-base-v1']), NOW)
  expect(form).toMatchObject({
    sourceType: 'disk',
    drafts: { disk: { disk: 'projects/p/zones/z/disks/builder' } },
    details: { name: 'web-base-v2', family: 'web-base', labels: [{ key: 'env', value: 'prod' }] },
    options: {
      guestOsFeatures: ['GVNIC'],
      encryption: { kmsKeyName: 'projects/p/locations/l/keyRings/r/cryptoKeys/k' },
    },
  })
  expect(newerVersion({ name: 'alone' }, 'p', NONE, NOW)).toMatchObject({
    sourceType: 'image',
    drafts: { image: { image: 'projects/p/global/images/alone' } },
  })
})

const der = (length: number, ...head: number[]) => {
  const body = new Uint8Array(length + 4)
  body.set([0x30, 0x82, length >> 8, length & 255, ...head])
  return body
}
const ascii = (text: string) => new TextEncoder().encode(text)

test('the type of a key file is detected from its content', () => {
  expect(readKeyFile('pk.bin', der(300))).toMatchObject({ fileType: 'X509' })
  expect(readKeyFile('dbx.cer', Uint8Array.of(0x26, 0x16, 0xc4, 0xc1))).toEqual({
    name: 'dbx.cer',
    content: 'JhbEwQ==',
    fileType: 'BIN',
  })
  const pem = `-----BEGIN CERTIFICATE-----\n${btoa(String.fromCharCode(...der(300)))}\n-----END CERTIFICATE-----\n`
  const read = readKeyFile('pk.pem', ascii(pem))
  expect(read).toMatchObject({ fileType: 'X509' })
  expect(typeof read === 'string' ? 0 : sizeOf(read)).toBe(304)
})

test.each([
  ['empty', new Uint8Array()],
  ['too large', new Uint8Array(64 * 1024 + 1)],
  ['private key', ascii('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----')],
  ['private key in DER', der(300, 0x02, 0x01, 0x00)],
  ['text', ascii('hello')],
  [
    'request',
    ascii('-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----'),
  ],
  ['damaged', ascii('-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----')],
])('a file that is %s is refused', (_what, bytes) => {
  expect(readKeyFile('file', bytes)).toEqual(expect.any(String))
})

test('the formats of encryption keys', () => {
  expect(kmsProblem('projects/p/locations/global/keyRings/r/cryptoKeys/k')).toBeNull()
  expect(kmsProblem('my-key')).not.toBeNull()
  expect(rawKeyProblem('SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0=')).toBeNull()
  expect(rawKeyProblem('c2hvcnQ=')).not.toBeNull()
  expect(rsaKeyProblem(`${'A'.repeat(342)}==`)).toBeNull()
  expect(rsaKeyProblem('A')).not.toBeNull()
})

test('conflicting features', () => {
  expect(featureConflicts(['UEFI_COMPATIBLE', 'SEV_CAPABLE'], 'X86_64', false)).toEqual([])
  expect(featureConflicts(['UEFI_COMPATIBLE', 'SEV_CAPABLE'], 'ARM64', false)).toHaveLength(1)
  expect(featureConflicts(['SEV_LIVE_MIGRATABLE_V2'], '', false)).toHaveLength(1)
  expect(featureConflicts([], '', true)).toHaveLength(1)
})

test.each([
  ['tagKeys/1', 'tagValues/2', true],
  ['tagKeys/1', 'prod', false],
  ['123/env', 'prod', true],
  ['env', 'prod', false],
  ['123/env', '', false],
])('tag %s: %s', (key, value, good) => {
  expect(tagsProblem([{ id: 1, key, value }]) === null).toBe(good)
})
