import { expect, test } from 'vitest'
import { Families } from '../families.ts'
import type { Image } from '../schema.ts'
import { brokenIn, shortWords } from './broken.ts'
import { checkImages } from './check.ts'
import type { Conventions } from './rules.ts'

const conventions: Conventions = {
  version: 1,
  rules: [
    { labels: { env: { values: ['prod'] }, team: {} }, description: {} },
    { families: ['web'], labels: { env: {} }, mostActive: 1 },
    { encryption: 'customer-managed' },
  ],
}
const good = { description: 'Debian', labels: { env: 'prod', team: 'web' } }
const web = { family: 'web', status: 'READY', ...good }
const images: Image[] = [
  { name: 'web-v2', creationTimestamp: '2026-02-01T00:00:00Z', ...web },
  { name: 'web-v1', creationTimestamp: '2026-01-01T00:00:00Z', ...web },
  { name: 'lone', description: 'Debian', labels: { team: 'web' } },
]

function report() {
  const parts = checkImages(conventions, Families.of(images), ({ name }) =>
    name === 'lone' ? undefined : true,
  )
  for (;;) {
    const part = parts.next()
    if (part.done) return part.value
  }
}
const found = (word: string) => [...(brokenIn(report()).get(word) ?? ['no such rule'])].sort()

test.each([
  ['any', ['lone', 'web-v1']],
  ['labels.env', ['lone']],
  ['labels.team', []],
  ['labels', ['lone']],
  ['description', []],
  ['mostactive', ['web-v1']],
  ['rules.0', ['lone']],
  ['rules.0.labels', ['lone']],
  ['rules.0.labels.env', ['lone']],
  ['rules.1', ['web-v1']],
  ['rules.1.labels.env', []],
  ['encryption', []],
  ['unknown', ['lone']],
  ['name', ['no such rule']],
  ['env', ['no such rule']],
])('breaks:%s finds %j', (word, names) => {
  expect(found(word)).toEqual(names)
})

test('the words to choose from', () => {
  expect(shortWords(report())).toEqual([
    'labels.env',
    'labels.team',
    'description',
    'mostActive',
    'encryption',
  ])
})
