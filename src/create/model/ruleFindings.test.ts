import { expect, test } from 'vitest'
import { imageChecker } from '../../compute/conventions/check.ts'
import type { Rule } from '../../compute/conventions/rules.ts'
import type { CreateForm } from './form.ts'
import { ruleFindings, ruleProblems } from './ruleFindings.ts'
import { formWith } from './testForm.ts'

function found(rules: Rule[], change: (form: CreateForm) => void) {
  return ruleFindings(formWith(change), 'p', imageChecker({ version: 1, rules }))
}

const RULES: Rule[] = [
  { labels: { env: { values: ['prod'] } }, description: {}, encryption: 'customer-managed' },
  { families: ['web'], level: 'error', name: { patterns: ['{family}-v#'] }, mostActive: 1 },
]

test('each finding is on the field it is about; errors come first and are problems', () => {
  const all = found(RULES, ({ details }) => {
    details.family = 'web'
    details.name = 'web-1'
    details.publish = 'laterWithoutFamily'
  })
  expect(all.map(({ tone, field }) => `${tone} ${field}`)).toEqual([
    'error details.name',
    'warning details.labels',
    'warning details.description',
    'warning options.encryption',
  ])
  expect(all[1]?.label).toEqual({ key: 'env', value: 'prod', text: 'Add env=prod' })
  expect(ruleProblems(all)).toEqual([
    { field: 'details.name', message: 'The name doesn’t match {family}-v#.' },
  ])
})

test('a form that follows the rules has no findings, with labels that are only pasted so far', () => {
  const all = found(RULES, ({ details, options }) => {
    details.family = 'web'
    details.name = 'web-v1'
    details.description = 'x'
    details.pastedLabels = 'env=prod'
    options.encryption = { way: 'kms', kmsKeyName: 'projects/p', kmsKeyServiceAccount: '' }
  })
  expect(all).toEqual([])
})

test('no name yet isn’t a name that breaks a rule', () => {
  expect(found([{ name: { patterns: ['x'] } }], () => undefined)).toEqual([])
})
