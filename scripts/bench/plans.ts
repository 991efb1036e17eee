/** 10,000 changes of 100,000 images in 2,000 families. */
import type { ImageChange } from '../../src/compute/changes/change.ts'
import { headChanges } from '../../src/compute/changes/heads.ts'
import { foresee, type Ground } from '../../src/compute/changes/preview.ts'
import { stopReason } from '../../src/compute/changes/stands.ts'
import { Families } from '../../src/compute/families.ts'
import { replacementProblems } from '../../src/compute/replacement.ts'
import type { Image } from '../../src/compute/schema.ts'
import { madeFrom, replacedBy } from '../../src/compute/usage.ts'
import { readEntries } from '../../src/images/table/entry.ts'
import { build } from '../../src/images/table/model.ts'
import type { Print } from './figures.mjs'
import { fastest } from './fastest.ts'

const IMAGES = 100_000
const FAMILIES = 2_000
const CHANGES = 10_000
const NOW = Date.UTC(2026, 10, 24)

export function measurePlans(print: Print): void {
  const images = makeImages()
  const steps = makeSteps(images)
  const ground = groundOf(images, steps)
  print(
    'families grouped',
    fastest(() => Families.of(images)),
  )
  print(
    'heads before and after, of grouped families',
    // Each run gets its own families, because they cache what they compute.
    fastest(
      (families) => headChanges(families, steps),
      () => Families.of(images),
    ),
    '≤ 100 ms',
  )
  print(
    'preview of a decision, with grouping',
    fastest(() => foresee(steps, ground)),
  )
  print(
    'whether a decision still stands',
    fastest(() => stopReason(steps, ground, { ...ground })),
  )
  print(
    'replacements of all images checked',
    fastest(
      (families) => {
        for (const image of images) {
          const { replacement } = image.deprecated ?? {}
          if (replacement !== undefined) replacementProblems(image, replacement, 'p', families)
        }
      },
      () => Families.of(images),
    ),
  )
  print(
    'what names or was made from each image',
    fastest(() => {
      const [named, made] = [replacedBy(images, 'p'), madeFrom(images, 'p')]
      for (const image of images) {
        named(image)
        made(image)
      }
    }),
  )
  print(
    'the list, read and grouped',
    fastest(() => build(readEntries(images, NOW), { key: 'created', order: 'desc' })),
  )
}

/** As parsed from a response; one in four is deprecated in favor of the next. */
function makeImages(): Image[] {
  const images = Array.from({ length: IMAGES }, (_, index): Image => ({
    name: `image-${index}`,
    id: String(10 ** 15 + index),
    family: `family-${index % FAMILIES}`,
    status: 'READY',
    creationTimestamp: new Date(Date.UTC(2026, 0, 1) + index * 60_000)
      .toISOString()
      .replace('Z', '-08:00'),
    ...((index + 1) % 4 === 0 && {
      deprecated: {
        state: 'DEPRECATED',
        replacement: `projects/p/global/images/image-${index + 1}`,
      },
    }),
  }))
  return JSON.parse(JSON.stringify(images)) as Image[]
}

/** The newest images of all families. */
const makeSteps = (images: readonly Image[]): ImageChange[] =>
  images.slice(-CHANGES).map(({ name }) => ({
    target: { project: 'p', image: name },
    change: { kind: 'deprecate', status: { state: 'OBSOLETE' } },
  }))

function groundOf(images: readonly Image[], steps: readonly ImageChange[]): Ground {
  const names = new Set(steps.map(({ target }) => target.image))
  const families = new Map<string, Image[]>()
  for (const image of images) {
    const family = image.family ?? ''
    const members = families.get(family)
    if (members) members.push(image)
    else families.set(family, [image])
  }
  const changed = images.filter(({ name }) => names.has(name))
  return { images: new Map(changed.map((image) => [image.name, image])), families }
}
