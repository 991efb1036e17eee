import { expect, test } from 'vitest'
import { Families } from '../families.ts'
import { whole } from '../retire/parts.ts'
import type { Image } from '../schema.ts'
import { withoutFields } from '../unread.ts'
import { checkImages, ownKey } from './check.ts'
import { reportLines } from './report.ts'
import type { Rule } from './rules.ts'

/** More than a function can take as arguments. */
const MANY = 150_000

const images = Array.from({ length: MANY }, (_, n): Image => {
  return { name: `web-v${n}`, id: String(n), family: 'web', status: 'READY' }
})

const linesOf = (rule: Rule, all: readonly Image[]) =>
  reportLines(whole(checkImages({ version: 1, rules: [rule] }, Families.of(all), ownKey)))

test('a rule that very many images break is reported in full', () => {
  expect(linesOf({ mostActive: 1 }, images)).toHaveLength(MANY + 1)
})

test('very many images that couldn’t be checked are reported in full', () => {
  const [first, ...others] = images
  const unclear = withoutFields({ ...first, name: 'web-v0', deprecated: {} }, [['status']])
  expect(linesOf({ mostActive: 1 }, [unclear, ...others])).toHaveLength(MANY + 2)
})

test('a rule that applies to no image isn’t said to be followed', () => {
  const [first] = images
  const [line] = linesOf({ families: ['wbe'], description: {} }, first ? [first] : [])
  expect(line).toBe('Description: any description. Active images in wbe: it applies to no image')
})
