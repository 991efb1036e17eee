/** The deprecation form as data, and the status it stands for. */
import * as z from 'zod/mini'
import { PLANNED } from '../../compute/deprecation.ts'
import { imagePath, linkPath, parseLink, selfLink } from '../../compute/links.ts'
import { STATES, type DeprecationStatus } from '../../compute/schema.ts'
import { parseTime, readTime } from '../../compute/time.ts'
import { utcText } from '../../text/time.ts'

export type DateField = 'deprecated' | 'obsolete' | 'deleted'

/** A value that is sent back unchanged unless its text is edited. */
const Kept = z.object({
  /** The value in the API; undefined if there is none. */
  value: z.optional(z.string()),
  /** Its text in the form. */
  text: z.string(),
})
type Kept = z.infer<typeof Kept>

export const DeprecationForm = z.object({
  /** One of the known states, or an unknown one that the image has. */
  state: z.string(),
  /** A name, or a link to an image of another project. */
  replacement: z.string(),
  /** `2027-02-24`, `2027-02-24 08:30`, in UTC; '' for none. */
  dates: z.object({ deprecated: z.string(), obsolete: z.string(), deleted: z.string() }),
  /** What the form started from; not editable. */
  kept: z.object({
    state: z.string(),
    replacement: Kept,
    deprecated: Kept,
    obsolete: Kept,
    deleted: Kept,
  }),
})
export type DeprecationForm = z.infer<typeof DeprecationForm>

/**
 * The form for a status. `project` is the image's: in the form, its images go by name instead of
 * link.
 */
export function formOf(status: DeprecationStatus, project: string): DeprecationForm {
  const { state = 'ACTIVE', replacement, deprecated, obsolete, deleted } = status
  const kept = {
    state,
    replacement: { value: replacement, text: replacementText(replacement, project) },
    deprecated: { value: deprecated, text: dateText(deprecated) },
    obsolete: { value: obsolete, text: dateText(obsolete) },
    deleted: { value: deleted, text: dateText(deleted) },
  }
  return untouched(kept)
}

/** The form before any edit. */
export const untouched = (kept: DeprecationForm['kept']): DeprecationForm => ({
  state: kept.state,
  replacement: kept.replacement.text,
  dates: {
    deprecated: kept.deprecated.text,
    obsolete: kept.obsolete.text,
    deleted: kept.deleted.text,
  },
  kept,
})

/** The form for an active image with nothing planned. */
export const cleared = (form: DeprecationForm): DeprecationForm => ({
  state: 'ACTIVE',
  replacement: '',
  dates: { deprecated: '', obsolete: '', deleted: '' },
  kept: form.kept,
})

function replacementText(link: string | undefined, project: string): string {
  const to = link === undefined ? null : parseLink(link, project)
  if (!to) return link ?? ''
  return to.project === project && to.collection === 'images' && !to.family ? to.name : linkPath(to)
}

/** An invalid value is shown as it is, and can be kept. */
function dateText(date: string | undefined): string {
  const { at } = readTime(date)
  return Number.isNaN(at) ? (date ?? '') : utcText(at)
}

/** The UTC date a number of days from today. `now` in ms since the epoch. */
export const inDays = (days: number, now: number): string =>
  new Date(now + days * 86_400_000).toISOString().slice(0, 10)

/** ms since the epoch; NaN if it isn't a date. */
export const timeOf = (text: string): number => parseTime(text.trim())

/**
 * The status to send; `{}`, which clears it, for an active image with nothing planned. A future
 * date of a state reached now is removed.
 * @param universe for the link to the replacement: `googleapis.com`
 * @param now ms since the epoch
 */
export function statusOf(
  form: DeprecationForm,
  project: string,
  universe: string,
  now: number,
): DeprecationStatus {
  const dates = PLANNED.flatMap(([, field]) => {
    const value = isDropped(form, field, now) ? undefined : dateValue(form, field)
    return value === undefined ? [] : [[field, value]]
  })
  if (form.state === 'ACTIVE' && dates.length === 0) return {}
  const replacement = replacementValue(form, project, universe)
  return {
    state: form.state,
    ...(replacement !== undefined && { replacement }),
    ...Object.fromEntries(dates),
  }
}

/** Whether the date of a state is removed because the image reaches that state now, before the date. */
export function isDropped(form: DeprecationForm, field: DateField, now: number): boolean {
  const later = laterStates(form.state).some(([, each]) => each === field)
  return !later && form.state !== form.kept.state && timeOf(form.dates[field]) > now
}

const isKept = (kept: Kept, text: string) => kept.value !== undefined && kept.text === text

/** The date as the API accepts it, in UTC; the original value if the text wasn't edited. */
function dateValue({ dates, kept }: DeprecationForm, field: DateField): string | undefined {
  if (isKept(kept[field], dates[field])) return kept[field].value
  const time = timeOf(dates[field])
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}

function replacementValue(
  { replacement, kept }: DeprecationForm,
  project: string,
  universe: string,
): string | undefined {
  if (isKept(kept.replacement, replacement)) return kept.replacement.value || undefined
  const link = replacementLink(replacement, project)
  return link ? selfLink(linkPath(link), universe) : replacement.trim() || undefined
}

/**
 * The image that a typed replacement names; null if it isn't a link to one. A bare name is an image
 * in the project.
 */
export function replacementLink(text: string, project: string) {
  const typed = text.trim()
  return parseLink(typed.includes('/') ? typed : imagePath(project, typed), project)
}

/** Whether a replacement makes sense: an active image with nothing planned has none. */
export const hasReplacement = (form: DeprecationForm): boolean =>
  form.state !== 'ACTIVE' || PLANNED.some(([, field]) => form.dates[field] !== '')

/** The states after this one, which can be planned, each with its field. */
export function laterStates(state: string): [state: string, field: DateField][] {
  const rank = STATES.findIndex((each) => each === state)
  return PLANNED.flatMap(([later, field]): [string, DateField][] =>
    STATES.indexOf(later) > rank ? [[later, field]] : [],
  )
}
