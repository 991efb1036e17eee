import { expect, test } from 'vitest'
import { emptyForm, type CreateForm } from './form.ts'
import { problemsOf } from './problems.ts'
import { toInsert } from './toInsert.ts'
import { takeTyped } from './typed.ts'

/** A form with these entries typed but not added. */
function typed(pastedLabels: string, typedLicense: string, typedCode: string): CreateForm {
  const form = emptyForm()
  return {
    ...form,
    details: { ...form.details, labels: [{ id: 1, key: 'env', value: 'dev' }], pastedLabels },
    options: { ...form.options, licenseCodes: ['1'], typedLicense, typedCode },
  }
}

test('valid entries are added, and are sent whether added or not', () => {
  const form = typed('env=prod\nteam=web', 'global/licenses/debian', ' 42 ')
  const taken = takeTyped(form, 'p')
  expect(taken.details).toMatchObject({
    labels: [
      { key: 'env', value: 'prod' },
      { key: 'team', value: 'web' },
    ],
    pastedLabels: '',
  })
  expect(taken.options).toMatchObject({
    licenses: ['projects/p/global/licenses/debian'],
    typedLicense: '',
    licenseCodes: ['1', '42'],
    typedCode: '',
  })
  expect(toInsert(form, 'p')).toEqual(toInsert(taken, 'p'))
  expect(toInsert(form, 'p').image).toMatchObject({
    labels: { env: 'prod', team: 'web' },
    licenses: ['projects/p/global/licenses/debian'],
    licenseCodes: ['1', '42'],
  })
})

test.each([
  ['details.pastedLabels', typed('no pair', '', '')],
  ['details.pastedLabels', typed('Env=prod', '', '')],
  ['options.typedLicense', typed('', 'global/images/debian', '')],
  ['options.typedCode', typed('', '', '4x')],
  ['options.typedCode', typed('', '', '9223372036854775808')],
])('an invalid entry is not added, and is reported at %s', (field, form) => {
  expect(takeTyped(form, 'p')).toEqual(form)
  expect(problemsOf(form, 'p').map((problem) => problem.field)).toContain(field)
})

test('empty entries are no problem', () => {
  const form = typed(' \n', ' ', ' ')
  expect(takeTyped(form, 'p')).toEqual(form)
  const fields = problemsOf(form, 'p').map(({ field }) => field)
  expect(fields.filter((field) => /typed|pasted/.test(field))).toEqual([])
})
