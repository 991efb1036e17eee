// oxlint-disable-next-line no-restricted-imports -- the test asks a shell; the code does not
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hclString } from './hcl.ts'
import { commandLines, shellWord } from './shell.ts'

test.each([
  ['web-base-v42', 'web-base-v42'],
  ['', "''"],
  ['two words', "'two words'"],
  ["it's", `'it'\\''s'`],
  ['$(reboot)', `'$(reboot)'`],
  ['a\u202eb', `'a'"$(printf '\\342\\200\\256')"'b'`],
  ['a\u{e0041}', `'a'"$(printf '\\363\\240\\201\\201')"''`],
  ['a\u3164b', `'a'"$(printf '\\343\\205\\244')"'b'`],
  ['nul\0', "'nul'"],
])('%j', (text, word) => {
  expect(shellWord(text)).toBe(word)
})

test('a shell reads every quoted word back as the original text', () => {
  const text = fc
    .oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(...`'"\\$\`!*?[]{}()<>|&;#~ \n\t\r\x1b\x7f\u202e\ufeffé漢😀-=^%`),
      }),
    )
    .filter((each) => !each.includes('\0'))
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
      // Each argument ends with a NUL, which none can hold.
      const script = commandLines(`printf '%s\\0'`, texts.map(shellWord))
      const { stdout, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8' })
      expect(status).toBe(0)
      expect(stdout.split('\0').slice(0, -1)).toEqual(texts.map((each) => each.toWellFormed()))
    }),
    { numRuns: 20 },
  )
}, 20_000)

test('invisible characters are escaped for Terraform', () => {
  expect(hclString('a\u202e\u{e0041}\0b')).toBe('"a\\u202e\\U000e0041\\u0000b"')
  expect(hclString('half \ud800')).toBe('"half \ufffd"')
})
