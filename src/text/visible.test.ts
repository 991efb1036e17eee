import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clipText, textPieces, visible } from './visible.ts'

const anyText = fc.string({ unit: 'binary' })
const joined = (text: string) =>
  textPieces(text)
    .map((piece) => piece.text)
    .join('')

test.each([
  ['web-base-v42', 'web-base-v42'],
  ['größe 東京 🙂', 'größe 東京 🙂'],
  ['web\u202e24v', 'web\\u202e24v'],
  ['a\u200bb\u0000c\nd', 'a\\u200bb\\u0000c\\u000ad'],
  ['a\u{e0041}b', 'a\\u{e0041}b'],
  ['a\u3164b', 'a\\u3164b'],
  ['half \ud800', 'half \\ud800'],
])('%j', (text, shown) => {
  expect(visible(text)).toBe(shown)
})

test('line breaks and tabs stay in running text, and are written out in a name', () => {
  expect(joined('a\nb\tc\r')).toBe('a\nb\tc\\u000d')
  expect(visible('a\nb\tc')).toBe('a\\u000ab\\u0009c')
})

test('nothing shown is invisible, and nothing else is changed', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(joined(text)).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u)
      const seen = textPieces(text).filter((piece) => !piece.unseen)
      for (const piece of seen) expect(text).toContain(piece.text)
    }),
  )
})

test('pieces and the single line match, except for breaks and tabs', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(visible(joined(text))).toBe(visible(text))
      expect(visible(visible(text))).toBe(visible(text))
    }),
  )
})

test('clipping returns a prefix within the limit, and never half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
      const clipped = clipText(text, limit)
      expect(text.startsWith(clipped)).toBe(true)
      expect(clipped.length).toBeLessThanOrEqual(limit)
      expect(clipped.isWellFormed()).toBe(true)
    }),
  )
})
