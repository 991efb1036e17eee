import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { dueState, stateOf } from '../../compute/deprecation.ts'
import { headOf } from '../../compute/family.ts'
import { isLabelKey, isLabelValue } from '../../compute/labels.ts'
import { linkName, parseLink } from '../../compute/links.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import { dueOf, within } from '../../compute/retire/due.ts'
import { Image, type Disk, type Operation, type Policy } from '../../compute/schema.ts'
import { parseTime } from '../../compute/time.ts'
import { inOrder } from '../resources/effects.ts'
import { MemoryStore } from '../store/memory.ts'
import { KINDS, type Kind, type Store } from '../store/store.ts'
import { CATALOG } from './catalog.ts'
import { DEMO_PROJECT, parseSeed, seedProject, seedStore } from './seed.ts'

const NOW = Date.UTC(2026, 10, 24, 12)

function read<T>(store: Store, kind: Kind, project = DEMO_PROJECT): T[] {
  return [...store.scan(kind, project, { order: 'name', limit: Infinity })].map(
    (row) => JSON.parse(row.json) as T,
  )
}

const seeded = (now: number, universe?: string) => {
  const store = new MemoryStore()
  seedStore(store, { seed: 'demo', now, ...(universe && { universe }) })
  return store
}

describe('demo', () => {
  let store: Store
  let images: Image[]
  beforeAll(() => {
    store = seeded(NOW)
    images = read<Image>(store, 'images')
  })
  const image = (name: string) => images.find((one) => one.name === name)

  test('has 163 images in 14 families, in all states, nine of them due', () => {
    expect(images).toHaveLength(163)
    expect(new Set(images.flatMap((one) => one.family ?? [])).size).toBe(14)
    const counts = new Map<string, number>()
    for (const one of images) counts.set(stateOf(one), (counts.get(stateOf(one)) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({
      ACTIVE: 31,
      DEPRECATED: 74,
      OBSOLETE: 46,
      DELETED: 12,
    })
    expect(images.filter((one) => dueState(one, NOW))).toHaveLength(9)
    expect(dueState(image('web-base-v39') ?? {}, NOW)?.state).toBe('OBSOLETE')
    expect(images.some((one) => one.architecture === 'ARM64')).toBe(true)
  })

  test('has dates to come in a week, a month and a quarter, and a replacement that is retired itself', () => {
    const { planned } = dueOf(images, NOW)
    expect([7, 30, 90].map((days) => within(planned, days, NOW).length)).toEqual([1, 2, 5])
    const retired = images.filter(({ deprecated }) => {
      const replacement = image(linkName(deprecated?.replacement ?? ''))
      return replacement && stateOf(replacement) !== 'ACTIVE'
    })
    expect(retired.map(({ name }) => name)).toEqual(['mail-relay-v3'])
  })

  test('resolves each family to the head of its members, and legacy-tomcat to none', () => {
    for (const family of new Set(images.flatMap((one) => one.family ?? []))) {
      const members = images.filter((one) => one.family === family)
      expect(store.head(DEMO_PROJECT, family)?.name).toBe(headOf(members)?.name)
    }
    expect(store.head(DEMO_PROJECT, 'web-base')?.name).toBe('web-base-v42')
    expect(store.head(DEMO_PROJECT, 'web-base-arm')?.name).toBe('web-base-arm-v12')
    expect(store.head(DEMO_PROJECT, 'legacy-tomcat')).toBeUndefined()
  })

  test('has images in the service’s format', () => {
    for (const one of images) {
      expect(Image(one)).toEqual([])
      expect(Object.keys(Image.fields)).toEqual(expect.arrayContaining(Object.keys(one)))
      expect(Object.keys(one)).toEqual(Object.keys(JSON.parse(JSON.stringify(inOrder(one)))))
      expect(one.enableConfidentialCompute).toEqual(expect.any(Boolean))
      expect(one.name).toMatch(RESOURCE_NAME)
      expect(one.id).toMatch(/^[1-9]\d{16,18}$/)
      expect(one.creationTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0[78]:00$/)
      expect(parseTime(one.creationTimestamp ?? '')).toBeLessThan(NOW)
      expect(parseLink(one.selfLink ?? '')?.name).toBe(one.name)
      const labels = Object.entries(one.labels ?? {})
      expect(labels.every(([key, value]) => isLabelKey(key) && isLabelValue(value))).toBe(true)
      expect(one.labelFingerprint === '42WmSpB8rSM=').toBe(labels.length === 0)
      const { replacement, state: _, ...dates } = one.deprecated ?? {}
      expect(Object.values(dates).map(parseTime)).not.toContain(NaN)
      expect(replacement === undefined || image(linkName(replacement)) !== undefined).toBe(true)
    }
    expect(new Set(images.map((one) => one.id)).size).toBe(images.length)
  })

  test('has lineage: own and public images, disks, snapshots, an archive', () => {
    for (const { sourceImage, sourceImageId } of images) {
      const at = parseLink(sourceImage ?? '')
      const source = at && store.get('images', at.project, at.name)
      expect((source ? JSON.parse(source.json) : {}).id).toBe(sourceImageId)
    }
    const sources = ['sourceImage', 'sourceDisk', 'sourceSnapshot', 'rawDisk'] as const
    for (const source of sources) expect(images.some((one) => one[source])).toBe(true)
    const snapshots = images.filter((one) =>
      store.get('snapshots', DEMO_PROJECT, linkName(one.sourceSnapshot ?? '')),
    )
    expect(snapshots.length).toBeGreaterThan(4)
  })

  test('has a source disk that was recreated since, and one that was not', () => {
    const disk = (name: string): Disk =>
      JSON.parse(store.get('disks', DEMO_PROJECT, name, 'zones/us-central1-a')?.json ?? '{}')
    expect(image('web-base-v42')?.sourceDisk).toMatch(/zones\/us-central1-a\/disks\/builder-7f3c$/)
    expect(disk('builder-7f3c').id).not.toBe(image('web-base-v42')?.sourceDiskId)
    expect(disk('builder-arm-2b91').id).toBe(image('web-base-arm-v13')?.sourceDiskId)
  })

  test('has a FAILED image with the operation that failed', () => {
    const failed = images.find((one) => one.status === 'FAILED')
    const operations = read<Operation>(store, 'operations')
    const operation = operations.find((one) => one.targetId === failed?.id)
    expect(operation).toMatchObject({ operationType: 'insert', status: 'DONE', progress: 100 })
    expect(operation?.error?.errors?.[0]?.message).toContain('was not found')
  })

  test('has a PENDING image with its pending operation', () => {
    const pending = images.find((one) => one.status === 'PENDING')
    const operations = read<Operation>(store, 'operations')
    const operation = operations.find((one) => one.status === 'RUNNING')
    expect(operation).toMatchObject({ targetId: pending?.id, progress: 62 })
    expect(operation?.endTime).toBeUndefined()
    const [unfinished, ...more] = read<{ name: string; begins: number; ends: number }>(
      store,
      'work',
    )
    expect(more).toEqual([])
    expect(unfinished?.name).toBe(operation?.name)
    expect(unfinished?.begins).toBeLessThan(NOW)
    expect(unfinished?.ends).toBeGreaterThan(NOW)
  })

  test('has policies: one shared with everyone, one with a condition', () => {
    const policies = read<Policy>(store, 'policies')
    const members = policies.flatMap((one) => one.bindings ?? []).flatMap((one) => one.members)
    expect(members).toContain('allAuthenticatedUsers')
    const conditional = policies.filter((one) => one.bindings?.some((binding) => binding.condition))
    expect(conditional.map((one) => one.version)).toEqual([3])
  })

  test('has keys of both kinds, Shielded VM keys, and no raw key', () => {
    const keys = images.flatMap((one) => one.imageEncryptionKey ?? [])
    expect(keys.some((key) => key.kmsKeyName)).toBe(true)
    expect(keys.some((key) => key.sha256)).toBe(true)
    expect(keys.some((key) => key.rawKey || key.rsaEncryptedKey)).toBe(false)
    const shielded = images.flatMap((one) => one.shieldedInstanceInitialState?.pk?.content ?? [])
    expect(shielded[0]).toMatch(/^[\w-]+={0,2}$/)
  })

  test('has instances and templates that use images, by image and by family', () => {
    const text = JSON.stringify([
      read(store, 'instances'),
      read(store, 'disks'),
      read(store, 'instanceTemplates'),
    ])
    expect(text).toContain('/demo-project/global/images/web-base-v42"')
    expect(text).toContain('/demo-project/global/images/family/web-base"')
    expect(text).toContain('/debian-cloud/global/images/family/debian-13"')
  })

  test('has the public projects, each family with a head and a license', () => {
    for (const [project, rows] of Object.entries(CATALOG)) {
      for (const [family, , license] of rows) {
        const head = store.head(project, family)
        expect(JSON.parse(head?.json ?? '{}'), family).toMatchObject({
          labels: { 'public-image': 'true' },
          enableConfidentialCompute: false,
        })
        expect(store.get('licenses', project, license)).toBeDefined()
      }
    }
    expect(store.head('debian-cloud', 'debian-12')?.name).toMatch(/^debian-12-bookworm-v2026\d{4}$/)
  })

  test('is reproducible for the same time, and different for another project', () => {
    const dump = (from: Store, project: string) => KINDS.map((kind) => read(from, kind, project))
    expect(dump(seeded(NOW), DEMO_PROJECT)).toEqual(dump(store, DEMO_PROJECT))
    const other = new MemoryStore()
    seedProject(other, 'other', 'demo', NOW)
    expect(other.count('images', 'other')).toBe(163)
    const ids = new Set(images.map((one) => one.id))
    expect(read<Image>(other, 'images', 'other').some((one) => ids.has(one.id))).toBe(false)
  })

  test('is complete at any time, including days with a clock change', () => {
    const times = fc.oneof(
      fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2032, 0) }),
      fc.constantFrom(Date.UTC(2027, 2, 14, 10), Date.UTC(2026, 10, 1, 9), Date.UTC(2028, 1, 29)),
      // Two nights on the same date in Pacific time.
      fc.constant(Date.UTC(2027, 10, 8, 12, 59)),
    )
    const snapshots = store.count('snapshots', DEMO_PROJECT)
    fc.assert(
      fc.property(times, (now) => {
        const estate = seeded(now)
        const all = read<Image>(estate, 'images')
        expect(all).toHaveLength(163)
        expect(estate.count('snapshots', DEMO_PROJECT)).toBe(snapshots)
        expect(all.filter((one) => dueState(one, now))).toHaveLength(9)
        expect(all.every((one) => parseTime(one.creationTimestamp ?? '') < now)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('uses another universe in all links', () => {
    const texts = KINDS.flatMap((kind) => read(seeded(NOW, 's3nsapis.fr'), kind))
    expect(JSON.stringify(texts)).toContain('https://www.s3nsapis.fr/compute/v1/')
    expect(JSON.stringify(texts)).toContain('https://storage.s3nsapis.fr/')
    expect(JSON.stringify(texts)).not.toContain('googleapis.com')
  })
})

describe('other seeds', () => {
  test('scale:N is N images in N/50 families', () => {
    const store = new MemoryStore()
    seedStore(store, { seed: 'scale:1020', now: NOW })
    expect(store.projects()).toEqual([DEMO_PROJECT])
    const images = read<Image>(store, 'images')
    expect(images).toHaveLength(1020)
    expect(new Set(images.map((one) => one.family)).size).toBe(21)
    expect(store.head(DEMO_PROJECT, 'app-03')?.name).toBe('app-03-v49')
    for (const one of images) {
      expect(Object.keys(one)).toEqual(Object.keys(JSON.parse(JSON.stringify(inOrder(one)))))
      expect(one.enableConfidentialCompute).toBe(false)
    }
  })

  test('empty is empty, and seeding a project replaces its contents', () => {
    const store = new MemoryStore()
    seedStore(store, { seed: 'empty', now: NOW })
    expect(store.projects()).toEqual([])
    store.put('images', 'p', { name: 'mine' })
    seedProject(store, 'p', 'scale:100', NOW)
    expect(store.get('images', 'p', 'mine')).toBeUndefined()
    expect(store.count('images', 'p')).toBe(100)
    seedProject(store, 'p', 'empty', NOW)
    expect(store.projects()).toEqual([])
  })

  test('names of seeds', () => {
    expect(
      ['demo', 'empty', 'scale:0100', 'scale:', 'scale:-1', 'scale:99999999', 'Demo', ''].map(
        parseSeed,
      ),
    ).toEqual(['demo', 'empty', 'scale:100', null, null, null, null, null])
  })
})
