import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { patternMatcher, patternProblem } from './pattern.ts'

test.each([
  ['web-v#', 'web-v42', true],
  ['web-v#', 'web-v', false],
  ['web-v#', 'web-v4x', false],
  ['*-#-#', 'a-1-2-3', true],
  ['{family}-v#', 'web-base-v1', true],
  ['{family}-v#', 'web-v1', false],
  ['{family}-{date}', 'web-base-20261124', true],
  ['{family}-{date}', 'web-base-2026112', false],
  ['{date}#', '202611241', true],
  ['##', '12', true],
  ['##', '1', false],
  ['*', '', true],
  ['a.b', 'axb', false],
  ['Ünïcode 🎉*', 'Ünïcode 🎉 party', true],
])('%s and %s: %s', (pattern, text, matches) => {
  expect(patternMatcher([pattern])(text, 'web-base')).toBe(matches)
})

test('without a family, {family} is any text', () => {
  expect(patternMatcher(['{family}-v#'])('anything-v1')).toBe(true)
})

test.each([
  ['', 'Enter a pattern.'],
  ['x'.repeat(101), 'Use at most 100 characters.'],
  ['{famly}-v#', '{famly} means nothing here: use {family} or {date}.'],
  ['a}', '} means nothing here: use {family} or {date}.'],
  ['{date', '{date means nothing here: use {family} or {date}.'],
  ['{family}-v#-{date}*', null],
])('%s: %s', (pattern, problem) => expect(patternProblem(pattern)).toBe(problem))

test('it agrees with a regular expression', () => {
  const pattern = fc.array(fc.constantFrom('*', '#', '{date}', 'a', '1', '-', '.'), {
    maxLength: 6,
  })
  const text = fc.array(fc.constantFrom('a', '1', '2', '-', '.', '20261124'), { maxLength: 8 })
  fc.assert(
    fc.property(pattern, text, (parts, chars) => {
      const regex = parts.map((part) => REGEX[part] ?? part).join('')
      const joined = chars.join('')
      expect(patternMatcher([parts.join('')])(joined)).toBe(new RegExp(`^${regex}$`).test(joined))
    }),
  )
})

const REGEX: Record<string, string> = {
  '*': '[^]*',
  '#': '\\d+',
  '{date}': '[12]\\d\\d\\d[01]\\d[0-3]\\d',
  '.': '\\.',
}

test('a text that a regular expression would take years for is matched at once', () => {
  expect(patternMatcher(['#*'.repeat(40) + 'x'])('1'.repeat(200))).toBe(false)
})
