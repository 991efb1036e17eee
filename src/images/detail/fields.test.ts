import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UNSEEN } from '../../compute/commands/shell.ts'
import { jsonText } from '../../compute/commands/text.ts'
import { visible } from '../../text/visible.ts'
import { decodeBase64, sha256 } from './bytes.ts'
import { featureMeaning, licensesOf, locationKind, otherFields } from './fields.ts'
import { fileName } from '../../text/fileName.ts'
import { parseKmsKey } from './kmsKey.ts'

test('a KMS key name is split into its parts', () => {
  const name = 'projects/sec/locations/us/keyRings/images/cryptoKeys/web'
  const parts = { project: 'sec', location: 'us', keyRing: 'images', key: 'web' }
  expect(parseKmsKey(name)).toEqual({ ...parts, version: undefined })
  expect(parseKmsKey(`${name}/cryptoKeyVersions/3`)).toEqual({ ...parts, version: '3' })
  expect(parseKmsKey('https://evil.example/keyRings/x')).toBeNull()
})

test('the name of a JavaScript built-in isn’t a feature', () => {
  expect(featureMeaning('UEFI_COMPATIBLE')).toBe('Can boot with UEFI')
  expect(featureMeaning('constructor')).toBeUndefined()
})

test.each([
  ['us', 'multi-region'],
  ['europe-west3', 'region'],
  ['northamerica-northeast1', 'region'],
  ['u-france-east1', 'region'],
  ['us-central1-a', undefined],
])('%s is a %s', (location, kind) => {
  expect(locationKind(location)).toBe(kind)
})

test('codes are paired with licenses only if there is one for each', () => {
  expect(licensesOf({ licenses: ['a', 'b'], licenseCodes: ['1', '2'] })).toEqual([
    { link: 'a', code: '1' },
    { link: 'b', code: '2' },
  ])
  expect(licensesOf({ licenses: ['a'], licenseCodes: ['1', '2'] })).toHaveLength(3)
  expect(licensesOf({})).toEqual([])
})

test('unknown fields are found, at the top level and nested', () => {
  const image = {
    name: 'a',
    rolloutOverride: { defaultRolloutTime: 'x' },
    deprecated: { state: 'DEPRECATED', stateOverride: {} },
    params: { resourceManagerTags: { 'tagKeys/1': 'tagValues/2' } },
  }
  expect(otherFields(image).map(([path]) => path)).toEqual([
    'rolloutOverride',
    'params',
    'deprecated.stateOverride',
  ])
  expect(otherFields({ name: 'a', status: 'READY', labels: {} })).toEqual([])
})

test('keys are decoded from URL-safe base64, and their hash matches sha256sum', async () => {
  expect(decodeBase64('-_8=')).toEqual(new Uint8Array([0xfb, 0xff]))
  expect(decodeBase64('no base64!')).toBeNull()
  expect(await sha256(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('any bytes survive a round trip through URL-safe base64', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeBase64(Buffer.from(bytes).toString('base64url'))).toEqual(new Uint8Array(bytes))
    }),
  )
})

test('JSON shows no unseen character, and parses to the same value', () => {
  expect(jsonText({ name: 'web\u202e\u{e0041}' })).toBe(
    '{\n  "name": "web\\u202e\\udb40\\udc41"\n}',
  )
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
      (value) => {
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)))
        expect(jsonText(value)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u)
      },
    ),
  )
})

test('what a page writes out, commands write out too', () => {
  const inPage = (text: string) => visible(text) !== text && text !== '\n' && text !== '\t'
  const inCommands = (text: string) => text.search(UNSEEN) >= 0
  // Character by character only in blocks with one that either of them writes out.
  for (let block = 0; block < 0x110000; block += 0x100) {
    const chars = Array.from({ length: 0x100 }, (_, i) => String.fromCodePoint(block + i))
    const whole = chars.join('')
    if (!inPage(whole) && !inCommands(whole)) continue
    expect(chars.filter(inCommands)).toEqual(chars.filter(inPage))
  }
})

test('a file name has nothing that a file system or a shell would trip over', () => {
  expect(fileName('web-base-v42', 'json')).toBe('web-base-v42.json')
  expect(fileName('../../etc/passwd', 'json')).toBe('etc_passwd.json')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(fileName(name, 'json')).toMatch(/^[\w-][\w.-]{0,99}\.json$/)
    }),
  )
})
