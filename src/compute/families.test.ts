import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Families } from './families.ts'
import { byAge, headOf, headUnknown } from './family.ts'
import type { Image } from './schema.ts'
import { isUnread, withoutFields } from './unread.ts'

const image = fc
  .record({
    name: fc.constantFrom('constructor', '__proto__', 'v1', 'v2', 'v3', 'v4', 'v5'),
    id: fc.integer({ min: 1, max: 30 }).map(String),
    family: fc.constantFrom(undefined, '', 'web', 'arm', '__proto__'),
    status: fc.constantFrom('READY', 'READY', 'PENDING'),
    creationTimestamp: fc.integer({ min: 1, max: 9 }).map((day) => `2026-01-0${day}T00:00:00Z`),
    state: fc.constantFrom('ACTIVE', 'ACTIVE', 'OBSOLETE'),
    unread: fc.constantFrom(undefined, undefined, undefined, 'family', 'status'),
  })
  .map(({ state, unread, ...fields }): Image => {
    const whole = { ...fields, deprecated: { state } }
    return unread ? withoutFields(whole, [[unread]]) : whole
  })
const images = fc.uniqueArray(image, { selector: ({ name }) => name })
const changes = fc.array(
  fc.oneof(
    image.map((made): [string, Image | undefined] => [made.name, made]),
    fc
      .constantFrom('v1', 'v2', 'v3', 'nobody')
      .map((name): [string, undefined] => [name, undefined]),
  ),
)

/** The same, by going through all images. */
function expectSame(families: Families, all: readonly Image[]) {
  const strays = all.filter((each) => isUnread(each, 'family'))
  for (const name of ['web', 'arm', '__proto__', 'nosuch']) {
    const members = all.filter(({ family }) => family === name)
    const family = families.family(name)
    expect(family.members).toEqual([...members].sort(byAge))
    expect(family.head).toEqual(headOf(members))
    expect(families.isGuess(name)).toBe(headUnknown(members, strays))
  }
  for (const each of all) expect(families.find(each.name)).toBe(each)
  for (const id of ['1', '2', '3']) {
    expect(families.find(id)?.id).toBe(all.some((each) => each.id === id) ? id : undefined)
  }
}

// Ids break ties between equal times; with equal ids the order would be arbitrary.
const differentIds = (all: readonly Image[]) => new Set(all.map(({ id }) => id)).size === all.length

test('grouping once gives the same families as going through all images, also after changes', () => {
  fc.assert(
    fc.property(images, fc.array(changes, { maxLength: 3 }), (before, rounds) => {
      const now = new Map(before.map((each) => [each.name, each]))
      let families = Families.of(before)
      fc.pre(differentIds(before))
      expectSame(families, before)
      for (const round of rounds) {
        const changed = new Map(round)
        families = families.with(changed)
        for (const [name, after] of changed) {
          if (after) now.set(name, after)
          else now.delete(name)
        }
        fc.pre(differentIds([...now.values()]))
        expectSame(families, [...now.values()])
      }
    }),
    { numRuns: 1000 },
  )
})

test('changes leave the original untouched', () => {
  const v1: Image = { name: 'v1', id: '1', family: 'web', status: 'READY' }
  const before = Families.of([v1])
  const after = before.with(new Map([['v1', { ...v1, status: 'FAILED' }]]))
  expect([before.family('web').head, after.family('web').head]).toEqual([v1, undefined])
})

test('of two images with the same name, the later one counts', () => {
  const families = Families.of([
    { name: 'v1', family: 'web', status: 'READY' },
    { name: 'v1', family: 'web', status: 'READY', id: '2' },
  ])
  expect(families.family('web').members).toMatchObject([{ id: '2' }])
})
