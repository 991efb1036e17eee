import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageToken, readPageToken } from './pageToken.ts'

const LIST = { project: 'p', list: 'images', orderBy: '', filter: '' }

test('a token leads back to any position, also to one of an imported estate', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const position = { name, scope: 'global', created: 0, id: '1' }
      const token = pageToken(LIST, position)
      expect(token).toMatch(/^[\w-]+$/)
      expect(readPageToken(LIST, token)).toEqual(position)
    }),
  )
})
