import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import { COLUMNS, IN_FAMILY, type Column } from './columns.ts'
import { readEntries } from './entry.ts'
import { contentOf, fitting, layoutOf, type Layout } from './layout.ts'
import { anyImages, NOW } from './testImages.ts'

const measured = (images: readonly Image[], head?: string) =>
  contentOf(readEntries(images, NOW), ({ name }) => name === head, 2026, 'keep')
const tracksOf = ({ tracks }: Layout) =>
  [...tracks.matchAll(/(\d+)px/g)].map(([, px]) => Number(px))
const widthOf = (layout: Layout, column: Column) =>
  tracksOf(layout)[layout.columns.indexOf(column) + 2] ?? 0

const web = (name: string, more: Partial<Image> = {}): Image => ({
  name,
  status: 'READY',
  family: 'web',
  ...more,
})
const replacedBy = (name: string): Partial<Image> => ({
  deprecated: { state: 'DEPRECATED', replacement: `projects/p/global/images/${name}` },
})
const LONG = 'x'.repeat(63)
/** px of a name, if glyphs are on whole pixels. */
const whole = (name: string) => name.length * 8

test('the longest name in debian-cloud, and one of 63 characters, fits at 1440', () => {
  for (const name of ['debian-12-bookworm-arm64-v20261110', LONG]) {
    const content = measured([web('a'), web(name, replacedBy('debian-12'))], name)
    const { name: width } = layoutOf(1390, content, IN_FAMILY, true)
    expect(width).toBeGreaterThanOrEqual(whole(name) + 16 + 8 + 44)
  }
})

test('a replacement is cut before labels shrink to a number, and that before columns are hidden', () => {
  const content = measured([
    web('web-base-v41', { labels: { env: 'prod', team: 'web' }, ...replacedBy(LONG) }),
  ])
  const wide = layoutOf(1600, content, IN_FAMILY, true)
  expect(wide.columns).toEqual(IN_FAMILY)
  expect(wide.labels).toBeGreaterThan(140)
  const less = layoutOf(1000, content, IN_FAMILY, true)
  expect(less.columns).toEqual(IN_FAMILY)
  expect(less.labels).toBeGreaterThan(140)
  expect(widthOf(less, 'state')).toBeLessThan(widthOf(wide, 'state'))
  const least = layoutOf(870, content, IN_FAMILY, true)
  expect(least.columns).toEqual(IN_FAMILY)
  expect(least.labels).toBeLessThan(100)
  expect(widthOf(least, 'state')).toBeLessThanOrEqual(widthOf(less, 'state'))
})

test('at 1024, architecture is hidden, then size, before labels', () => {
  const name = 'debian-12-bookworm-v20261110'
  const overdue = {
    state: 'DEPRECATED',
    replacement: `projects/p/global/images/${name}`,
    obsolete: '2026-11-16',
  }
  const content = measured([web(name, { labels: { env: 'prod' }, deprecated: overdue })])
  expect(layoutOf(1390, content, IN_FAMILY, true).columns).toEqual(IN_FAMILY)
  expect(layoutOf(974, content, IN_FAMILY, true).columns).toEqual([
    'state',
    'size',
    'created',
    'labels',
  ])
  expect(layoutOf(860, content, IN_FAMILY, true).columns).toEqual(['state', 'created', 'labels'])
})

test('columns exactly fill the table as long as names and states fit', () => {
  const columns = fc.subarray([...COLUMNS], { minLength: 1 })
  fc.assert(
    fc.property(
      anyImages,
      columns,
      fc.integer({ min: 740, max: 2600 }),
      (images, wanted, width) => {
        const layout = layoutOf(width, measured(images), wanted, true)
        const tracks = tracksOf(layout)
        const used = tracks.reduce((sum, track) => sum + track, 0) + 12 * (tracks.length - 1) + 12
        expect(used).toBeLessThanOrEqual(width)
        if (layout.labels > 0) expect(used).toBeGreaterThan(width - 1 - tracks.length)
      },
    ),
  )
})

test('a width that was chosen is kept', () => {
  const content = measured([web('a', { labels: { env: 'prod' }, ...replacedBy(LONG) })])
  const chosen = { state: 130, labels: 210, size: 150 }
  const layout = layoutOf(1390, { ...content, chosen }, ['labels', 'size', 'state'], true)
  expect(tracksOf(layout).slice(2, 5)).toEqual([210, 150, 130])
})

test('filtering, sorting and selecting don’t matter: only what is loaded does', () => {
  fc.assert(
    fc.property(anyImages, (images) => {
      expect(measured(images.toReversed())).toEqual(measured(images))
    }),
  )
})

test('as many labels are shown as leave room for the number of the rest', () => {
  expect(fitting(['env=prod', 'team=web'], 160)).toBe(2)
  expect(fitting(['env=prod', 'team=web'], 120)).toBe(1)
  expect(fitting(['env=prod', 'team=web'], 44)).toBe(0)
  expect(fitting(['env=prod'], 80)).toBe(1)
  expect(fitting([], 44)).toBe(0)
})

test('families named with wide glyphs are in full, and what uses an image where there is room', () => {
  // px as Chromium draws them in Inter.
  for (const [family, px] of Object.entries({ 'app-093': 62, 'memcached-common': 146 })) {
    const layout = layoutOf(1190, measured([web('a', { family })]), [...COLUMNS], false)
    expect(widthOf(layout, 'family')).toBeGreaterThanOrEqual(px)
    expect(widthOf(layout, 'use')).toBe(270)
  }
})
