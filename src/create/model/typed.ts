/**
 * Entries typed into the form but not added yet: a license, a license code, labels in the paste
 * panel. They count as if they had been added, or as a problem if they aren’t valid.
 */
import { pastedProblem, takePasted } from '../../compute/labelRows.ts'
import { linkPath, parseLink } from '../../compute/links.ts'
import type { CreateForm } from './form.ts'

type Details = CreateForm['details']
type Options = CreateForm['options']

/**
 * The path of a license.
 * @param text a link in any form; `project` is used if it names none
 * @returns null if it isn’t a link to a license
 */
export function licensePath(text: string, project: string): string | null {
  const link = parseLink(text.trim(), project)
  return link?.collection === 'licenses' ? linkPath(link) : null
}

const CODE = /^\d{1,20}$/
const LARGEST_CODE = 2n ** 63n - 1n

/** What is wrong with a license, as a sentence; null if it is valid or empty. */
export const licenseProblem = (text: string, project: string): string | null =>
  text.trim() === '' || licensePath(text, project) !== null
    ? null
    : 'Not a license: use projects/PROJECT/global/licenses/NAME.'

/**
 * What is wrong with a license code, as a sentence; null if it is valid or empty. The API’s are `int64`,
 * by its discovery document.
 */
export function codeProblem(text: string): string | null {
  const code = text.trim()
  if (code === '') return null
  if (!CODE.test(code)) return 'A license code is a number.'
  return BigInt(code) > LARGEST_CODE ? `A license code is at most ${LARGEST_CODE}.` : null
}

/** The details with the pasted labels added; unchanged if there are none or they aren’t valid. */
export function takeDetails(details: Details): Details {
  const { labels, pastedLabels } = details
  if (pastedLabels.trim() === '' || pastedProblem(pastedLabels) !== null) return details
  return { ...details, labels: takePasted(labels, pastedLabels), pastedLabels: '' }
}

/** The options with the typed license and license code added; unchanged if there are none or they aren’t valid. */
export function takeOptions(options: Options, project: string): Options {
  const path = licensePath(options.typedLicense, project)
  const code = options.typedCode.trim()
  const withLicense =
    path === null
      ? options
      : { ...options, licenses: [...new Set([...options.licenses, path])], typedLicense: '' }
  if (code === '' || codeProblem(code) !== null) return withLicense
  const licenseCodes = [...new Set([...options.licenseCodes, code])]
  return { ...withLicense, licenseCodes, typedCode: '' }
}

/** The form with all valid typed entries added; invalid ones stay where they were typed. */
export const takeTyped = (form: CreateForm, project: string): CreateForm => ({
  ...form,
  details: takeDetails(form.details),
  options: takeOptions(form.options, project),
})
