/**
 * What was typed into the form and not added: a licence, a licence code, labels in the paste panel. It
 * belongs to the form as if it had been added, or something is wrong with it.
 */
import { pastedProblem, takePasted } from '../../compute/labelRows.ts'
import { linkPath, parseLink } from '../../compute/links.ts'
import type { CreateForm } from './form.ts'

type Details = CreateForm['details']
type Options = CreateForm['options']

/**
 * The path of a licence.
 * @param text a link in any form; one that names no project is of `project`
 * @returns null when it is no link to a licence
 */
export function licensePath(text: string, project: string): string | null {
  const link = parseLink(text.trim(), project)
  return link?.collection === 'licenses' ? linkPath(link) : null
}

const CODE = /^\d{1,20}$/

/** What is wrong with a licence, as a sentence; null when it is fine, or nothing is typed. */
export const licenseProblem = (text: string, project: string): string | null =>
  text.trim() === '' || licensePath(text, project) !== null
    ? null
    : 'Not a licence: use projects/PROJECT/global/licenses/NAME.'

/** What is wrong with a licence code, as a sentence; null when it is fine, or nothing is typed. */
export const codeProblem = (text: string): string | null =>
  text.trim() === '' || CODE.test(text.trim()) ? null : 'A licence code is a number.'

/** The details with the labels taken in that stand in the paste panel; the same when there are none to take. */
export function takeDetails(details: Details): Details {
  const { labels, pastedLabels } = details
  if (pastedLabels.trim() === '' || pastedProblem(pastedLabels) !== null) return details
  return { ...details, labels: takePasted(labels, pastedLabels), pastedLabels: '' }
}

/** The options with the licence and the licence code taken in that were typed; the same when there are none to take. */
export function takeOptions(options: Options, project: string): Options {
  const path = licensePath(options.typedLicense, project)
  const code = options.typedCode.trim()
  const withLicense =
    path === null
      ? options
      : { ...options, licenses: [...new Set([...options.licenses, path])], typedLicense: '' }
  if (!CODE.test(code)) return withLicense
  const licenseCodes = [...new Set([...options.licenseCodes, code])]
  return { ...withLicense, licenseCodes, typedCode: '' }
}

/** The form with all of it taken in that is right; what is wrong stays where it was typed. */
export const takeTyped = (form: CreateForm, project: string): CreateForm => ({
  ...form,
  details: takeDetails(form.details),
  options: takeOptions(form.options, project),
})
