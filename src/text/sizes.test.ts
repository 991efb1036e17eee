import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diskSize } from './diskSize.ts'
import { binarySize, exactSize } from './sizes.ts'

test.each([
  ['0', '0 bytes', '0 bytes'],
  ['1', '1 byte', '1 byte'],
  ['1023', '1,023 bytes', '1,023 bytes'],
  ['1024', '1.0 KiB', '1,024 bytes'],
  ['1048500', '1.0 MiB', '1,048,500 bytes'],
  ['1402386944', '1.3 GiB', '1,402,386,944 bytes'],
  ['5497558138880', '5.0 TiB', '5,497,558,138,880 bytes'],
  ['9223372036854775807', '8.0 EiB', '9,223,372,036,854,775,807 bytes'],
  ['many', 'many', 'many'],
])('%s bytes', (bytes, size, exact) => {
  expect(binarySize(bytes)).toBe(size)
  expect(exactSize(bytes)).toBe(exact)
})

const int64 = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n })

test('an exact size is exact for every int64, a short one has at most four digits', () => {
  fc.assert(
    fc.property(int64, (value) => {
      expect(BigInt(exactSize(String(value)).replaceAll(/\D/g, ''))).toBe(value)
      if (value > 1023n)
        expect(binarySize(String(value))).toMatch(/^(?:\d{1,2}\.\d|\d{3,4}) [KMGTPE]iB$/)
    }),
  )
})

test('the size of a disk', () => {
  expect(diskSize('65536')).toBe('65,536 GB')
  expect(diskSize('10')).toBe('10 GB')
  expect(diskSize('a\u202E1234')).toBe('a\\u202e1234 GB')
})
