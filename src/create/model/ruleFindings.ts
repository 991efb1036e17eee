/** Which of the project’s rules the new image would break, as findings on the form’s fields. */
import type { CheckedImage, Finding as Broken } from '../../compute/conventions/check.ts'
import { findingText, mendText } from '../../compute/conventions/words.ts'
import type { Image } from '../../compute/schema.ts'
import { errorsFirst, type Finding } from './findings.ts'
import type { CreateForm } from './form.ts'
import type { FormField, Problem } from './problems.ts'
import { toInsert } from './toInsert.ts'

export interface RuleFinding extends Finding {
  /** A label that would mend it, with what adding it is called: `Add env=prod`. */
  label?: { key: string; value: string; text: string }
}

type Check = (image: Image) => CheckedImage

const FIELDS: Record<Broken['requirement']['aspect']['kind'], FormField> = {
  label: 'details.labels',
  name: 'details.name',
  family: 'details.family',
  description: 'details.description',
  encryption: 'options.encryption',
  // Not found by looking at one image.
  mostActive: 'details.family',
}

/**
 * All findings, errors first. The image is checked as it will be once it is published.
 * @param project the project the image is created in
 * @param check of one image by the project’s rules
 */
export function ruleFindings(form: CreateForm, project: string, check: Check): RuleFinding[] {
  const { image } = toInsert(form, project)
  const family = form.details.family.trim()
  const { findings } = check({ ...image, status: 'READY', ...(family && { family }) })
  const all = findings.flatMap((finding): RuleFinding[] => {
    const { requirement, is, mend } = finding
    const field = FIELDS[requirement.aspect.kind]
    // An invalid or empty name is a problem anyway.
    if (field === 'details.name' && (is ?? '') === '') return []
    const text = mendText(finding)
    return [
      {
        tone: requirement.level,
        field,
        message: findingText(finding),
        ...(mend?.kind === 'label' &&
          text && { label: { key: mend.key, value: mend.value, text } }),
      },
    ]
  })
  return errorsFirst(all)
}

/** The findings that keep the image from being created. */
export const ruleProblems = (findings: readonly RuleFinding[]): Problem[] =>
  findings.flatMap(({ tone, field, message }) => (tone === 'error' ? [{ field, message }] : []))
