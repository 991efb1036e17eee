import { session } from '../api/http/session.ts'
import { CreateForm } from './model/form.ts'
import { isInForm, problemsOf, type Problem } from './model/problems.ts'

/**
 * The form and its validation rules for react-hook-form, with each problem on its field.
 * @param also the problems by the project’s own rules
 */
export const formSchema = (project: string, also: (form: CreateForm) => Problem[]) =>
  CreateForm.check(({ value, issues }) => {
    const problems = problemsOf(value, project, undefined, session().universe)
    for (const { field, message } of [...problems, ...also(value)]) {
      if (!isInForm(field)) continue
      issues.push({ code: 'custom', input: value, path: field.split('.'), message })
    }
  })
