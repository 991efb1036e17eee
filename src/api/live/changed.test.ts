import { expect, test } from 'vitest'
import type { Image, Operation } from '../../compute/schema.ts'
import { differingFrom, newsIn, recentIn, targetsOf } from './changed.ts'
import { lookDelay, type Look } from './poll.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const operation = (name: string, more: Partial<Operation> = {}): Operation => ({
  name,
  status: 'DONE',
  ...more,
})
const names = (operations: Operation[]) => operations.map(({ name }) => name)
const link = (path: string) => `https://www.googleapis.com/compute/v1/${path}`

test('an operation is news when it is new, and again when it has ended', () => {
  const seen = new Map([
    ['old', 'DONE'],
    ['ended', 'RUNNING'],
    ['running', 'PENDING'],
  ] as const)
  const now = [
    operation('old'),
    operation('ended'),
    operation('running', { status: 'RUNNING' }),
    operation('new', { status: 'PENDING' }),
  ]
  expect(names(newsIn(now, seen))).toEqual(['ended', 'new'])
})

test('at first, operations count that ended after the page was read, whatever the clocks', () => {
  const at = (ms: number) => new Date(NOW + ms).toISOString()
  const operations = [
    operation('before', { insertTime: at(-3_600_000), endTime: at(-180_000) }),
    operation('about then', { insertTime: at(-3_600_000), endTime: at(-60_000) }),
    operation('running', { insertTime: at(1000) }),
    operation('without a time'),
  ]
  expect(names(recentIn(operations, NOW))).toEqual(['about then', 'running', 'without a time'])
})

test('only images of the project are targets, each once', () => {
  const targets = [
    'projects/p/global/images/web-1',
    'projects/p/global/images/web-1',
    'projects/other/global/images/web-2',
    'projects/p/global/snapshots/web-3',
  ].map((path) => operation('o', { targetLink: link(path) }))
  expect([...targetsOf([...targets, operation('none')], 'p')]).toEqual(['web-1'])
})

const image: Image = {
  name: 'web-1',
  id: '1',
  family: 'web',
  status: 'READY',
  labels: { env: 'prod', team: 'web' },
}

test('an image differs when it is new or a listed field does, not when more is known of it', () => {
  const shown = { ...image, labelFingerprint: 'x', labels: { team: 'web', env: 'prod' } }
  expect(differingFrom([shown], [image])).toEqual([])
  expect(differingFrom([], [image])).toEqual(['web-1'])
  const changed: Partial<Image>[] = [
    { id: '2' },
    { family: 'other' },
    { status: 'FAILED' },
    { labels: {} },
    { deprecated: { state: 'DEPRECATED' } },
  ]
  for (const fields of changed) {
    expect(differingFrom([image], [{ ...image, ...fields }])).toEqual(['web-1'])
  }
})

test('no labels, no description and no family are the same as empty ones', () => {
  const bare: Image = { name: 'web-1', id: '1', status: 'READY' }
  const empty: Image = { ...bare, labels: {}, description: '', family: '' }
  expect(differingFrom([bare], [empty])).toEqual([])
  expect(differingFrom([empty], [bare])).toEqual([])
})

test('looks become rarer, down to every five minutes, sooner after failures; none once all is refused', () => {
  const at = (quiet: number, failures = 0, refused: Look['refused'] = []) =>
    lookDelay({ seen: undefined, changed: [], news: false, quiet, refused, failures: 0 }, failures)
  expect([0, 1, 2, 6, 100].map((quiet) => at(quiet))).toEqual([
    30_000, 45_000, 67_500, 300_000, 300_000,
  ])
  expect(at(0, 1)).toBe(67_500)
  expect(at(0, 9)).toBe(300_000)
  expect(at(0, 0, ['newest'])).toBe(30_000)
  expect(at(0, 0, ['newest', 'operations'])).toBe(false)
})
