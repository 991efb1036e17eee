import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerDetails, operationDetails } from './errorDetails.ts'

const MESSAGE = "Invalid value for field 'labels': ''. Label value 'A' violates format constraints."
const type = (name: string) => ({ '@type': `type.googleapis.com/google.rpc.${name}` })
const detail = (name: string, fields: object) => ({ details: [{ ...type(name), ...fields }] })

test.each<[what: string, envelope: object, lines: object[]]>([
  ['the message isn’t repeated', { errors: [{ message: MESSAGE, location: 'labels' }] }, []],
  [
    'every other error, with its location',
    {
      errors: [
        { message: MESSAGE, reason: 'invalid' },
        { message: 'Not a member.', location: 'bindings[0]', locationType: 'parameter' },
        { message: 'Not a member.', location: 'bindings[1]' },
        { reason: 'required' },
      ],
    },
    [
      { what: 'bindings[0]', text: 'Not a member.' },
      { what: 'bindings[1]', text: 'Not a member.' },
      { text: 'required' },
    ],
  ],
  [
    'a location the message doesn’t name, except a header',
    {
      errors: [
        { message: MESSAGE, location: 'If-Match', locationType: 'header' },
        { message: MESSAGE, location: 'labels[0]' },
      ],
    },
    [{ text: 'labels[0]' }],
  ],
  [
    'the longer help text of an old error',
    { errors: [{ message: MESSAGE, extendedHelp: 'https://console.example/enable' }] },
    [{ what: 'Help', text: 'https://console.example/enable', isLink: true }],
  ],
  [
    'BadRequest',
    detail('BadRequest', {
      fieldViolations: [
        { field: 'bindings[0].members[1]', description: 'user:a is not allowed.' },
        { field: 'etag', reason: 'REQUIRED', localizedMessage: { message: 'Give an etag.' } },
      ],
    }),
    [
      { what: 'bindings[0].members[1]', text: 'user:a is not allowed.' },
      { what: 'etag', text: 'REQUIRED' },
      { what: 'etag', text: 'Give an etag.' },
    ],
  ],
  [
    'PreconditionFailure',
    detail('PreconditionFailure', {
      violations: [
        {
          type: 'constraints/iam.allowedPolicyMemberDomains',
          subject: 'projects/p',
          description: 'user:a is not in permitted organization.',
        },
      ],
    }),
    [
      {
        what: 'constraints/iam.allowedPolicyMemberDomains projects/p',
        text: 'user:a is not in permitted organization.',
      },
    ],
  ],
  [
    'QuotaFailure, with its figures',
    detail('QuotaFailure', {
      violations: [{ subject: 'project:p', description: 'IMAGES used up.', quotaValue: '100' }],
    }),
    [
      { what: 'project:p', text: 'IMAGES used up.' },
      { what: 'project:p', text: 'quotaValue: 100' },
    ],
  ],
  [
    'ErrorInfo in Compute Engine’s spelling, without what the message says',
    detail('ErrorInfo', {
      reason: 'INVALID_FIELD_VALUE',
      domain: 'compute.googleapis.com',
      metadatas: { field: 'labels', value: '', region: 'europe-west1' },
    }),
    [{ what: 'INVALID_FIELD_VALUE', text: 'compute.googleapis.com · region: europe-west1' }],
  ],
  [
    'ErrorInfo in the spelling of the other services',
    detail('ErrorInfo', { reason: 'SERVICE_DISABLED', metadata: { consumer: 'projects/1' } }),
    [{ what: 'SERVICE_DISABLED', text: 'consumer: projects/1' }],
  ],
  [
    'LocalizedMessage',
    detail('LocalizedMessage', { message: 'Nur klein.' }),
    [{ text: 'Nur klein.' }],
  ],
  [
    'Help, the same address once',
    detail('Help', {
      links: [
        { description: 'Format of labels', url: 'https://cloud.google.com/labels' },
        { description: 'Again', url: 'https://cloud.google.com/labels' },
      ],
    }),
    [{ what: 'Format of labels', text: 'https://cloud.google.com/labels', isLink: true }],
  ],
  [
    'an unknown type',
    detail('RequestInfo', { requestId: 'abc', servingData: { a: [1] }, empty: '' }),
    [{ what: 'RequestInfo', text: 'requestId: abc, servingData: {"a":[1]}' }],
  ],
  ['a type with nothing to show', detail('DebugInfo', {}), []],
])('%s', (_what, envelope, lines) => {
  expect(answerDetails(envelope, MESSAGE)).toEqual(lines)
})

test('the second error of an operation, and the details of each', () => {
  const errors = [
    { code: 'QUOTA_EXCEEDED', message: 'Quota used up.' },
    {
      code: 'QUOTA_EXCEEDED',
      message: 'Another quota, too.',
      location: 'storageLocations',
      errorDetails: [
        { quotaInfo: { metricName: 'IMAGES', limit: 100, dimensions: { region: 'r' } } },
        { errorInfo: { reason: 'STOCKOUT', domain: 'd', metadatas: { zone: 'z' } } },
        { localizedMessage: { locale: 'en-US', message: 'Ask for more.' } },
        { help: { links: [{ url: 'https://help.example' }] } },
      ],
    },
  ]
  expect(operationDetails(errors, 'Quota used up.')).toEqual([
    { what: 'storageLocations', text: 'Another quota, too.' },
    { what: 'IMAGES', text: 'limit: 100, dimensions: {"region":"r"}' },
    { what: 'STOCKOUT', text: 'd · zone: z' },
    { text: 'Ask for more.' },
    { what: 'Help', text: 'https://help.example', isLink: true },
  ])
})

test('a very long list of details is cut, with a note', () => {
  const errors = Array.from({ length: 1000 }, (_, index) => ({ message: `no ${index}` }))
  const lines = answerDetails({ errors }, MESSAGE)
  expect(lines).toHaveLength(101)
  expect(lines.at(-1)).toEqual({ text: '900 more not shown.' })
})

const KEYS = ['errors', 'details', 'errorDetails', 'message', 'reason', 'location', 'links', 'url']
const TYPES = [
  'BadRequest',
  'PreconditionFailure',
  'QuotaFailure',
  'ErrorInfo',
  'Help',
  'constructor',
]
const hostile = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, 0, '', ' ', MESSAGE, 'x'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(...KEYS, 'fieldViolations', 'violations', 'metadata', 'help', '__proto__'),
      tie('value'),
      { maxKeys: 4 },
    ),
    fc.tuple(fc.constantFrom(...TYPES), tie('value')).map(([name, value]) => ({
      ...type(name),
      ...(typeof value === 'object' ? value : { value }),
    })),
  ),
})).value

test('for any response, each line has a text, is unique, and differs from the message', () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      for (const lines of [
        answerDetails(one, MESSAGE),
        answerDetails({ errors: one, details: [other] }, MESSAGE),
        operationDetails([{ errorDetails: one, ...(Array.isArray(other) ? other : []) }], MESSAGE),
      ]) {
        for (const { what, text } of lines) {
          expect(text.trim()).not.toBe('')
          expect(text).not.toBe(MESSAGE)
          expect(what?.trim()).not.toBe('')
        }
        const keys = lines.map((line) => JSON.stringify(line))
        expect(new Set(keys).size).toBe(keys.length)
      }
    }),
    { numRuns: 500 },
  )
})
