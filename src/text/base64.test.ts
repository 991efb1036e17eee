import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { standardBase64 } from './base64.ts'

test('bytes in either alphabet, padded or not, are the same in the standard one', () =>
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const buffer = Buffer.from(bytes)
      const standard = buffer.toString('base64')
      expect(standardBase64(standard)).toBe(standard)
      expect(standardBase64(buffer.toString('base64url'))).toBe(standard)
    }),
  ))

test('padding in the wrong place, however much, takes no time', { timeout: 5000 }, () => {
  const text = `${'='.repeat(200_000)}a`
  expect(standardBase64(text)).toHaveLength(200_004)
})
