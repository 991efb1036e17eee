import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLabelKey, isLabelValue, labelKeyProblem, labelValueProblem } from './labels.ts'

test.each(['env', 'a', 'cost-center', 'a_b', 'größe', '環境', 'a1', 'constructor', 'x'.repeat(63)])(
  '“%s” is a key',
  (key) => {
    expect(labelKeyProblem(key)).toBeNull()
  },
)

test.each([
  ['', 'Enter a key.'],
  ['1a', 'Start with a lowercase letter.'],
  ['-a', 'Start with a lowercase letter.'],
  ['_proto_', 'Start with a lowercase letter.'],
  ['__proto__', 'Start with a lowercase letter.'],
  ['Env', 'Use lowercase letters: “E” is uppercase.'],
  ['iAmVm', 'Use lowercase letters: “A” is uppercase.'],
  ['a.b', 'Use only letters, digits, “_” and “-”, not “.”.'],
  ['a b', 'Use only letters, digits, “_” and “-”, not spaces.'],
  ['a\u{1f600}', 'Use only letters, digits, “_” and “-”, not “\u{1f600}”.'],
  ['x'.repeat(64), 'Use at most 63 characters (now 64).'],
])('“%s” is not a valid key: %s', (key, problem) => {
  expect(labelKeyProblem(key)).toBe(problem)
})

test.each(['', '1', '-', '_', 'prod', '007', '値', 'x'.repeat(63)])('“%s” is a value', (value) => {
  expect(labelValueProblem(value)).toBeNull()
})

test.each([
  ['Prod', 'Use lowercase letters: “P” is uppercase.'],
  ['head.default', 'Use only letters, digits, “_” and “-”, not “.”.'],
  ['a\n', 'Use only letters, digits, “_” and “-”, not spaces.'],
  ['x'.repeat(64), 'Use at most 63 characters (now 64).'],
])('“%s” is not a valid value: %s', (value, problem) => {
  expect(labelValueProblem(value)).toBe(problem)
})

test('letters outside the basic plane count as one character each', () => {
  const letter = '\u{20000}'
  expect(isLabelKey(letter.repeat(63))).toBe(true)
  expect(isLabelKey(letter.repeat(64))).toBe(false)
  expect(labelKeyProblem(letter.repeat(64))).toBe('Use at most 63 characters (now 64).')
})

test('a problem is reported if and only if the text is refused', () => {
  const text = fc.oneof(
    fc.array(fc.nat(0xffff), { maxLength: 70 }).map((codes) => String.fromCharCode(...codes)),
    fc.stringMatching(/^[-_a-zA-Z0-9éß中. ]{0,70}$/),
  )
  fc.assert(
    fc.property(text, (any) => {
      expect(labelKeyProblem(any) === null).toBe(isLabelKey(any))
      expect(labelValueProblem(any) === null).toBe(isLabelValue(any))
    }),
    { numRuns: 2000 },
  )
})
