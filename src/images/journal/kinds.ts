/** Describes changes in words. */
import type { Change } from '../../compute/changes/change.ts'
import { differences, type Difference } from '../../compute/changes/difference.ts'
import { PLANNED } from '../../compute/deprecation.ts'
import type { Kept } from '../../runs/kept.ts'
import { sentence } from '../../text/sentence.ts'
import { clockTime, shortDate } from '../../text/time.ts'
import { replacementName } from '../parts/differenceWords.ts'
import { capital } from '../../text/capital.ts'

export type ChangeKind = 'state' | 'labels' | 'family' | 'deleted' | 'other'

/** The kind of a change, for filtering. */
export function kindOf(change: Change): ChangeKind {
  switch (change.kind) {
    case 'deprecate':
      return 'state'
    case 'setLabels':
      return 'labels'
    case 'delete':
      return 'deleted'
    case 'patch':
      return change.fields.family === undefined ? 'other' : 'family'
    default:
      return 'other'
  }
}

const TO_STATE: Record<string, string> = {
  ACTIVE: 'Restore',
  DEPRECATED: 'Deprecate',
  OBSOLETE: 'Mark obsolete',
  DELETED: 'Mark deleted',
}

/**
 * What was done, in a few words: `Deprecate, replacement web-v42, planned dates`; or why it wasn't.
 * @param isGoing whether its run is being made
 */
export function detailsOf({ step, before, begun, result, run }: Kept, isGoing = false): string {
  if (result && 'why' in result) return capital(sentence(result.why))
  if (!result && run !== undefined) {
    if (begun === undefined) return 'Not sent.'
    return isGoing ? 'Waiting for the response.' : 'No response was recorded.'
  }
  const { change, target } = step
  switch (change.kind) {
    case 'deprecate':
      return deprecationWords(before ? differences(change, before) : [], target.project)
    case 'setLabels':
      return 'Labels'
    case 'patch':
      return change.fields.family === undefined ? 'Edit' : 'Family'
    case 'delete':
      return 'Delete'
    case 'insert':
      return 'Create'
    case 'setIamPolicy':
      return 'Access'
  }
}

/** `Deprecate, replacement web-v42, planned dates`: what was set, and without a new state also what was removed. */
function deprecationWords(found: readonly Difference[], project: string): string {
  const state = found.find(({ field }) => field === 'state')
  const replacement = found.find(({ field }) => field === 'replacement')
  const name = replacement?.after && replacementName(replacement.after, project)
  const isPlanned = found.some(({ field, after }) => isDate(field) && (!state || after))
  const words = [
    state && (TO_STATE[state.after ?? ''] ?? 'state'),
    name ? `replacement ${name}` : replacement && !state && 'replacement',
    isPlanned && 'planned dates',
  ].filter((word) => typeof word === 'string')
  return words.length > 0 ? capital(words.join(', ')) : 'Dates and replacement'
}

const isDate = (field: Difference['field']) => PLANNED.some(([, date]) => date === field)

/** `Undone at 17:42`, on another day `Undone on 24 Nov`; without a time if it wasn't undone from this browser. */
export function undoneText(at: number | undefined, now = Date.now()): string {
  if (at === undefined) return 'As it was before'
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return isToday ? `Undone at ${clockTime(at).slice(0, 5)}` : `Undone on ${shortDate(at, now)}`
}
