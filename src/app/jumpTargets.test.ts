import { expect, test } from 'vitest'
import { firstTargets, jumpTargets, type JumpTarget } from './jumpTargets.ts'

const images = [
  { name: 'web-base-v41', family: 'web-base' },
  { name: 'web-base-v9', family: 'web-base' },
  { name: 'db', family: 'constructor' },
]
const short = (targets: JumpTarget[]) => targets.map(({ kind, name }) => `${kind} ${name}`)

test('the exact name comes first, then prefixes; families before images, numbers in order', () => {
  expect(short(jumpTargets('web-base', images, ['my-web-base']))).toEqual([
    'family web-base',
    'image web-base-v9',
    'image web-base-v41',
    'project my-web-base',
  ])
})

test('a family is listed once, whatever its name', () => {
  expect(short(jumpTargets('constr', images, []))).toEqual(['family constructor'])
})

test('out of many, the first fifty in order', () => {
  const many = Array.from({ length: 80 }, (_, i) => ({ name: `i-${79 - i}` }))
  const fifty = Array.from({ length: 50 }, (_, i) => `image i-${i}`)
  expect(short(jumpTargets('i-', many, []))).toEqual(fifty)
})

test('before anything is typed: recently opened pages that still exist, then the newest images', () => {
  const made = (name: string, day: number) => ({
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
  expect(short(firstTargets(recent, three, true))).toEqual([
    'family web',
    'image c',
    'image b',
    'image a',
  ])
  expect(short(firstTargets(recent, [], false))).toContain('image gone')
})
