import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedStore } from '../seed/seed.ts'
import { MemoryStore } from './memory.ts'
import { jsonText } from './order.ts'
import { pack, unpack, unpackBytes } from './packed.ts'

test('any JSON is unpacked unchanged', () => {
  const texts = fc.oneof(
    fc.json({ stringUnit: 'grapheme' }),
    fc.constantFrom(
      '"\\u0000\\n\\t"',
      '"/global/images//global/images/"',
      '{"t":"x-07:00","name":"y"}',
    ),
  )
  fc.assert(
    fc.property(fc.array(texts), (parts) => {
      const text = JSON.stringify(JSON.parse(`[${parts.join()}]`))
      expect(unpack(pack(text))).toBe(text)
      expect(new TextDecoder().decode(unpackBytes(pack(text)))).toBe(text)
    }),
  )
})

test('characters beyond Latin-1 are escaped, without changing the value', () => {
  const doc = { name: 'a', description: 'größe 映像 \u{1f4be} \u2028 \ud800' }
  const text = jsonText(doc)
  expect(text).toMatch(/^[\0-\x7f]*$/)
  expect(JSON.parse(text)).toEqual(doc)
  expect(jsonText({ name: 'größe' })).toBe('{"name":"größe"}')
})

test('images are packed to less than half their size', () => {
  const store = new MemoryStore()
  seedStore(store, { seed: 'scale:500', now: Date.UTC(2026, 10, 24) })
  const texts = [...store.scan('images', 'demo-project', { order: 'name', limit: 500 })].map(
    (row) => row.json,
  )
  const length = (all: string[]) => all.join('').length
  expect(length(texts.map(pack))).toBeLessThan(length(texts) / 2)
})
