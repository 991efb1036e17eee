import { expect, test } from 'vitest'
import { archiveLink, isSupported, parseArchive } from './archive.ts'

const OBJECT = 'https://storage.googleapis.com/b1x/f/o.tar.gz'
const VERSION = 'projects/p/locations/eu/repositories/r/packages/k/versions/v1'
const DIGEST = `${VERSION}@dirsum_sha256:${'0a'.repeat(32)}`

test.each([
  [OBJECT, OBJECT],
  ['http://storage.googleapis.com/b1x/f/o.tar.gz', OBJECT],
  ['https://storage.cloud.google.com/b1x/f/o.tar.gz', OBJECT],
  ['https://storage.cloud.google.com/b1x/f/o.tar.gz?authuser=1', OBJECT],
  ['https://storage.cloud.google.com/b1x/f/o.tar.gz?authuser=a@example.com', OBJECT],
  ['https://commondatastorage.googleapis.com/b1x/f/o.tar.gz', OBJECT],
  ['https://b1x.storage.googleapis.com/f/o.tar.gz', OBJECT],
  ['http://b1x.commondatastorage.googleapis.com/f/o.tar.gz', OBJECT],
  ['https://storage.googleapis.com/storage/v1/b/b1x/o/f%2Fo.tar.gz', OBJECT],
  ['https://www.googleapis.com/storage/v1/b/b1x/o/f%2Fo.tar.gz', OBJECT],
  [
    'https://www.googleapis.com/storage/v1/b/b1x/o/f%2Fa%20b%3Fc.tar.gz',
    'https://storage.googleapis.com/b1x/f/a%20b%3Fc.tar.gz',
  ],
  [
    'https://www.googleapis.com/storage/v1/b/b1x/o/100%.tar.gz',
    'https://storage.googleapis.com/b1x/100%.tar.gz',
  ],
  [VERSION, VERSION],
  [DIGEST, DIGEST],
  [`https://artifactregistry.googleapis.com/v1/${VERSION}`, VERSION],
])('%s is %s', (text, link) => {
  const archive = parseArchive(text)
  expect(archive && archiveLink(archive)).toBe(link)
  expect(archive && isSupported(archive)).toBe(true)
})

test.each([
  'https://storage.googleapis.com/b1x/disk.vmdk',
  'https://storage.googleapis.com/BUCKET/disk.raw',
  'https://storage.googleapis.com/b1x/disk.tar.gz.txt',
  'https://storage.cloud.google.com/b1x/disk.tar?authuser=0',
])('%s is an object that no image can be created from', (text) => {
  const archive = parseArchive(text)
  expect(archive && isSupported(archive)).toBe(false)
})

test.each([
  '',
  'disk.tar.gz',
  'gs://b1x/o.tar.gz',
  'ftp://storage.googleapis.com/b1x/o.tar.gz',
  'https://example.com/b1x/o.tar.gz',
  'https://storage.googleapis.com/o.tar.gz',
  'https://storage.googleapis.com.example/b1x/o.tar.gz',
  'https://www.googleapis.com/b1x/o.tar.gz',
  'https://www.googleapis.com.example/storage/v1/b/b1x/o/x.tar.gz',
  'https://storage.googleapis.com/b1x/o.tar.gz?authuser=1',
  'https://storage.cloud.google.com/b1x/o.tar.gz?authuser=1&X-Goog-Signature=1',
  'https://storage.googleapis.com/b1x/o.tar.gz?X-Goog-Signature=1',
  'https://storage.googleapis.com/b1x/o.tar.gz#x',
  'https://storage.googleapis.com/b1x/a b.tar.gz',
  `${VERSION}@sha256:1`,
  `${VERSION}/more`,
  `https://example.com/v1/${VERSION}`,
])('%s is not an archive', (text) => {
  expect(parseArchive(text)).toBeNull()
})

test.each([
  ['https://storage.s3nsapis.fr/b1x/f/o.tar.gz', 'https://storage.s3nsapis.fr/b1x/f/o.tar.gz'],
  ['https://b1x.storage.s3nsapis.fr/f/o.tar.gz', 'https://storage.s3nsapis.fr/b1x/f/o.tar.gz'],
  [
    'https://www.s3nsapis.fr/storage/v1/b/b1x/o/f%2Fo.tar.gz',
    'https://storage.s3nsapis.fr/b1x/f/o.tar.gz',
  ],
  [OBJECT, 'https://storage.s3nsapis.fr/b1x/f/o.tar.gz'],
  [`https://artifactregistry.s3nsapis.fr/v1/${VERSION}`, VERSION],
])('in another universe, %s is %s', (text, link) => {
  const archive = parseArchive(text, 's3nsapis.fr')
  expect(archive && archiveLink(archive, 's3nsapis.fr')).toBe(link)
})

test.each([
  ['https://storage.s3nsapis.fr/b1x/o.tar.gz', undefined],
  ['https://storage.example.com/b1x/o.tar.gz', 's3nsapis.fr'],
  ['https://storage.s3nsapis.fr.example.com/b1x/o.tar.gz', 's3nsapis.fr'],
  ['https://storage-s3nsapis.fr/b1x/o.tar.gz', 's3nsapis.fr'],
  ['https://example.com/x.s3nsapis.fr/b1x/o.tar.gz', 's3nsapis.fr'],
])('%s is not an archive in the universe %s', (text, universe) => {
  expect(parseArchive(text, universe)).toBeNull()
})

test('a long invalid URL is refused in linear time', () => {
  expect(
    parseArchive(`https://storage.cloud.google.com/${'a?authuser='.repeat(20_000)}`),
  ).toBeNull()
  expect(parseArchive(`https://${'a.'.repeat(100_000)}storage.googleapis.com/`)).toBeNull()
})
