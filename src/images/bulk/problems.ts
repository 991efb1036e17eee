/** Validates the settings of a bulk change. */
import { PLANNED } from '../../compute/deprecation.ts'
import { nameProblem } from '../../compute/names.ts'
import { formOf, laterStates, replacementLink, timeOf, type DateField } from '../deprecate/form.ts'
import { dateFindings } from '../deprecate/problems.ts'
import { isStateKind, STATE_OF, type BulkKind } from './kinds.ts'
import { labelsProblem, type Settings } from './plan.ts'

/** What is wrong with a planned date as typed; `now` in ms since the epoch. */
export function dateProblem(
  kind: BulkKind,
  field: DateField,
  settings: Settings,
  now: number,
): { text: string; isWrong: boolean } | undefined {
  const form = formOf({ state: isStateKind(kind) ? STATE_OF[kind] : 'ACTIVE' }, '')
  const finding = dateFindings({ ...form, dates: { ...form.dates, ...settings.dates } }, now).get(
    field,
  )
  return finding && { text: finding.text, isWrong: finding.kind !== 'past' }
}

/** The date fields that can be set for images in the state a kind sets. */
export function plannable(kind: BulkKind): DateField[] {
  if (kind === 'dates') return PLANNED.map(([, field]) => field)
  if (!isStateKind(kind) || kind === 'restore') return []
  return laterStates(STATE_OF[kind]).map(([, field]) => field)
}

/** What is wrong with the replacement as typed. */
export function replacementProblem(
  { replacement, named }: Settings,
  project: string,
): string | undefined {
  if (replacement !== 'named') return undefined
  if (named.trim() === '') return 'Enter an image.'
  const link = replacementLink(named, project)
  return link?.collection === 'images' && !link.family
    ? undefined
    : 'This is not a link to an image.'
}

/** What is wrong with the family name as typed. */
export const familyProblem = ({ family }: Settings): string | undefined =>
  nameProblem(family.trim()) ?? undefined

/** What must be entered before a kind changes anything. */
const UNSET: Partial<Record<BulkKind, string>> = {
  labels: 'Enter labels to add or remove.',
  dates: 'Enter a date, or choose a replacement.',
  family: 'Enter a family.',
}

/**
 * Whether what is entered can't be sent yet, in a kind that depends on it. Then no image would
 * change, but none is listed as unchangeable either.
 */
export const isIncomplete = (
  kind: BulkKind | 'decided',
  settings: Settings,
  project: string,
  now: number,
): boolean =>
  kind !== 'decided' &&
  UNSET[kind] !== undefined &&
  settingsProblem(kind, settings, project, now) !== undefined

/** Whether nothing is entered yet. */
function isUnset(
  kind: BulkKind | 'decided',
  { add, remove, dates, replacement, family, noFamily }: Settings,
): boolean {
  const isEmpty = (...texts: string[]) => texts.every((text) => text.trim() === '')
  if (kind === 'labels') return isEmpty(add, remove)
  if (kind === 'family') return !noFamily && isEmpty(family)
  return kind === 'dates' && replacement === 'keep' && isEmpty(...Object.values(dates))
}

/** Why these settings can't be sent, in a sentence. */
export function settingsProblem(
  kind: BulkKind | 'decided',
  settings: Settings,
  project: string,
  now: number,
): string | undefined {
  if (kind === 'decided') return undefined
  if (isUnset(kind, settings)) return UNSET[kind]
  if (kind === 'labels') {
    const { add, remove } = labelsProblem(settings)
    return (add ?? remove) ? 'Fix the labels.' : undefined
  }
  if (kind === 'family') return settings.noFamily ? undefined : familyProblem(settings)
  if (kind === 'restore' || (!isStateKind(kind) && kind !== 'dates')) return undefined
  const wrong = plannable(kind).some(
    (field) =>
      settings.dates[field] !== '' &&
      (Number.isNaN(timeOf(settings.dates[field])) ||
        dateProblem(kind, field, settings, now)?.isWrong),
  )
  if (wrong) return 'Fix the planned dates.'
  return replacementProblem(settings, project) && 'Fix the replacement.'
}
