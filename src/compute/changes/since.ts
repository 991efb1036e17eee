/** How an image has changed since a decision on it, in words. */
import { sameStatus, stateOf } from '../deprecation.ts'
import type { Image, Labels } from '../schema.ts'
import { isPartUnread } from '../unread.ts'

/**
 * Every change to what plans decide by: id, state and dates, family, status and labels. Each as a
 * phrase, `label keep=audit was added`; empty if nothing has changed.
 */
export function changesSince(shown: Image, now: Image): string[] {
  if (shown.id !== now.id) return ['it was deleted, and another image was created under its name']
  const unread = FIELDS.find((field) => isPartUnread(now, field))
  if (unread !== undefined) return [`its ${unread} couldn’t be read again`]
  const found: string[] = []
  const [before, after] = [stateOf(shown), stateOf(now)]
  if (before !== after) found.push(`it is now ${after} (was ${before})`)
  else if (!sameStatus(shown.deprecated, now.deprecated)) {
    found.push('its replacement or planned dates were changed')
  }
  if ((shown.family ?? '') !== (now.family ?? '')) {
    found.push(now.family ? `it is now in family ${now.family}` : 'it is no longer in a family')
  }
  if (shown.status !== now.status) found.push(`its status is now ${now.status ?? 'unknown'}`)
  return [...found, ...labelChanges(shown.labels ?? {}, now.labels ?? {})]
}

const FIELDS = ['status', 'deprecated', 'family', 'labels']

function labelChanges(before: Labels, after: Labels): string[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  const text = (key: string, value = '') => (value === '' ? key : `${key}=${value}`)
  return [
    ...[...is].flatMap(([key, value]) => {
      if (was.get(key) === value) return []
      return [`label ${text(key, value)} was ${was.has(key) ? 'changed' : 'added'}`]
    }),
    ...[...was.keys()].flatMap((key) => (is.has(key) ? [] : [`label ${key} was removed`])),
  ]
}
