import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connect, signIn } from './session.ts'
import { heldSecrets, holdSecrets, secretsIn, withoutSecrets } from './secrets.ts'

const KEY = 'SGVsbG8/Zn+vbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0='

test.each([
  ['whole', `'${KEY}'. It is not valid.`, `'•••'. It is not valid.`],
  ['twice', `${KEY} ${KEY}`, '••• •••'],
  ['cut short', `'${KEY.slice(0, 12)}…' is no key`, `'•••…' is no key`],
  ['encoded in a URL', `key=${encodeURIComponent(KEY)}&x`, 'key=•••&x'],
  [
    'encoded in a URL, lowercase',
    `key=${encodeURIComponent(KEY).replaceAll('%2F', '%2f')}&x`,
    'key=•••&x',
  ],
  ['escaped in JSON', `{"rawKey":"${KEY.replaceAll('/', '\\/')}"}`, '{"rawKey":"•••"}'],
  [
    'escaped more than JSON requires',
    KEY.replaceAll('=', '\\u003d').replaceAll('+', '\\u002B'),
    '•••',
  ],
  ['with parts that look encoded', 'a%25%41\\u0041bcdefgh', '•••', 'a%25%41\\u0041bcdefgh'],
  ['too short to be one', KEY.slice(0, 7), KEY.slice(0, 7)],
])('a key, %s', (_what, text, shown, key = KEY) => {
  expect(withoutSecrets(text, [key])).toBe(shown)
})

test('short strings aren’t secrets, and other text stays as it is', () => {
  expect(withoutSecrets('owner may not', ['owner', ''])).toBe('owner may not')
  expect(withoutSecrets({ a: [1, null, 'x'] }, [KEY])).toEqual({ a: [1, null, 'x'] })
})

test('anywhere in a value', () => {
  const error = { message: KEY, errors: [{ [KEY]: [`a ${KEY}`] }], code: 400 }
  expect(withoutSecrets(error, [KEY])).toEqual({
    message: '•••',
    errors: [{ '•••': ['a •••'] }],
    code: 400,
  })
})

test('what is nested too deep to be read isn’t shown', () => {
  let deep: unknown = KEY
  for (let depth = 0; depth < 100_000; depth++) deep = [deep]
  expect(JSON.stringify(withoutSecrets({ deep }, [KEY]))).not.toContain(KEY)
})

const secret = fc.string({ minLength: 8, maxLength: 80, unit: 'grapheme-ascii' })
const ways: ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => JSON.stringify(text).slice(1, -1),
  (text) =>
    encodeURIComponent(text)
      .toLowerCase()
      .replaceAll(/%[0-9a-f]{2}/g, (hex) => hex),
]

test('however it is cut and encoded, no 8 characters from its beginning are left', () => {
  fc.assert(
    fc.property(
      secret,
      fc.nat(),
      fc.constantFrom(...ways),
      fc.string(),
      fc.string(),
      (value, cut, write, before, after) => {
        const length = 8 + (cut % (value.length - 7))
        const echoed = write(value.slice(0, length))
        // Lower-cased, it is a different secret, except for the digits of an escape.
        fc.pre(write !== ways[3] || value === value.toLowerCase())
        const shown = withoutSecrets(before + echoed + after, [value])
        expect(shown).toContain('•••')
        expect(shown).not.toContain(write(value.slice(0, 8)))
      },
    ),
    { numRuns: 1000 },
  )
})

test('the keys of a request are found anywhere', () => {
  const body = {
    name: 'web-1',
    imageEncryptionKey: { rawKey: 'one' },
    sourceDiskEncryptionKey: { rsaEncryptedKey: 'two', kmsKeyName: 'k' },
    list: [{ rawKey: 'three' }, { rawKey: 4 }],
  }
  expect(secretsIn(body)).toEqual(['one', 'two', 'three'])
  expect(secretsIn(undefined)).toEqual([])
})

test('held secrets are released by their holder; the token is always covered', () => {
  connect({ base: 'http://localhost/compute/v1', universe: 'googleapis.com' })
  signIn('ya29.token')
  const [forgetOne, forgetOther] = [holdSecrets(['key']), holdSecrets(['key'])]
  expect(heldSecrets()).toEqual(['key', 'key', 'ya29.token'])
  forgetOne()
  expect(heldSecrets()).toEqual(['key', 'ya29.token'])
  forgetOther()
  connect({ base: 'http://localhost/compute/v1', universe: 'googleapis.com' })
  expect(heldSecrets()).toEqual([])
})
