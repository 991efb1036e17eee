import fc from 'fast-check'
import { expect, test } from 'vitest'
import { celProblem } from './cel.ts'

test.each([
  'true',
  'request.time < timestamp("2030-01-01T00:00:00Z")',
  'request.time.getHours("Europe/Berlin") >= 9 && request.time.getDayOfWeek("UTC") <= 5',
  'resource.name.startsWith("projects/p/global/images/web-") || !(resource.type == "x")',
  '"accessPolicies/1/accessLevels/l" in request.auth.access_levels',
  "resource.matchTag('123/env', 'prod') ? true : false",
  'api.getAttribute("iam.googleapis.com/modifiedGrantsByRole", []).hasOnly(["roles/viewer",])',
  'destination.ip == "10.0.0.1" && destination.port in [22, 3389] // ssh',
  '[1, 2u, 0x1F, -3.5e-2, .5].exists(n, n > 1 && has(resource.labels.loop))',
  '{"a": b"\\x00", r\'\\\': null, }["a"] != rb"""\n"""',
  'google.protobuf.Duration{seconds: 1}.seconds % 2 == 1',
  '- -1 == 1 && !!true',
])('%s is CEL', (text) => {
  expect(celProblem(text)).toBeNull()
})

test.each([
  ['', 'unexpected end'],
  ['this is no CEL', 'unexpected "is"'],
  ['request.time <', 'unexpected end'],
  ['request.time < timestamp("2030-01-01T00:00:00Z"', 'unexpected end'],
  ['a && && b', 'unexpected "&&"'],
  ['a = b', 'unexpected "= b"'],
  ['a & b', 'unexpected "& b"'],
  ["name == 'web", 'unexpected "\'web"'],
  ['f(a,)', 'unexpected ")"'],
  ['a ? b', 'unexpected end'],
  ['[1, 2', 'unexpected end'],
  ['1.', 'unexpected end'],
  ['if', 'unexpected "if"'],
  ['a.', 'unexpected end'],
  ['true false', 'unexpected "false"'],
  ['-!a', 'unexpected "!"'],
  ['SELECT * FROM t; DROP', 'unexpected "; DROP"'],
  ['a) || (b', 'unexpected ")"'],
  ['('.repeat(70), 'it is nested too deeply'],
])('%j: %s', (text, problem) => {
  expect(celProblem(text)).toBe(problem)
})

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression')
  return {
    expression: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('request.time', 'x', 'true', '1', '2.5', '"a\\"b"', "r'\\'", 'null', '[]'),
      fc
        .tuple(inner, fc.constantFrom('||', '&&', '<', '!=', 'in', '+', '%'), inner)
        .map(([a, o, b]) => `(${a}) ${o} (${b})`),
      fc.tuple(fc.constantFrom('!', '-'), inner).map(([o, a]) => `${o}(${a})`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
      fc.array(inner, { maxLength: 3 }).map((all) => `f(${all.join(', ')})`),
      fc.array(inner, { maxLength: 3 }).map((all) => `[${all.join()}]`),
      fc.tuple(inner, inner).map(([a, b]) => `{${a}: ${b}}[${b}].name`),
    ),
  }
})

test('whatever is put together by the grammar is CEL, and is none with a bracket more', () => {
  fc.assert(
    fc.property(expression, (text) => {
      expect(celProblem(text)).toBeNull()
      expect(celProblem(`${text})`)).toBe('unexpected ")"')
      expect(celProblem(`(${text}`)).toBe('unexpected end')
    }),
  )
})

const PIECES = [
  '"',
  "'''",
  '//',
  '\\',
  '1.',
  'u',
  'a.',
  '!',
  '-',
  '(',
  ')',
  '[',
  '{',
  ':',
  '?',
  ',',
  ' in ',
  '\n',
  'r"',
  '@',
]

test('any text is read', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((all) => all.join(''))
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (any) => {
      const problem = celProblem(any)
      expect(problem === null || problem.length > 0).toBe(true)
    }),
  )
})

test.each(PIECES.filter((piece) => piece !== 'u'))(
  'a long row of %j is no expression, and is read once',
  (piece) => {
    expect(celProblem(piece.repeat(100_000))).not.toBeNull()
  },
)
