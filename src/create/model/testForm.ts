import { emptyForm, type CreateForm } from './form.ts'

/** The form as it is at first, with what a test is about. */
export function formWith(change: (form: CreateForm) => void): CreateForm {
  const form = emptyForm()
  change(form)
  return form
}
