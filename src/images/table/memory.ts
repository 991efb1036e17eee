/**
 * What pages with a table remember while one is elsewhere: the images selected, and the row that one was
 * on. It ends with the browser's tab. A page is named by what it shows: a project, or a family of one.
 */
import type { Selection } from './selection.ts'

/** A row of a page, as it was left. */
export interface Place {
  index: number
  /** `rowKey` of the row. */
  key: string
  /** The page's position in the browser's history: by Back one comes to the same again. */
  entry: number
}

const places = new Map<string, Place>()

/** The row that one comes back to; undefined when this is no coming back. */
export function placeOf(page: string, entry: number): Place | undefined {
  const place = places.get(page)
  return place?.entry === entry ? place : undefined
}

export const rememberPlace = (page: string, place: Place): void => void places.set(page, place)

const NONE: Selection = new Set()
const selections = new Map<string, Selection>()
const listeners = new Set<() => void>()

/** What is selected on each page, for `useSyncExternalStore`. */
export const selectionStore = {
  get: (page: string): Selection => selections.get(page) ?? NONE,

  set(page: string, selection: Selection): void {
    if (selection.size > 0) selections.set(page, selection)
    else selections.delete(page)
    for (const listener of listeners) listener()
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
