import fc from 'fast-check'
import { expect, test } from 'vitest'
import { imagePath, linkName, linkPath, parseLink, selfLink, type ResourceLink } from './links.ts'

const disk = {
  project: 'p',
  scope: 'zones/us-central1-a',
  collection: 'disks',
  name: 'd',
  family: false,
}
const image = { project: 'p', scope: 'global', collection: 'images', name: 'i', family: false }

test.each<[string, ResourceLink]>([
  ['https://www.googleapis.com/compute/v1/projects/p/global/images/i', image],
  ['https://compute.googleapis.com/compute/v1/projects/p/global/images/i', image],
  ['https://content.googleapis.com/compute/beta/projects/p/global/images/i', image],
  ['http://127.0.0.1:8087/compute/v1/projects/p/global/images/i', image],
  ['https://www.s3nsapis.fr/compute/v1/projects/p/global/images/i', image],
  ['projects/p/global/images/i', image],
  ['/compute/v1/projects/p/global/images/i', image],
  ['/compute/v1/projects/p/zones/us-central1-a/disks/d', disk],
  ['https://www.googleapis.com/compute/v1/projects/p/zones/us-central1-a/disks/d', disk],
  ['projects/p/zones/us-central1-a/disks/d', disk],
  ['projects/p/global/images/family/f', { ...image, name: 'f', family: true }],
  ['projects/example.com:p/global/images/i', { ...image, project: 'example.com:p' }],
  ['projects/p/global/images/7423984620938475521', { ...image, name: '7423984620938475521' }],
  ['projects/p/global/images/family', { ...image, name: 'family' }],
])('%s', (text, expected) => {
  expect(parseLink(text)).toEqual(expected)
})

test('a link without a project gets the given one', () => {
  expect(parseLink('global/images/i', 'p')).toEqual(image)
  expect(parseLink('zones/us-central1-a/disks/d', 'p')).toEqual(disk)
  expect(parseLink('projects/q/global/images/i', 'p')?.project).toBe('q')
  expect(parseLink('global/images/i')).toBeNull()
})

test.each([
  '',
  'i',
  'data:text/html,projects/p/global/images/i',
  'ftp://www.googleapis.com/compute/v1/projects/p/global/images/i',
  'https://user:pass@evil.example/compute/v1/projects/p/global/images/i',
  'https://evil.example/projects/p/global/images/i',
  'https://evil.example/other/compute/v1/projects/p/global/images/i',
  '/compute/v1/global/images/i',
  'compute/v1/projects/p/global/images/i',
  '//compute/v1/projects/p/global/images/i',
  '//evil.example/compute/v1/projects/p/global/images/i',
  'projects/p/global/images/i?x=1',
  'projects/p/global/images/i#x',
  'projects/p/global/images/a/b',
  'projects/p/global/images/',
  'projects//global/images/i',
  'projects/p/global/images/i\n',
  ' projects/p/global/images/i',
  'projects/p/global/images/..',
  'projects/../global/images/i',
  'projects/p/global/images/a b',
  'projects/p/global/images/%2e%2e',
  'projects/p/global/images/<img src=x>',
  'projects/p/zones/../disks/d',
  'projects/p/global/disks/family/f',
  'projects/p/elsewhere/images/i',
  'https://storage.googleapis.com/bucket/image.tar.gz',
])('“%s” is not a link to a resource', (text) => {
  expect(parseLink(text, 'p')).toBeNull()
})

const name = fc.stringMatching(/^[a-z](?:[-a-z0-9]{0,20}[a-z0-9])?$/)
const link = fc
  .record({
    project: fc.oneof(
      name,
      name.map((project) => `example.com:${project}`),
    ),
    scope: fc.constantFrom('global', 'zones/us-central1-a', 'regions/europe-west4'),
    collection: fc.constantFrom('images', 'disks', 'snapshots', 'licenses', 'instanceTemplates'),
    name: fc.oneof(name, fc.stringMatching(/^[1-9][0-9]{0,19}$/)),
    family: fc.boolean(),
  })
  .map((one) => ({ ...one, family: one.family && one.collection === 'images' }))

test('a printed link is parsed back, as a path and as a URL, in any universe', () => {
  fc.assert(
    fc.property(link, fc.constantFrom(undefined, 's3nsapis.fr'), (parts, universe) => {
      expect(parseLink(linkPath(parts))).toEqual(parts)
      expect(parseLink(selfLink(linkPath(parts), universe))).toEqual(parts)
    }),
  )
})

const PIECES = 'projects/ p/ global/ images/ family/ zones/ a / .. @ ? https://h/compute/v1/'.split(
  ' ',
)

test('anything that parses prints to the same resource', () => {
  const piece = fc.constantFrom(...PIECES)
  const text = fc.oneof(
    fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)),
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (any) => {
      const parts = parseLink(any, 'p')
      expect(parts && parseLink(linkPath(parts))).toEqual(parts)
    }),
    { numRuns: 2000 },
  )
})

test('a long invalid link is refused in linear time', () => {
  expect(parseLink(`projects/${'a/'.repeat(50_000)}`)).toBeNull()
  expect(parseLink(`https://${'a'.repeat(100_000)}`)).toBeNull()
})

test('display names', () => {
  expect(imagePath('p', 'i')).toBe('projects/p/global/images/i')
  expect(linkName('https://h/compute/v1/projects/p/global/images/web-v1')).toBe('web-v1')
  expect(linkName('web-v1')).toBe('web-v1')
  expect(linkName('web/')).toBe('web/')
})
