import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RE2JS } from 're2js'
import { FilterError } from './ast.ts'
import { compileFilter, type KindOf } from './evaluate.ts'
import { boundsOf } from './plain.ts'

const IMAGES: { name: string; [field: string]: unknown }[] = [
  {
    name: 'img-1',
    family: 'web',
    status: 'READY',
    id: '7423984620938475521',
    diskSizeGb: '10',
    creationTimestamp: '2026-11-24T03:29:46.123-08:00',
    labels: { env: 'prod', owner: 'ann', version: '007', constructor: 'x' },
    licenses: [
      'https://www.googleapis.com/compute/v1/projects/debian-cloud/global/licenses/debian-12',
    ],
    licenseCodes: ['5543610867827062957', '1001'],
    guestOsFeatures: [{ type: 'GVNIC' }, { type: 'UEFI_COMPATIBLE' }],
    enableConfidentialCompute: true,
    description: 'Hardened Debian',
  },
  {
    name: 'my-img-10',
    status: 'PENDING',
    id: '7423984620938475522',
    diskSizeGb: '9',
    creationTimestamp: '2026-06-01T00:00:00.000-07:00',
    deprecated: { state: 'ACTIVE', deleted: '2026-12-24T03:29:46' },
    labels: { env: 'dev' },
    enableConfidentialCompute: false,
  },
  {
    name: 'other',
    family: 'web-arm',
    status: 'FAILED',
    id: '999',
    diskSizeGb: '100',
    creationTimestamp: '2025-01-01T00:00:00.000-08:00',
    deprecated: { state: 'DEPRECATED', deleted: '2026-01-01T00:00:00Z' },
  },
]
const found = (filter: string) => IMAGES.filter(compileFilter(filter)).map((image) => image.name)

describe('filters sent by gcloud', () => {
  test.each([
    [String.raw`name eq ".*\bimg\-1\b.*"`, ['img-1']],
    ['name ne "img-1"', ['my-img-10', 'other']],
    [String.raw`name eq ".*\bimg\-.*"`, ['img-1', 'my-img-10']],
    [String.raw`family eq ".*\b.*"`, ['img-1', 'other']],
    ['name eq ".*(^img).*"', ['img-1']],
    ['status eq READY', ['img-1']],
    ['deprecated.state eq ACTIVE', ['my-img-10']],
    ['diskSizeGb eq 10', ['img-1']],
    ['(status eq READY)(diskSizeGb eq 10)', ['img-1']],
    ['(name eq ".*img.*") (status ne READY)', ['my-img-10']],
    ['name eq ^img-1(-.+)*', ['img-1']],
  ])('%s', (filter, names) => {
    expect(found(filter)).toEqual(names)
  })
})

describe('legacy', () => {
  test.each([
    ['name eq img', []],
    ['name ne .*er', ['img-1', 'my-img-10']],
    ['family ne web', ['my-img-10', 'other']],
    ['family eq .*', ['img-1', 'other']],
    ['enableConfidentialCompute eq true', ['img-1']],
    ['guestOsFeatures.type eq GVNIC', ['img-1']],
    ['guestOsFeatures.type ne GVNIC', ['my-img-10', 'other']],
    ['labels.env eq "prod|dev"', ['img-1', 'my-img-10']],
    ['labels eq .*', []],
  ])('%s', (filter, names) => {
    expect(found(filter)).toEqual(names)
  })
})

describe('AIP-160', () => {
  test.each([
    ['', ['img-1', 'my-img-10', 'other']],
    ['name = img-1', ['img-1']],
    ['name = IMG-1', []],
    ['name != img-1', ['my-img-10', 'other']],
    ['family != web', ['my-img-10', 'other']],
    ['NOT family = web', ['my-img-10', 'other']],
    ['name = img*', ['img-1']],
    ['name = "*img*1*"', ['img-1', 'my-img-10']],
    ['name = "*1*1"', []],
    ['name = "img-1*img-1"', []],
    ['name:IMG', ['img-1', 'my-img-10']],
    ['family:*', ['img-1', 'other']],
    ['labels.owner:*', ['img-1']],
    ['labels:owner', ['img-1']],
    ['labels:*', ['img-1', 'my-img-10']],
    ['labels.constructor:*', ['img-1']],
    ['labels.__proto__:*', []],
    ['labels.env = "prod"', ['img-1']],
    ['labels.version = 7', []],
    ['diskSizeGb > 9', ['img-1', 'other']],
    ['diskSizeGb >= 10.0 diskSizeGb < 1e2', ['img-1']],
    ['diskSizeGb > abc', []],
    ['id = 7423984620938475521', ['img-1']],
    ['id > 7423984620938475521', ['my-img-10']],
    ['licenseCodes = 1001', ['img-1']],
    ['licenseCodes != 1001', ['my-img-10', 'other']],
    ['licenses:debian-12', ['img-1']],
    ['guestOsFeatures.type:GVNIC', ['img-1']],
    ['enableConfidentialCompute = true', ['img-1']],
    ['enableConfidentialCompute = FALSE', ['my-img-10']],
    ['enableConfidentialCompute != true', ['my-img-10', 'other']],
    ['creationTimestamp > 2026-11-24T11:29:46.122Z', ['img-1']],
    ['creationTimestamp = 2026-11-24T11:29:46.123Z', ['img-1']],
    ['creationTimestamp < "2026-06-01T07:00:00Z"', ['other']],
    ['creationTimestamp:2026-11', ['img-1']],
    ['deprecated.deleted < 2026-12-24T03:29:47Z', ['my-img-10', 'other']],
    ['deprecated.state = DEPRECATED OR status = READY AND diskSizeGb > 50', ['other']],
    ['name < n', ['img-1', 'my-img-10']],
    ['name.first = img', []],
    ['-(status = READY OR status = FAILED)', ['my-img-10']],
  ])('%s', (filter, names) => {
    expect(found(filter)).toEqual(names)
  })
})

test.each([
  ['name eq (', /Not a regular expression/, 8],
  ['name eq "(?=x)"', /Not a regular expression/, 9],
  ['name eq "((a{20}){20}){20}"', /regular expression/, 9],
  ['name eq "(a{1000})(a{1000})(a{1000})"', /too large/, 9],
])('%s is refused', (filter, message, position) => {
  expect(errorOf(filter)?.message).toMatch(message)
  expect(errorOf(filter)?.position).toBe(position)
})

describe('if the caller says what the fields hold', () => {
  const kinds: Record<string, ReturnType<KindOf>> = { size: 'number', safe: 'boolean' }
  const compile = (text: string) =>
    compileFilter(text, ([name = '']) => (name === 'colour' ? undefined : (kinds[name] ?? 'other')))

  test.each([
    ['(name eq x)(colour ne red)', 'no field “colour”'],
    ['name = x OR NOT size > abc', 'Expected a number, not “abc”.'],
    ['size = ""', 'Expected a number, not “”.'],
    ['safe != maybe', 'Expected true or false, not “maybe”.'],
  ])('%s is refused', (text, message) => {
    expect(() => compile(text)).toThrow(message)
  })

  test.each([
    'labels.colour = red',
    'labels.size > abc',
    'size > -1.5e3',
    'size:*',
    'size eq "1.*"',
    'safe = TRUE',
    'safe:*',
  ])('%s is not', (text) => {
    expect(compile(text)({ labels: { colour: 'red', size: 'b' }, size: '10', safe: true })).toBe(
      true,
    )
  })
})

test('patterns that make backtracking engines hang run in linear time', () => {
  const resource = { name: `${'a'.repeat(60)}!`, description: 'ab'.repeat(1000) }
  for (const pattern of [
    '(a+)+',
    '(a|aa)+',
    '(a*)*b',
    '(.*a){60}',
    '(a?){60}a{60}',
    '(.*)(.*)(.*)x',
  ]) {
    expect(compileFilter(`name eq "${pattern}"`)(resource)).toBe(false)
    compileFilter(`description eq "${pattern}"`)(resource)
  }
  expect(compileFilter(`name = "${'*a'.repeat(60)}*b"`)(resource)).toBe(false)
})

test('a large pattern is refused on a long text, a small one is not', () => {
  const resource = { description: 'ab'.repeat(400_000) }
  const holds = (pattern: string) => compileFilter(`description eq "${pattern}"`)(resource)
  expect(() => holds('[ab]*a[ab]{900}c')).toThrow('too large for a text of 800000 characters')
  expect(holds(String.raw`.*\bab.*`)).toBe(true)
  expect(compileFilter('description eq "[ab]*a[ab]{900}c"')({ description: 'ab' })).toBe(false)
})

test('searching for a long text in a very long one is refused', () => {
  const resource = { description: 'a'.repeat(800_000) }
  const part = `${'a'.repeat(2000)}b${'a'.repeat(1990)}`
  for (const filter of [`description:"${part}"`, `description="*${part}*"`]) {
    expect(() => compileFilter(filter)(resource)).toThrow('It would take too long')
    expect(compileFilter(filter)({ description: part })).toBe(true)
  }
  expect(compileFilter(`description="${part}"`)(resource)).toBe(false)
  expect(compileFilter('description:"aaab"')(resource)).toBe(false)
})

test('any filter is either refused with a FilterError or evaluates on any JSON', () => {
  const anyText = fc
    .array(fc.nat(0xffff), { maxLength: 20 })
    .map((codes) => String.fromCharCode(...codes))
  const text = fc.oneof(
    anyText.map((pattern) => `name eq "${pattern}"`),
    fc.string().map((value) => `name:"${value}" OR a.b > "${value}"`),
  )
  fc.assert(
    fc.property(text, fc.jsonValue(), (filter, resource) => {
      if (errorOf(filter)) return
      expect(typeof compileFilter(filter)(resource)).toBe('boolean')
    }),
    { numRuns: 500 },
  )
})

/** The error of a filter that is refused; anything else that is thrown fails the test. */
function errorOf(text: string): FilterError | undefined {
  try {
    compileFilter(text)
    return undefined
  } catch (error) {
    if (error instanceof FilterError) return error
    throw error
  }
}

test('a plain pattern, which JavaScript evaluates, means what it does in RE2, within its bounds', () => {
  const literal = fc.stringMatching(/^[-a-c0-2]{1,3}$/)
  const piece = fc.oneof(literal, fc.constantFrom('[ab]', '[-0-9]', '[a-c1]'))
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 3 },
      fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join('')),
      piece.map((text) => `${text}.*`),
      fc
        .tuple(piece, fc.array(tie('pattern'), { minLength: 1, maxLength: 3 }))
        .map(([text, parts]) => `${text}(?:${parts.join('|')})`),
    ),
  }))
  const text = fc.stringMatching(/^[-a-c0-2\n\r]{0,6}$/)
  fc.assert(
    fc.property(pattern, text, (source, value) => {
      const matches = compileFilter(`name eq "${source}"`)
      const isMatch = RE2JS.compile(source).testExact(value)
      expect(matches({ name: value })).toBe(isMatch)
      const bounds = boundsOf(source)
      if (isMatch) expect(bounds && bounds.from <= value && value <= bounds.to).toBe(true)
    }),
  )
})
