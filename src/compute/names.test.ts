import { expect, test } from 'vitest'
import { nameProblem, PROJECT } from './names.ts'

test.each([
  ['web-base-v42', null],
  ['', 'Enter a name.'],
  ['Web', 'Start with a lowercase letter.'],
  ['web_base', 'Use only lowercase letters, digits and hyphens, not “_”.'],
  ['web base', 'Use only lowercase letters, digits and hyphens, not spaces.'],
  ['web-', 'Don’t end with a hyphen.'],
  ['a'.repeat(64), 'Use at most 63 characters (now 64).'],
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
