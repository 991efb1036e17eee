import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Image } from '../../compute/schema.ts'
import { unreadFields } from '../../compute/unread.ts'
import { ApiError } from './error.ts'
import { read, readImages, readOneImage, readPage, shareImages } from './read.ts'

test('a response is not changed, whatever else it contains', () => {
  const image = { name: 'web-v1', novel: { field: [1] } }
  expect(read(Image, image)).toBe(image)
})

test('the first field that doesn’t fit is named', () => {
  expect(() => read(Image, { name: 'web-v1', labels: { env: 1 } })).toThrow(
    'Unexpected response: labels.env isn’t what this method returns.',
  )
  expect(() => read(Image, [])).toThrow(/: it isn’t what this method returns/)
})

test('no key of a map is skipped', () => {
  const odd: unknown = JSON.parse('{"__proto__": {"x": 1}}')
  expect(() => read(Image, { name: 'a', labels: odd })).toThrow(
    /: labels.__proto__ isn’t what this method returns/,
  )
  const params = { resourceManagerTags: odd }
  expect(() => read(Image, { name: 'a', params })).toThrow(
    /: params.resourceManagerTags.__proto__ /,
  )
  expect(() => read(Image, { name: 'a', labels: ['b'] })).toThrow(
    /: labels isn’t what this method returns/,
  )
  expect(read(Image, { name: 'a', labels: { b: 'c' } })).toHaveProperty('labels.b', 'c')
})

test('an item that doesn’t fit is counted, and hides no other', () => {
  const items = [{ name: 'a' }, { name: 5 }, null, { name: 'b' }]
  expect(readPage(Image, { items, nextPageToken: 't' })).toEqual({
    items: [{ name: 'a' }, { name: 'b' }],
    unreadable: 2,
    nextPageToken: 't',
  })
  expect(readPage(Image, { nextPageToken: '' })).toEqual({
    items: [],
    unreadable: 0,
    nextPageToken: undefined,
  })
})

test('any response is a page or an ApiError', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      try {
        readPage(Image, value)
      } catch (error) {
        expect(error).toBeInstanceOf(ApiError)
      }
    }),
  )
})

test('an image is read as far as possible; only without a name is it unreadable', () => {
  const odd = { name: 'a', status: 5 }
  expect(unreadFields(readOneImage(odd))).toEqual(['status'])
  expect(() => readOneImage({ status: 'READY' })).toThrow(/: name isn’t what this method returns/)
  const page = readImages({ items: [odd, { name: 5 }, null, { name: 'b' }] })
  expect(page.items.map(({ name }) => name)).toEqual(['a', 'b'])
  expect(page.unreadable).toBe(2)
})

test('unchanged values are shared, and the mark of a partly read image isn’t lost', () => {
  const [whole, again] = [
    { name: 'a', labels: {} },
    { name: 'a', labels: {} },
  ]
  expect(shareImages(whole, again)).toBe(whole)
  const odd = readOneImage({ name: 'a', labels: {}, status: 5 })
  expect(shareImages(whole, odd)).toBe(odd)
  expect(shareImages(odd, again)).toBe(again)
  const list = [whole, odd]
  expect(shareImages([whole], list)).toBe(list)
})
