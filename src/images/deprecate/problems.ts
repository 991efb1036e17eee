/** What is wrong with the deprecation form, each at its field. */
import type { Image } from '../../compute/schema.ts'
import { isPartUnread } from '../../compute/unread.ts'
import { word } from '../../text/words.ts'
import {
  DeprecationForm,
  hasReplacement,
  laterStates,
  replacementLink,
  timeOf,
  type DateField,
} from './form.ts'

export interface DateFinding {
  /** `unread`: not a date; `order`: before the date of an earlier state. Neither can be sent. `past` can. */
  kind: 'unread' | 'order' | 'past'
  text: string
}

/** Problems and warnings about the planned dates. `now` in ms since the epoch. */
export function dateFindings(form: DeprecationForm, now: number): Map<DateField, DateFinding> {
  const findings = new Map<DateField, DateFinding>()
  let latest: { state: string; time: number } | undefined
  for (const [state, field] of laterStates(form.state)) {
    const text = form.dates[field]
    if (text === '') continue
    const time = timeOf(text)
    const finding = findingOf(text, time, now, form.kept[field].text, latest)
    if (finding) findings.set(field, finding)
    if (!Number.isNaN(time)) latest = { state, time }
  }
  return findings
}

function findingOf(
  text: string,
  time: number,
  now: number,
  kept: string,
  latest: { state: string; time: number } | undefined,
): DateFinding | undefined {
  if (Number.isNaN(time)) {
    // An unchanged value is sent back as it is.
    if (text === kept) return { kind: 'past', text: 'Not a date. It is kept as it is.' }
    return { kind: 'unread', text: 'Use YYYY-MM-DD or YYYY-MM-DD HH:MM.' }
  }
  if (latest && time < latest.time) {
    return { kind: 'order', text: `Must not be before the ${word(latest.state)} date.` }
  }
  if (time > now) return undefined
  return { kind: 'past', text: 'This date has passed: the image will be overdue.' }
}

interface Problem {
  /** Its path in the form. */
  path: string[]
  message: string
}

/** What keeps the form from being sent. */
function problemsOf(form: DeprecationForm, project: string, now: number): Problem[] {
  const dates = [...dateFindings(form, now)]
    .filter(([, { kind }]) => kind !== 'past')
    .map(([field, { text }]) => ({ path: ['dates', field], message: text }))
  const { replacement, kept } = form
  const isNew = replacement.trim() !== '' && replacement !== kept.replacement.text
  return hasReplacement(form) && isNew && !namesImage(replacement, project)
    ? [...dates, { path: ['replacement'], message: 'This is not a link to an image.' }]
    : dates
}

function namesImage(text: string, project: string): boolean {
  const link = replacementLink(text, project)
  return link?.collection === 'images' && !link.family
}

/** The form with its rules, for react-hook-form: each problem at its field. */
export const formSchema = (project: string) =>
  DeprecationForm.check(({ value, issues }) => {
    for (const { path, message } of problemsOf(value, project, Date.now())) {
      issues.push({ code: 'custom', input: value, path, message })
    }
  })

/** Why the form can't be sent, as a sentence; undefined if it can. `now` in ms since the epoch. */
export function blockedReason(
  form: DeprecationForm,
  image: Image,
  project: string,
  now: number,
): string | undefined {
  if (image.status === 'DELETING') return 'The image is being deleted.'
  if (isPartUnread(image, 'deprecated')) {
    return 'Its deprecation couldn’t be read completely: saving would replace what isn’t shown here.'
  }
  const [problem] = problemsOf(form, project, now)
  if (!problem) return undefined
  return problem.path[0] === 'dates' ? 'Fix the planned dates.' : 'Fix the replacement.'
}
