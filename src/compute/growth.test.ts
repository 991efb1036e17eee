/**
 * Work on many images grows linearly, not quadratically. Measured by counting field reads, which is
 * the same on every machine.
 */
import { expect, test } from 'vitest'
import type { Change, ImageChange } from './changes/change.ts'
import { headChanges } from './changes/heads.ts'
import { familiesTouched, foresee, type Ground } from './changes/preview.ts'
import { stopReason } from './changes/stands.ts'
import { Families } from './families.ts'
import { replacementProblems } from './replacement.ts'
import type { Disk, Image } from './schema.ts'
import { withoutFields } from './unread.ts'
import { madeFrom, replacedBy } from './usage.ts'

/** Counts the reads of everything it watches. */
class Counter {
  reads = 0

  watch = <T extends object>(thing: T): T => {
    const read = () => {
      this.reads += 1
    }
    return new Proxy(thing, {
      get: (target, key, receiver) => (read(), Reflect.get(target, key, receiver) as unknown),
      has: (target, key) => (read(), Reflect.has(target, key)),
      ownKeys: (target) => (read(), Reflect.ownKeys(target)),
    })
  }
}

const link = (name: string) => `projects/p/global/images/${name}`

/** Families of `members` images: the oldest one, or in a single family all, deprecated in favor of the next. */
const imagesOf = (count: number, members: number, { watch }: Counter): Image[] =>
  Array.from({ length: count }, (_, index) =>
    watch<Image>({
      name: `image-${index}`,
      id: String(10 ** 15 + index),
      family: `family-${Math.floor(index / members)}`,
      status: 'READY',
      creationTimestamp: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
      ...((index % members === 0 || members === count) && {
        deprecated: { state: 'DEPRECATED', replacement: link(`image-${index + 1}`) },
      }),
    }),
  )

const CHANGES: Change[] = [
  { kind: 'deprecate', status: { state: 'OBSOLETE' } },
  { kind: 'delete' },
  { kind: 'patch', fields: { family: 'family-0' } },
]

/** Changes half of the images, including the heads. */
const stepsOn = (images: readonly Image[], { watch }: Counter): ImageChange[] =>
  images
    .filter((_, index) => index % 2 === 1)
    .map(({ name }, index) =>
      watch({
        target: { project: 'p', image: name },
        change: CHANGES[index % CHANGES.length] ?? { kind: 'delete' },
      }),
    )

function groundOf(images: readonly Image[]): Ground {
  const families = new Map<string, Image[]>()
  for (const image of images) {
    const members = families.get(image.family ?? '')
    if (members) members.push(image)
    else families.set(image.family ?? '', [image])
  }
  return { images: new Map(images.map((image) => [image.name, image])), families }
}

type Work = (images: Image[], steps: ImageChange[], counter: Counter) => void

/** How many times the reads for four times the images, in families of ten or in a single one. */
function growth(work: Work, inOne: boolean): number {
  const reads = [1000, 4000].map((count) => {
    const counter = new Counter()
    const images = imagesOf(count, inOne ? count : 10, counter)
    const steps = stepsOn(images, counter)
    counter.reads = 0
    work(images, steps, counter)
    return counter.reads
  })
  return (reads[1] ?? NaN) / (reads[0] ?? NaN)
}

test.each<[string, Work]>([
  ['heads before and after', (images, steps) => headChanges(Families.of(images), steps)],
  [
    'heads, for images named by id',
    (images, steps) => {
      const ids = new Map(images.map(({ name, id = '' }) => [name, id]))
      const byId = steps.map(({ target: { project, image }, change }) => ({
        target: { project, image: ids.get(image) ?? '' },
        change,
      }))
      headChanges(Families.of(images), byId)
    },
  ],
  [
    'heads, with images whose family couldn’t be read',
    (images, steps, { watch }) => {
      const strays = images.map((image) =>
        watch(withoutFields({ ...image, name: `${image.name}-stray` }, [['family']])),
      )
      headChanges(Families.of([...images, ...strays]), steps)
    },
  ],
  ['a preview', (images, steps) => foresee(steps, groundOf(images))],
  ['families touched', (images, steps) => familiesTouched(steps, groundOf(images).images)],
  [
    'whether a decision still stands',
    (images, steps) => stopReason(steps, groundOf(images), groundOf(images)),
  ],
  [
    'the replacements of all images',
    (images) => {
      const known = Families.of(images)
      for (const image of images) {
        const { replacement = 'none' } = image.deprecated ?? {}
        replacementProblems(image, replacement, 'p', known)
      }
    },
  ],
  [
    'replacements and derived images of all images',
    (images) => {
      const disks = images.map(({ name, id = '' }): Disk => ({
        name,
        sourceImage: link(name),
        sourceImageId: id,
      }))
      const [disksOf, imagesOf] = [madeFrom(disks, 'p'), replacedBy(images, 'p')]
      for (const image of images)
        expect(disksOf(image).length + imagesOf(image).length).toBeGreaterThan(0)
    },
  ],
  [
    'the heads of all images’ families',
    (images) => {
      const known = Families.of(images)
      for (const { family = '' } of images) void known.family(family).head
    },
  ],
  [
    'whether the heads of all images’ families are guesses',
    (images, _, { watch }) => {
      const newest = { name: 'stray', status: 'READY', creationTimestamp: '2027-01-01T00:00:00Z' }
      const stray = watch(withoutFields<Image>(newest, [['family']]))
      const known = Families.of([...images, stray])
      for (const { family = '' } of images) expect(known.isGuess(family)).toBe(true)
    },
  ],
])('%s', (_what, work) => {
  expect(growth(work, false)).toBeLessThan(4.5)
  expect(growth(work, true)).toBeLessThan(4.5)
})

test('a chain of replacements is followed once', () => {
  const counter = new Counter()
  const reads = [1000, 4000].map((count) => {
    const chain = Array.from({ length: count }, (_, index) =>
      counter.watch<Image>({
        name: `image-${index}`,
        status: 'READY',
        deprecated: { state: 'DEPRECATED', replacement: link(`image-${index + 1}`) },
      }),
    )
    const [known, first] = [Families.of(chain), chain[0]]
    counter.reads = 0
    if (first) replacementProblems({ name: 'new', status: 'READY' }, first.name, 'p', known)
    return counter.reads
  })
  expect((reads[1] ?? NaN) / (reads[0] ?? NaN)).toBeLessThan(4.5)
})
