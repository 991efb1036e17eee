/**
 * What pages with a table remember while the user is elsewhere: the selected images, and the
 * current row. Kept until the browser tab is closed. A page is identified by what it shows: a
 * project, or one of its families.
 */
import { NONE, type Selection } from './selection.ts'

/** A row of a page, when it was left. */
export interface Place {
  index: number
  /** `rowKey` of the row. */
  key: string
  /** The page's position in the browser history: Back returns to the same one. */
  entry: number
}

const places = new Map<string, Place>()

/** The row to return to; undefined if this isn't a return. */
export function placeOf(page: string, entry: number): Place | undefined {
  const place = places.get(page)
  return place?.entry === entry ? place : undefined
}

export const rememberPlace = (page: string, place: Place): void => void places.set(page, place)

const selections = new Map<string, Selection>()
const listeners = new Set<() => void>()

/** The selection of each page, for `useSyncExternalStore`. */
export const selectionStore = {
  get: (page: string): Selection => selections.get(page) ?? NONE,

  set(page: string, selection: Selection): void {
    selections.set(page, selection)
    for (const listener of listeners) listener()
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
