/** The deprecation form as data, and the status that it comes to. */
import { PLANNED } from '../../compute/deprecation.ts'
import { imagePath, linkPath, parseLink, selfLink } from '../../compute/links.ts'
import { STATES, type DeprecationStatus } from '../../compute/schema.ts'
import { readTime } from '../../compute/time.ts'

export type DateField = 'deprecated' | 'obsolete' | 'deleted'

/** A field that goes back to the service as it came, unless it is touched. */
interface Draft {
  text: string
  /** What the service has, and the text that stands for it here. */
  kept: { value: string; text: string } | undefined
}

export interface DeprecationForm {
  /** One of the states, or one that we do not know, which the image has. */
  state: string
  /** The state that the image has. */
  from: string
  /** A name, or a link to an image of another project. */
  replacement: Draft
  /** Dates in the time zone of the browser, as `datetime-local` writes them; '' for none. */
  dates: Readonly<Record<DateField, Draft>>
}

/** The form of a status. `project` is the image's: names of its images stand for their links. */
export function formOf(status: DeprecationStatus, project: string): DeprecationForm {
  const { state = 'ACTIVE', replacement } = status
  return {
    state,
    from: state,
    replacement: draftOf(replacement, replacementText(replacement, project)),
    dates: {
      deprecated: draftOf(status.deprecated, dateText(status.deprecated)),
      obsolete: draftOf(status.obsolete, dateText(status.obsolete)),
      deleted: draftOf(status.deleted, dateText(status.deleted)),
    },
  }
}

const draftOf = (value: string | undefined, text: string): Draft => ({
  text,
  kept: value === undefined ? undefined : { value, text },
})

/** A draft with another text. Emptied, it forgets what the service has. */
export const withText = (draft: Draft, text: string): Draft => ({
  text,
  kept: text === '' ? undefined : draft.kept,
})

function replacementText(link: string | undefined, project: string): string {
  const to = link === undefined ? null : parseLink(link, project)
  if (!to) return link ?? ''
  return to.project === project && to.collection === 'images' && !to.family ? to.name : linkPath(to)
}

/** A date without a time stands as its midnight here: as another date it would be another date. */
function dateText(date: string | undefined): string {
  const { at, isDay } = readTime(date)
  if (Number.isNaN(at)) return ''
  return isDay ? `${date}T00:00` : localText(at)
}

/** A time as `datetime-local` writes it, in the time zone of the browser: `2027-02-24T00:00`. */
export function localText(time: number): string {
  const date = new Date(time)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = [date.getMonth() + 1, date.getDate()].map(two).join('-')
  const hour = [date.getHours(), date.getMinutes()].map(two).join(':')
  return `${String(date.getFullYear()).padStart(4, '0')}-${day}T${hour}`
}

/** Midnight, in the time zone of the browser, so many days on. */
export function inDays(days: number, now: number): string {
  const date = new Date(now)
  date.setHours(0, 0, 0, 0)
  date.setDate(date.getDate() + days)
  return localText(date.getTime())
}

/** ms since the epoch; NaN for no date. */
const timeOf = ({ text }: Draft): number => (text === '' ? NaN : new Date(text).getTime())

/**
 * The status that the form asks for; `{}`, which clears it, for an active image without any plan.
 * A date still to come of a state that is taken now is dropped with it.
 * @param universe of the link to the replacement: `googleapis.com`
 * @param now ms since the epoch
 */
export function statusOf(
  form: DeprecationForm,
  project: string,
  universe: string,
  now: number,
): DeprecationStatus {
  const dates = PLANNED.flatMap(([, field]) => {
    const value = isDropped(form, field, now) ? undefined : dateValue(form.dates[field])
    return value === undefined ? [] : [[field, value]]
  })
  if (form.state === 'ACTIVE' && dates.length === 0) return {}
  const replacement = replacementValue(form.replacement, project, universe)
  return {
    state: form.state,
    ...(replacement !== undefined && { replacement }),
    ...Object.fromEntries(dates),
  }
}

/** Whether a date was planned for a state that the image is to have now, before its time. */
export function isDropped(form: DeprecationForm, field: DateField, now: number): boolean {
  const later = laterStates(form.state).some(([, each]) => each === field)
  return !later && form.state !== form.from && timeOf(form.dates[field]) > now
}

/** The date as the API takes it, in UTC; what the service has, if that was not touched. */
function dateValue(draft: Draft): string | undefined {
  if (draft.text === draft.kept?.text) return draft.kept.value
  const time = timeOf(draft)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}

function replacementValue(draft: Draft, project: string, universe: string): string | undefined {
  if (draft.text === draft.kept?.text) return draft.kept.value || undefined
  const link = replacementLink(draft.text, project)
  return link ? selfLink(linkPath(link), universe) : draft.text.trim() || undefined
}

/** What a replacement as typed names; null when it is no link. A bare name is an image of the project. */
export function replacementLink(text: string, project: string) {
  const typed = text.trim()
  return parseLink(typed.includes('/') ? typed : imagePath(project, typed), project)
}

/** Whether a replacement has a meaning: an active image without any plan has none. */
export const hasReplacement = (form: DeprecationForm): boolean =>
  form.state !== 'ACTIVE' || PLANNED.some(([, field]) => form.dates[field].text !== '')

/** The states that are still to come, each with its field: the ones that can be planned. */
export function laterStates(state: string): [state: string, field: DateField][] {
  const rank = STATES.findIndex((each) => each === state)
  return PLANNED.flatMap(([later, field]): [string, DateField][] =>
    STATES.indexOf(later) > rank ? [[later, field]] : [],
  )
}

export interface DateFinding {
  tone: 'error' | 'warning'
  text: string
}

/**
 * What is wrong with the planned dates: out of order, or no dates at all (errors), or already past
 * (a warning). `now` in ms since the epoch.
 */
export function dateFindings(form: DeprecationForm, now: number): Map<DateField, DateFinding> {
  const findings = new Map<DateField, DateFinding>()
  let latest: { state: string; time: number } | undefined
  for (const [state, field] of laterStates(form.state)) {
    const draft = form.dates[field]
    const time = timeOf(draft)
    if (draft.text === '') continue
    if (Number.isNaN(time)) {
      findings.set(field, { tone: 'error', text: 'This is no date.' })
    } else if (latest && time < latest.time) {
      const text = `Choose a date that is not before that of ${latest.state}.`
      findings.set(field, { tone: 'error', text })
    } else if (time <= now) {
      const text = 'This date has passed: the image will be due at once.'
      findings.set(field, { tone: 'warning', text })
    }
    if (!Number.isNaN(time)) latest = { state, time }
  }
  return findings
}
