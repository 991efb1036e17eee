/** The editable fields of an image, while they are being edited. */
import * as z from 'zod/mini'
import type { Change } from '../../compute/changes/change.ts'
import { nameProblem } from '../../compute/names.ts'
import type { Image } from '../../compute/schema.ts'
import { isUnread } from '../../compute/unread.ts'

export const EDIT_FIELDS = ['description', 'family', 'architecture'] as const
export type EditField = (typeof EDIT_FIELDS)[number]

/** What is wrong with a family name, as a sentence; null if it is valid or empty. */
export const familyProblem = (family: string): string | null =>
  family === '' ? null : nameProblem(family)

const TEXTS = { description: z.string(), family: z.string(), architecture: z.string() }

/** The fields as text; '' if absent. */
export type EditValues = Record<EditField, string>

/** The edited values, with the values they started from, which aren't editable. */
export const EditForm = z.object({
  ...TEXTS,
  family: z.string().check(({ value, issues }) => {
    const message = familyProblem(value)
    if (message !== null) issues.push({ code: 'custom', input: value, message })
  }),
  base: z.object(TEXTS),
})
export type EditForm = z.infer<typeof EditForm>

/** The fields that couldn’t be read, whose values are therefore ''. */
export const unreadOf = (image: Image): ReadonlySet<EditField> =>
  new Set(EDIT_FIELDS.filter((field) => isUnread(image, field)))

export const valuesOf = (image: Image): EditValues => ({
  description: image.description ?? '',
  family: image.family ?? '',
  architecture: image.architecture ?? '',
})

/** The patch between the two: only the fields that differ. */
export function patchOf(base: EditValues, values: EditValues): Extract<Change, { kind: 'patch' }> {
  const fields: Extract<Change, { kind: 'patch' }>['fields'] = {}
  for (const field of EDIT_FIELDS) {
    if (values[field] !== base[field]) fields[field] = values[field]
  }
  return { kind: 'patch', fields }
}

/** A field that was changed both here and, to another value, elsewhere. */
export interface EditClash {
  field: EditField
  base: string
  mine: string
  theirs: string
}

export interface EditMerge {
  /** What the edit is now based on. */
  base: EditValues
  values: EditValues
  clashes: EditClash[]
}

/**
 * Rebases an edit on the current image: untouched fields follow it, fields changed differently on
 * both sides are clashes. A field that already has the edited value stays an edit: it may be our
 * own change whose response was lost.
 */
export function mergeEdit(base: EditValues, values: EditValues, now: EditValues): EditMerge {
  const merged: EditMerge = { base: { ...base }, values: { ...values }, clashes: [] }
  for (const field of EDIT_FIELDS) {
    if (now[field] === base[field] || now[field] === values[field]) continue
    merged.base[field] = now[field]
    if (values[field] === base[field]) merged.values[field] = now[field]
    else {
      const clash = { field, base: base[field], mine: values[field], theirs: now[field] }
      merged.clashes.push(clash)
    }
  }
  return merged
}
