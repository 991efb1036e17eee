/**
 * Images for property tests: few names, so that families fill up; odd values, because they occur.
 */
import fc from 'fast-check'
import { readImage } from '../../compute/readImage.ts'
import type { Image } from '../../compute/schema.ts'

export const NOW = Date.parse('2026-11-24T12:00:00Z')

const time = fc.constantFrom(
  '2026-11-24T03:29:46.123-08:00',
  '2026-11-01T01:30:00.000-07:00',
  '2026-11-01T01:10:00.000-08:00',
  '2027-01-01T00:00:00Z',
  'never',
)
const family = fc.constantFrom('web', 'web-arm', 'constructor', '__proto__', 'toString')
const state = fc.constantFrom('ACTIVE', 'DEPRECATED', 'OBSOLETE', 'DELETED', 'RESTING')

const deprecated = fc.record({ state, obsolete: time, deleted: time }, { requiredKeys: [] })
const labels = fc.dictionary(
  fc.constantFrom('env', 'team', 'constructor'),
  fc.constantFrom('prod', 'web', ''),
)

const anyImage: fc.Arbitrary<Image> = fc.record(
  {
    name: fc.stringMatching(/^[a-z][-a-z0-9]{0,4}$/),
    id: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String),
    family,
    description: fc.string({ maxLength: 12 }),
    status: fc.constantFrom('PENDING', 'READY', 'FAILED', 'DELETING', 'NEW'),
    creationTimestamp: time,
    diskSizeGb: fc.constantFrom('10', '9', '100'),
    architecture: fc.constantFrom('X86_64', 'ARM64'),
    deprecated,
    labels,
  },
  { requiredKeys: ['name', 'id'] },
)

/** Lists of images with distinct names and ids. */
const listsOf = (one: fc.Arbitrary<Image>) =>
  fc.uniqueArray(one, { comparator: (a, b) => a.name === b.name || a.id === b.id, maxLength: 30 })

export const anyImages = listsOf(anyImage)

/** The same, some with a field that couldn’t be read. */
export const anyPartlyRead = listsOf(
  fc
    .tuple(anyImage, fc.constantFrom('family', 'architecture', 'labels', 'env', ''))
    .map(([image, odd]) => {
      const labels = odd === 'env' ? { ...image.labels, env: 5 } : image.labels
      const answer = {
        ...image,
        ...(labels && { labels }),
        ...(odd && odd !== 'env' && { [odd]: 5 }),
      }
      return readImage(answer) ?? image
    }),
)
