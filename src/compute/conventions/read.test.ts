import { expect, test } from 'vitest'
import { requirementsOf } from './requirements.ts'
import { readConventions, readConventionsText } from './read.ts'
import { scopeText, titleOf, wantedText } from './words.ts'

const file = (...rules: unknown[]) => ({ version: 1, rules })

test.each([
  ['', [], 'This must be a JSON object.'],
  ['version', { rules: [{ family: {} }] }, 'This is missing.'],
  ['version', { version: 2, rules: [{ family: {} }] }, 'This console reads version 1.'],
  ['rules', file(), 'Add at least one.'],
  ['rules.0', file({}), /^It demands nothing. Add labels, name, .* or /],
  ['rules.0.famly', file({ famly: {} }), 'There is no such field. Did you mean family?'],
  ['rules.0.labels.Env', file({ labels: { Env: {} } }), /uppercase/],
  ['rules.0.labels.__proto__', file({ labels: JSON.parse('{"__proto__":{}}') as object }), /./],
  [
    'rules.0.labels.env.value',
    file({ labels: { env: { value: ['a'] } } }),
    'There is no such field. Did you mean values?',
  ],
  ['rules.0.labels.env.values.0', file({ labels: { env: { values: ['A'] } } }), /uppercase/],
  [
    'rules.0.labels.env.default',
    file({ labels: { env: { values: ['a'], default: 'b' } } }),
    'This isn’t one of the allowed values.',
  ],
  ['rules.0.name', file({ name: 'web-*' }), 'This must be a JSON object.'],
  ['rules.0.name.patterns', file({ name: {} }), 'This is missing.'],
  ['rules.0.name.patterns.0', file({ name: { patterns: ['{fam}'] } }), /means nothing/],
  ['rules.0.states.0', file({ family: {}, states: ['ACTIV'] }), 'Did you mean ACTIVE?'],
  ['rules.0.level', file({ family: {}, level: 'fatal' }), 'Use warning or error.'],
  ['rules.0.encryption', file({ encryption: true }), 'This must be text.'],
  ['rules.0.mostActive', file({ mostActive: 0 }), 'Use a whole number from 1 to 1000.'],
  ['rules.0.families.0', file({ family: {}, families: ['Web'] }), /lowercase/],
  ['rules.0.family.required', file({ family: { required: 'yes' } }), 'This must be true or false.'],
])('%s is named if it is wrong: %j', (field, json, message) => {
  expect(readConventions(json)).toEqual({
    problems: [
      { field, message: message instanceof RegExp ? expect.stringMatching(message) : message },
    ],
  })
})

test('everything wrong is named at once', () => {
  expect(readConventions(file({ mostActive: 0, x: 1 }, { labels: { A: {} } }))).toMatchObject({
    problems: [
      { field: 'rules.0.mostActive' },
      { field: 'rules.0.x' },
      { field: 'rules.1.labels.A' },
    ],
  })
  expect(readConventionsText('{')).toMatchObject({ problems: [{ message: /^This is not JSON/ }] })
})

test('each thing that is wanted is a requirement, in words', () => {
  const read = readConventions(
    file(
      { labels: { env: { values: ['prod', 'dev'], patterns: ['x-#'] }, team: {} }, mostActive: 3 },
      {
        families: ['web-*', 'db'],
        states: ['ACTIVE', 'DEPRECATED'],
        level: 'error',
        name: { patterns: ['{family}-v#'] },
        family: { required: false },
        encryption: 'customer-managed',
      },
    ),
  )
  const all = 'conventions' in read ? requirementsOf(read.conventions) : []
  expect(
    all.map((each) => [each.id, each.level, titleOf(each), wantedText(each), scopeText(each)]),
  ).toEqual([
    ['rules.0.labels.env', 'warning', 'Label env', 'prod, dev or x-#', 'Active images'],
    ['rules.0.labels.team', 'warning', 'Label team', 'any value', 'Active images'],
    ['rules.0.mostActive', 'warning', 'Active images per family', 'at most 3', 'Active images'],
    ['rules.1.name', 'error', 'Name', '{family}-v#', 'Active or deprecated images in web-* or db'],
    [
      'rules.1.family',
      'error',
      'Family',
      'any family, or none',
      'Active or deprecated images in web-* or db',
    ],
    [
      'rules.1.encryption',
      'error',
      'Encryption',
      'a customer-managed key',
      'Active or deprecated images in web-* or db',
    ],
  ])
})
