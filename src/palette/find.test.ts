import { expect, test } from 'vitest'
import type { Image } from '../compute/schema.ts'
import { estateOf, isHead } from './estate.ts'
import { find, offered, withLast, type Command, type FoundGroup } from './find.ts'

const images: Image[] = [
  { name: 'web-base-v41', family: 'web-base' },
  { name: 'web-base-v9', family: 'web-base' },
  { name: 'db', family: 'constructor' },
]
const estate = estateOf(images, true)
const run = () => undefined
const command = (label: string, more: Partial<Command> = {}): Command => ({
  group: 'Pages',
  label,
  run,
  ...more,
})
const short = (groups: FoundGroup[]) =>
  groups.map(({ name, found }) => [
    name,
    ...found.map((line) => (line.kind === 'command' ? line.command.label : line.name)),
  ])

test('the exact name comes first, then beginnings; families before images, numbers in order', () => {
  expect(short(find('web-base', [], estate))).toEqual([
    ['Families', 'web-base'],
    ['Images', 'web-base-v9', 'web-base-v41'],
  ])
})

test('a group with a better fit comes before the others', () => {
  const commands = [command('History'), command('Delete database…', { group: 'Actions' })]
  expect(short(find('db', commands, estate))).toEqual([['Images', 'db']])
  expect(short(find('data', commands, estate))).toEqual([['Actions', 'Delete database…']])
  expect(short(find('hist', [...commands, command('Web history')], estate))).toEqual([
    ['Pages', 'History', 'Web history'],
  ])
})

test('a command is also found by words that it doesn’t show', () => {
  const [group] = find('undo hist', [command('History', { words: 'undo changes' })], estate)
  expect(group?.found).toMatchObject([{ command: { label: 'History' }, places: [] }])
  expect(find('ucg', [command('History', { words: 'undo changes' })], estate)).toEqual([])
})

test('images that are active come before equally good ones that aren’t', () => {
  const both: Image[] = [
    { name: 'web-1', deprecated: { state: 'OBSOLETE' } },
    { name: 'web-20' },
    { name: 'old-web' },
  ]
  expect(short(find('web', [], estateOf(both, true)))).toEqual([
    ['Images', 'web-20', 'web-1', 'old-web'],
  ])
})

test('a family is listed once, whatever its name', () => {
  expect(short(find('constr', [], estate))).toEqual([['Families', 'constructor']])
})

test('out of many, the first in order', () => {
  const many = Array.from({ length: 80 }, (_, i) => ({ name: `i-${79 - i}` }))
  const first = Array.from({ length: 24 }, (_, i) => `i-${i}`)
  expect(short(find('i-', [], estateOf(many, true)))).toEqual([['Images', ...first]])
})

test('one more line goes to its group, or else to the end', () => {
  const list = command('Images containing “db”', { group: 'Lists' })
  const found = find('db', [], estate)
  expect(short(withLast(found, list))).toEqual([
    ['Images', 'db'],
    ['Lists', list.label],
  ])
  const other = command('All', { group: 'Lists' })
  expect(short(withLast(withLast(found, list), other)).at(-1)).toEqual(['Lists', list.label, 'All'])
})

test('before anything is typed: recently opened pages that still exist, commands, the newest images', () => {
  const made = (name: string, day: number): Image => ({
    name,
    family: 'web',
    creationTimestamp: `2026-11-0${day}T00:00:00.000-08:00`,
  })
  const three = [made('a', 1), made('b', 3), made('c', 2)]
  const recent = [
    { kind: 'family', name: 'web' },
    { kind: 'image', name: 'c' },
    { kind: 'image', name: 'gone' },
    { kind: 'family', name: 'gone' },
  ] as const
  expect(short(offered(recent, [command('Due')], estateOf(three, true)))).toEqual([
    ['Recent', 'web', 'c'],
    ['Images', 'b', 'a'],
    ['Pages', 'Due'],
  ])
  expect(short(offered(recent, [], estateOf([], false)))).toEqual([
    ['Recent', 'web', 'c', 'gone', 'gone'],
  ])
})

test('heads are told only if all images are known', () => {
  const [head, old]: Image[] = [
    { name: 'b', family: 'web', status: 'READY', creationTimestamp: '2026-11-02T00:00:00Z' },
    { name: 'a', family: 'web', status: 'READY', creationTimestamp: '2026-11-01T00:00:00Z' },
  ]
  if (!head || !old) throw new Error('There are two.')
  const whole = estateOf([head, old], true)
  expect([head, old].map((image) => isHead(whole, image))).toEqual([true, false])
  expect(isHead(estateOf([head, old], false), head)).toBe(false)
})
