import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateOf } from './deprecation.ts'
import { readImage } from './readImage.ts'
import { Image } from './schema.ts'
import { answerOf, isUnread, unreadFields } from './unread.ts'

test('a valid image is left untouched, including unknown fields', () => {
  const image = { name: 'web-v1', novel: { field: [1] } }
  expect(readImage(image)).toBe(image)
  expect(unreadFields(readImage(image) ?? {})).toEqual([])
  expect(answerOf(image)).toBe(image)
})

test('invalid fields are dropped and recorded, the rest is kept', () => {
  const answer = {
    name: 'web-v1',
    family: 'web',
    status: 5,
    deprecated: { state: ['OBSOLETE'], replacement: 'web-v2' },
    labels: { env: 'prod', team: null },
    guestOsFeatures: [{ type: 'UEFI_COMPATIBLE' }, { type: 7 }],
    novel: 1,
  }
  const image = readImage(answer)
  expect(image).toMatchObject({ name: 'web-v1', family: 'web', novel: 1 })
  expect(image?.deprecated).toEqual({ replacement: 'web-v2' })
  expect(image?.labels).toEqual({ env: 'prod' })
  expect(image).not.toHaveProperty('status')
  // Dropping one item would change the meaning of the list.
  expect(image).not.toHaveProperty('guestOsFeatures')
  expect(unreadFields(image ?? {}).toSorted()).toEqual([
    'deprecated.state',
    'guestOsFeatures',
    'labels.team',
    'status',
  ])
  expect(answerOf(image ?? {})).toBe(answer)
})

test('an unreadable state is not active', () => {
  const stateIn = (deprecated: unknown) => stateOf(readImage({ name: 'a', deprecated }) ?? {})
  expect(stateIn(5)).toBe('UNKNOWN')
  expect(stateIn({ state: 5 })).toBe('UNKNOWN')
  expect(stateIn({ replacement: 5 })).toBe('ACTIVE')
  expect(stateIn({ state: 'OBSOLETE', replacement: 5 })).toBe('OBSOLETE')
})

test('copies keep the record of dropped fields, which JSON doesn’t include', () => {
  const image = readImage({ name: 'a', status: 5 })
  const copy = { ...image, labels: {} }
  expect(isUnread(copy, 'status')).toBe(true)
  expect(JSON.stringify(copy)).toBe('{"name":"a","labels":{}}')
})

test('without a name it is not an image', () => {
  for (const value of [{ name: 5 }, {}, null, 'web', ['web']])
    expect(readImage(value)).toBeUndefined()
})

test('anything with a name is read, and the result is valid', () => {
  const fields = fc.constantFrom(...Object.keys(Image.fields), '__proto__')
  const anyAnswer = fc
    .array(fc.tuple(fields, fc.jsonValue()))
    .map((entries) => ({ ...Object.fromEntries(entries), name: 'web-v1' }))
  fc.assert(
    fc.property(anyAnswer, (answer) => {
      const image = readImage(answer)
      expect(Image(image)).toEqual([])
      for (const path of unreadFields(image ?? {})) expect(isUnread(image ?? {}, path)).toBe(true)
    }),
  )
})
