/** The position of a resource in a list: shared by both stores, so that they page in the same order. */
import { compareIds } from '../../compute/family.ts'
import { parseTime } from '../../compute/time.ts'
import type { Doc, Position } from './store.ts'

/** The creation time of a resource without a valid one: before all others, and representable in JSON. */
const NEVER = Number.MIN_SAFE_INTEGER

/** The position of a resource, from which a list can continue after it. */
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
 * Oldest first, then by id; resources without an id by name. `newest` is this order in reverse, so that
 * a new resource goes to the end of a sorted array.
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
 * The JSON text to store, with characters beyond Latin-1 escaped. V8 then uses one byte per character
 * instead of two, and a single such description doesn’t double the size of a page joined from it.
 */
export function jsonText(doc: Doc): string {
  const text = JSON.stringify(doc)
  if (!/[^\0-\xff]/.test(text)) return text
  const ascii = text.replace(/[^\0-\x7f]/g, escape)
  // Recreated from bytes: a slice of a two-byte string would remain two-byte.
  return new TextDecoder().decode(new TextEncoder().encode(ascii))
}

const escape = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
