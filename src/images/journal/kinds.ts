/** Describes changes in words. */
import type { Change } from '../../compute/changes/change.ts'
import { differences } from '../../compute/changes/difference.ts'
import { parseLink } from '../../compute/links.ts'
import type { Kept } from '../../runs/kept.ts'
import { sentence } from '../../text/sentence.ts'

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

/** What was done, in a few words: `Deprecate, replacement web-v42`; or why it wasn't. */
export function detailsOf({ step, before, begun, result, run }: Kept): string {
  if (result && 'why' in result) return capital(sentence(result.why))
  if (!result && run !== undefined) {
    return begun === undefined ? 'Not sent.' : 'No response was recorded.'
  }
  const { change, target } = step
  const found = before ? differences(change, before) : []
  const state = found.find(({ field }) => field === 'state')
  const replacement = found.find(({ field }) => field === 'replacement')?.after
  const name = replacement && parseLink(replacement, target.project)?.name
  switch (change.kind) {
    case 'deprecate': {
      const what = state ? (TO_STATE[state.after ?? ''] ?? 'State') : 'Dates and replacement'
      return name ? `${what}, replacement ${name}` : what
    }
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

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
