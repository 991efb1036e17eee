import { describe, expect, test } from 'vitest'
import type { Disk, Image, Instance, InstanceTemplate } from './schema.ts'
import {
  compareSource,
  instancesWith,
  madeFrom,
  replacedBy,
  sourceOf,
  templatesFor,
} from './usage.ts'

const GOOGLE = 'https://www.googleapis.com/compute/v1/projects/p'
const image: Image = { name: 'web-v2', id: '42', family: 'web' }
const link = `${GOOGLE}/global/images/web-v2`
const disk = (name: string, more: Partial<Disk> = {}): Disk => ({
  name,
  selfLink: `${GOOGLE}/zones/z-a/disks/${name}`,
  ...more,
})
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

describe('disks', () => {
  test('an earlier image with the same name is a different image', () => {
    const disks = [
      disk('by-id', { sourceImage: link, sourceImageId: '42' }),
      disk('earlier', { sourceImage: link, sourceImageId: '41' }),
      disk('no-id', { sourceImage: 'global/images/web-v2' }),
      disk('other-host', {
        sourceImage: 'http://127.0.0.1:1/compute/v1/projects/p/global/images/42',
      }),
      disk('other-project', { sourceImage: 'projects/q/global/images/web-v2' }),
      disk('blank'),
    ]
    expect(names(madeFrom(disks, 'p')(image))).toEqual(['by-id', 'no-id', 'other-host'])
  })

  test('an image without an id is found by its link', () => {
    const disks = [disk('a', { sourceImage: link, sourceImageId: '41' })]
    expect(names(madeFrom(disks, 'p')({ name: 'web-v2' }))).toEqual(['a'])
  })
})

test('instances are those with such a disk attached, however its link is written', () => {
  const instances: Instance[] = [
    { name: 'one', disks: [{ source: 'projects/p/zones/z-a/disks/boot' }] },
    { name: 'two', disks: [{ source: `${GOOGLE}/zones/z-a/disks/data` }, {}] },
    { name: 'other-zone', disks: [{ source: `${GOOGLE}/zones/z-b/disks/boot` }] },
    { name: 'diskless' },
  ]
  const nameless: Disk = { name: 'x' }
  const disks = [disk('boot'), disk('data'), nameless]
  expect(names(instancesWith(instances, 'p')(disks))).toEqual(['one', 'two'])
  expect(instancesWith(instances, 'p')([])).toEqual([])
  expect(instancesWith([{ name: 'odd', disks: [{}] }], 'p')([nameless])).toEqual([])
})

test('templates name the image, or its family, or both', () => {
  const template = (name: string, ...sources: string[]): InstanceTemplate => ({
    name,
    properties: { disks: sources.map((sourceImage) => ({ initializeParams: { sourceImage } })) },
  })
  const templates = [
    template('pinned', link),
    template('following', 'projects/p/global/images/family/web'),
    template('both', 'global/images/web-v2', `${GOOGLE}/global/images/family/web`),
    template('other-family', 'projects/p/global/images/family/web-arm'),
    template('foreign', 'projects/q/global/images/family/web'),
    template('diskless'),
    { name: 'bare' },
  ]
  const { byName, byFamily } = templatesFor(templates, 'p')(image)
  expect(names(byName)).toEqual(['pinned', 'both'])
  expect(names(byFamily)).toEqual(['following', 'both'])
  expect(templatesFor(templates, 'p')({ name: 'lone' }).byFamily).toEqual([])
})

test('images made from it, and images it replaces', () => {
  const images: Image[] = [
    { name: 'child', sourceImage: link, sourceImageId: '42' },
    { name: 'stepchild', sourceImage: link, sourceImageId: '41' },
    { name: 'old', deprecated: { state: 'DEPRECATED', replacement: link } },
    { name: 'web-v2', deprecated: { replacement: link } },
    { name: 'odd', deprecated: { replacement: 'constructor' } },
  ]
  expect(names(madeFrom(images, 'p')(image))).toEqual(['child'])
  expect(names(replacedBy(images, 'p')(image))).toEqual(['old'])
})

describe('source', () => {
  test('is the disk, snapshot, image or file the image names', () => {
    expect(sourceOf({ name: 'a', sourceDisk: 'd', sourceDiskId: '1' })).toEqual({
      kind: 'disk',
      link: 'd',
      id: '1',
    })
    expect(sourceOf({ name: 'a', sourceSnapshot: 's' })).toMatchObject({ kind: 'snapshot' })
    expect(sourceOf({ name: 'a', sourceImage: 'i' })).toMatchObject({ kind: 'image' })
    expect(sourceOf({ name: 'a', rawDisk: { source: 'f' } })).toMatchObject({ kind: 'file' })
    expect(sourceOf({ name: 'a', rawDisk: { source: '', containerType: 'TAR' } })).toBeUndefined()
  })

  test('is compared by id', () => {
    expect(compareSource({ id: '1' }, { id: '1' })).toBe('same')
    expect(compareSource({ id: '1' }, { id: '2' })).toBe('another')
    expect(compareSource({ id: '1' }, null)).toBe('gone')
    expect(compareSource({ id: undefined }, { id: '2' })).toBe('unknown')
    expect(compareSource({ id: '1' }, {})).toBe('unknown')
  })
})
