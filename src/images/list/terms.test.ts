import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEntries } from '../table/entry.ts'
import { NOW } from '../table/testImages.ts'
import type { UsedBy } from '../use/used.ts'
import { askedRules, asksForUse, passesTerms, readTerms, textOf } from './terms.ts'

const image = {
  name: 'web-base-v42',
  family: 'web-base',
  description: 'Built by CI from main; see http://ci:80/42',
  status: 'READY',
  architecture: 'X86_64',
  labels: { env: 'prod', team: 'web', 'not-env': 'test', empty: '' },
  deprecated: { state: 'DEPRECATED' },
}
const read = () => readEntries([image], NOW)
const finds = (typed: string, entries = read()) =>
  entries.every((entry) => passesTerms(entry, readTerms(typed, NOW)))

test.each([
  '',
  '  ',
  'v42',
  'WEB-BASE',
  'main built',
  'deprecated ready',
  'x86_64',
  'prod',
  'env=prod',
  'env:prod',
  'env=pr',
  'env=',
  'team:',
  'empty=',
  '=prod',
  'http://ci:80/42',
  'env=prod team=web v42',
])('“%s” finds it', (typed) => {
  expect(finds(typed)).toBe(true)
})

test.each(['v43', 'web-base missing', 'env=test', 'nv=prod', 'family=', 'obsolete', 'env=prod x9'])(
  '“%s” does not',
  (typed) => {
    expect(finds(typed)).toBe(false)
  },
)

test('what was typed before doesn’t matter', () => {
  const typing = fc.array(fc.stringMatching(/^[webv4=: -]{0,6}$/), { minLength: 1 })
  fc.assert(
    fc.property(typing, (texts) => {
      const entries = read()
      for (const typed of texts) expect(finds(typed, entries), typed).toBe(finds(typed))
    }),
  )
})

test('a search text is reused as long as its image stays', () => {
  const image = { name: 'web-v1' }
  const before = readEntries([image], NOW)
  before.forEach(textOf)
  expect(readEntries([image, { name: 'web-v2' }], NOW, before)[0]?.text).toContain('web-v1')
})

test('by use, once it was read, and by age', () => {
  const DAY = 86_400_000
  const images = [
    { name: 'old', creationTimestamp: new Date(NOW - 100 * DAY).toISOString() },
    { name: 'new', creationTimestamp: new Date(NOW - 10 * DAY).toISOString() },
    { name: 'timeless' },
  ]
  const shown = (typed: string, usedBy?: UsedBy) =>
    readEntries(images, NOW, [], usedBy)
      .filter((entry) => passesTerms(entry, readTerms(typed, NOW)))
      .map((entry) => entry.image.name)
  const usedBy: UsedBy = ({ name }) => ({ state: name === 'new' ? 'some' : 'none', text: '' })
  expect(shown('use:none', usedBy)).toEqual(['old', 'timeless'])
  expect(shown('use:some', usedBy)).toEqual(['new'])
  expect(shown('use:none')).toEqual([])
  expect(shown('use:unknown')).toEqual([])
  expect(shown('USE:none age>90d', usedBy)).toEqual(['old'])
  expect(shown('age<90d')).toEqual(['new'])
  expect(shown('age>5d ne')).toEqual(['new'])
  // Anything else is text.
  expect(shown('age>5x')).toEqual([])
  expect(asksForUse(readTerms('web use:none', NOW))).toBe(true)
  expect(asksForUse(readTerms('use:nothing use=none', NOW))).toBe(false)
})

test('by the rules that they break, once those were checked', () => {
  const broken = new Map([
    ['any', new Set(['old', 'new'])],
    ['mostactive', new Set(['old'])],
  ])
  const shown = (typed: string, known?: typeof broken | null) =>
    readEntries([{ name: 'old' }, { name: 'new' }, { name: 'good' }], NOW)
      .filter((entry) => passesTerms(entry, readTerms(typed, NOW, known)))
      .map((entry) => entry.image.name)
  expect(shown('breaks:any', broken)).toEqual(['old', 'new'])
  expect(shown('Breaks:mostActive', broken)).toEqual(['old'])
  expect(shown('breaks:any ne', broken)).toEqual(['new'])
  expect(shown('breaks:name', broken)).toEqual([])
  expect(shown('breaks:any')).toEqual([])
  expect(shown('breaks:any', null)).toEqual([])
  expect(askedRules(readTerms('web breaks:any breaks:Labels.env', NOW))).toEqual([
    'any',
    'labels.env',
  ])
  expect(askedRules(readTerms('breaks: breaks=x breaks', NOW))).toEqual([])
})
