import type { Image } from '../../compute/schema.ts'
import { unreadFields } from '../../compute/unread.ts'
import { dateFindings, hasReplacement, replacementLink, type DeprecationForm } from './form.ts'

/** Why what is in the form cannot be sent, in a sentence; undefined when it can. `now` in ms since the epoch. */
export function blockedReason(
  form: DeprecationForm,
  image: Image,
  project: string,
  now: number,
): string | undefined {
  if (image.status === 'DELETING') return 'The image is being deleted.'
  if (unreadFields(image).some((field) => /^deprecated\b/.test(field))) {
    return 'Its deprecation could not be read whole: saving would replace what is not shown here.'
  }
  const findings = [...dateFindings(form, now).values()]
  if (findings.some(({ tone }) => tone === 'error')) return 'Fix the planned dates first.'
  const { text, kept } = form.replacement
  const isNew = text.trim() !== '' && text !== kept?.text
  if (hasReplacement(form) && isNew && !namesImage(text, project)) {
    return 'Fix the replacement first.'
  }
  return undefined
}

function namesImage(text: string, project: string): boolean {
  const link = replacementLink(text, project)
  return link?.collection === 'images' && !link.family
}
