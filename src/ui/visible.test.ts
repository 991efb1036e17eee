import { expect, test } from 'vitest'
import { visible } from './visible.ts'

test.each([
  ['web-base-v42', 'web-base-v42'],
  ['größe 東京 🙂', 'größe 東京 🙂'],
  ['web\u202e24v', 'web\\u202e24v'],
  ['a\u200bb\u0000c\nd', 'a\\u200bb\\u0000c\\u000ad'],
  ['half \ud800', 'half \\ud800'],
])('%j', (text, shown) => {
  expect(visible(text)).toBe(shown)
})
