import { expect, test } from 'vitest'
import { nameProblem, PROJECT } from './names.ts'

test.each([
  ['web-base-v42', null],
  ['', 'Enter a name.'],
  ['Web', 'Start with a lower-case letter.'],
  ['web_base', 'Only lower-case letters, digits and dashes; not “_”.'],
  ['web base', 'Only lower-case letters, digits and dashes; not white space.'],
  ['web-', 'Do not end with a dash.'],
  ['a'.repeat(64), 'At most 63 characters; this has 64.'],
  ['a'.repeat(63), null],
])('%s', (name, problem) => {
  expect(nameProblem(name)).toBe(problem)
})

test.each([
  ['demo-project', true],
  ['example.com:my-project', true],
  ['s3ns:my-project', true],
  ['123456789012', true],
  ['Demo', false],
  ['', false],
  ['../x', false],
])('project %s', (project, ok) => {
  expect(PROJECT.test(project)).toBe(ok)
})
