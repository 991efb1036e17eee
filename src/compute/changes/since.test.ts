import { expect, test } from 'vitest'
import type { Image } from '../schema.ts'
import { withoutFields } from '../unread.ts'
import { changesSince } from './since.ts'

const image: Image = {
  name: 'i',
  id: '1',
  family: 'f',
  status: 'READY',
  labels: { a: '1', b: '' },
}

test.each<[Partial<Image>, string[]]>([
  [{ description: 'x', labelFingerprint: 'y' }, []],
  [{ deprecated: { state: 'ACTIVE' } }, []],
  [{ id: '2', family: 'g' }, ['it was deleted, and another image was created under its name']],
  [{ deprecated: { state: 'DEPRECATED' } }, ['it is now DEPRECATED (was ACTIVE)']],
  [
    { deprecated: { state: 'ACTIVE', deleted: '2027-01-01' } },
    ['its replacement or planned dates were changed'],
  ],
  [{ family: 'g', status: 'DELETING' }, ['it is now in family g', 'its status is now DELETING']],
  [{ family: undefined }, ['it is no longer in a family']],
  [
    { labels: { a: '2', keep: '' } },
    ['label a=2 was changed', 'label keep was added', 'label b was removed'],
  ],
])('%o', (more, words) => {
  expect(changesSince(image, { ...image, ...more })).toEqual(words)
})

test('what couldn’t be read again isn’t assumed unchanged', () => {
  const now = { ...image, deprecated: { state: 'ACTIVE' } }
  for (const path of [['labels'], ['labels', 'a'], ['deprecated', 'state']]) {
    expect(changesSince(image, withoutFields(now, [path]))).toEqual([
      `its ${path[0]} couldn’t be read again`,
    ])
  }
})
