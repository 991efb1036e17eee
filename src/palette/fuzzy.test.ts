import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lettersOf, lower, placesOf, RANK, rankOf, readWords } from './fuzzy.ts'

const rank = (text: string, typed: string) => rankOf(lower(text), readWords(typed))
const marked = (text: string, typed: string) =>
  placesOf(lower(text), readWords(typed))
    .map((place) => text[place])
    .join('')
const at = (text: string, typed: string) => placesOf(lower(text), readWords(typed))

test.each([
  ['web-base', 'web-base', RANK.exact],
  ['web-base', 'WEB', RANK.prefix],
  ['web-base', 'base', RANK.word],
  ['web-v42', '42', RANK.word],
  ['web-base', 'eb', RANK.inside],
  ['web-base-v42', 'wb42', RANK.starts],
  ['web-base-v42', 'webv42', RANK.starts],
  ['db-postgres-16', 'pstgrs', RANK.scattered],
  ['Mark obsolete…', 'obs mark', RANK.word],
  ['web-base', 'bew', RANK.none],
  ['web-base', 'web nothing', RANK.none],
  ['web-base', '', RANK.exact],
])('%s for “%s”', (text, typed, expected) => {
  expect(rank(text, typed)).toBe(expected)
})

test('what fits has the letters', () => {
  const text = fc.stringMatching(/^[a-c0-9é-]{0,8}$/)
  fc.assert(
    fc.property(text, fc.stringMatching(/^[a-c0-9é-]{1,3}$/), (name, typed) => {
      fc.pre(rank(name, typed) !== RANK.none)
      const wanted = lettersOf(lower(typed))
      expect(lettersOf(lower(name)) & wanted).toBe(wanted)
    }),
  )
})

test('letters far apart, or only a few of them, are no fit', () => {
  expect(rank('kubernetes-node-image', 'bnm')).toBe(RANK.none)
  expect(rank('edge-proxy', 'dep')).toBe(RANK.none)
})

test('the marked letters: at the beginning of a word if possible, otherwise close together', () => {
  expect(at('cobalt-base', 'ba')).toEqual([7, 8])
  expect(at('ab-b-bc', 'abbc')).toEqual([0, 1, 5, 6])
  expect(at('pxxxpst-grs', 'pstgrs')).toEqual([4, 5, 6, 8, 9, 10])
  expect(marked('Edit labels', 'lab ed')).toBe('Edlab')
  expect(at('web', 'nothing')).toEqual([])
})

test('a text whose lowercase has other letters stays as it is', () => {
  expect(lower('İmage')).toBe('İmage')
})

const text = fc.string({ unit: fc.constantFrom(...'abcwv-19 '), maxLength: 30 })
const word = fc.string({ unit: fc.constantFrom(...'abcwv-19'), minLength: 1, maxLength: 6 })

test('a word fits exactly if it has places: in order, and spelling it', () => {
  fc.assert(
    fc.property(text, word, (where, what) => {
      const places = placesOf(where, [what])
      expect(rankOf(where, [what]) === RANK.none).toBe(places.length === 0)
      if (places.length === 0) return
      expect(places.map((place) => where[place]).join('')).toBe(what)
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
    }),
  )
})

test('whatever is in the text fits, better than what is scattered in it', () => {
  fc.assert(
    fc.property(text, word, text, (before, what, after) => {
      expect(rankOf(before + what + after, [what])).toBeLessThanOrEqual(RANK.inside)
    }),
  )
})

test('several words fit as well as the worst of them', () => {
  fc.assert(
    fc.property(text, fc.array(word, { maxLength: 4 }), (where, words) => {
      const ranks = words.map((each) => rankOf(where, [each]))
      expect(rankOf(where, words)).toBe(Math.max(RANK.exact, ...ranks))
    }),
  )
})
