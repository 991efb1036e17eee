import { session } from '../api/http/session.ts'
import { CreateForm } from './model/form.ts'
import { isInForm, problemsOf } from './model/problems.ts'

/** The form and its validation rules for react-hook-form, with each problem on its field. */
export const formSchema = (project: string) =>
  CreateForm.check(({ value, issues }) => {
    for (const { field, message } of problemsOf(value, project, undefined, session().universe)) {
      if (!isInForm(field)) continue
      issues.push({ code: 'custom', input: value, path: field.split('.'), message })
    }
  })
