/** What a change sets, field by field, before and after: what a dialog shows before it is made. */
import { PLANNED, sameStatus, stateOf } from '../deprecation.ts'
import type { Image } from '../schema.ts'
import { isUnread } from '../unread.ts'
import { applyChange } from './apply.ts'
import type { Change } from './change.ts'

/** A field that changes. Values are as the API writes them; undefined if there is none. */
export interface Difference {
  field:
    | 'state'
    | 'replacement'
    | 'deprecated'
    | 'obsolete'
    | 'deleted'
    | 'description'
    | 'family'
    | 'architecture'
  before: string | undefined
  after: string | undefined
  /** What it was before couldn’t be read. */
  unread?: true
}

const TEXTS = ['description', 'family', 'architecture'] as const

/**
 * The fields of the image that the change alters: state, replacement, each planned date, and the
 * fields that can be patched. Labels and policies are shown where they are edited.
 */
export function differences(change: Change, image: Image): Difference[] {
  const after = applyChange(image, change)
  if (!after) return []
  const found: Difference[] = []
  const add = (field: Difference['field'], one: string | undefined, other: string | undefined) => {
    const [before, after] = [one || undefined, other || undefined]
    if (before === after) return
    const unread = [field, `deprecated.${field}`].some((path) => isUnread(image, path))
    found.push({ field, before, after, ...(unread && { unread }) })
  }
  if (!sameStatus(image.deprecated, after.deprecated)) {
    add('state', stateOf(image), stateOf(after))
    add('replacement', image.deprecated?.replacement, after.deprecated?.replacement)
    for (const [, date] of PLANNED) add(date, image.deprecated?.[date], after.deprecated?.[date])
  }
  for (const field of TEXTS) add(field, image[field], after[field])
  return found
}
