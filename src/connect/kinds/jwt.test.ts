import { expect, test } from 'vitest'
import { expiryOf } from './jwt.ts'

const jwt = (claims: unknown) =>
  ['{}', JSON.stringify(claims), 's']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')

test('a JWT says when it expires', () => {
  expect(expiryOf(jwt({ exp: 1_800_000_000, name: '名前 ÿ?>' }))).toBe(1_800_000_000_000)
})

test.each(['ya29.a0AfH6', 'ya29.a.b.c', '', 'a.b', jwt({}), jwt({ exp: '5' }), jwt(null), 'a.*.c'])(
  'nothing is known of %j',
  (token) => expect(expiryOf(token)).toBeUndefined(),
)
