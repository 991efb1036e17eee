/** Where a resource stands in a list: shared by the stores, so that both page in the same order. */
import { compareIds } from '../../compute/family.ts'
import { parseTime } from '../../compute/time.ts'
import type { Doc, Position } from './store.ts'

/** The creation time of what has none that can be read: before all others, and still a number in JSON. */
const NEVER = Number.MIN_SAFE_INTEGER

/** The position of a resource, by which a list continues behind it. */
export function positionOf(doc: Doc, scope: string): Position {
  const { name, id = '', creationTimestamp, insertTime = '' } = doc
  const created = parseTime(creationTimestamp ?? insertTime)
  return { name, scope, created: Number.isNaN(created) ? NEVER : created, id }
}

/** By scope, then name. */
export function byName(a: Position, b: Position): number {
  return compareText(a.scope, b.scope) || compareText(a.name, b.name)
}

/**
 * Oldest first, then by id; those without an id by name. `newest` is this order read backwards, so
 * that a new resource goes to the end of a sorted array.
 */
export function byAge(a: Position, b: Position): number {
  return (
    a.created - b.created ||
    compareIds(a.id, b.id) ||
    compareText(a.name, b.name) ||
    compareText(a.scope, b.scope)
  )
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The JSON text to keep: escaped where it goes beyond Latin-1. V8 keeps such text in one byte a
 * character instead of two, and one odd description does not double a page that is joined from it.
 */
export function jsonText(doc: Doc): string {
  const text = JSON.stringify(doc)
  if (!/[^\0-\xff]/.test(text)) return text
  const ascii = text.replace(/[^\0-\x7f]/g, escape)
  // Made anew from bytes: what is cut out of a two-byte string stays one.
  return new TextDecoder().decode(new TextEncoder().encode(ascii))
}

const escape = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
