/**
 * What pages with a table remember while the user is elsewhere: the selected images, the current row
 * and the order of the list. Kept until the browser tab is closed. A page is identified by what it
 * shows: a project, or one of its families.
 */
import type { Entry } from './entry.ts'
import { NONE, type Selection } from './selection.ts'

/** A row of a page, when it was left. */
export interface Place {
  index: number
  /** `rowKey` of the row. */
  key: string
  /** The page's position in the browser history: Back returns to the same one. */
  entry: number
  /** It was reached by previous/next from another image’s page, so its row may be out of view. */
  moved?: boolean
}

const places = new Map<string, Place>()

/** The row to return to; undefined if this isn't a return. */
export function placeOf(page: string, entry: number): Place | undefined {
  const place = places.get(page)
  return place?.entry === entry ? place : undefined
}

/** Previous/next led to another image, whose row Back now returns to. @param key `rowKey` of the row */
export function movePlace(page: string, key: string): void {
  const place = places.get(page)
  if (place) places.set(page, { ...place, key, moved: true })
}

export const rememberPlace = (page: string, place: Place): void => void places.set(page, place)

/** The images that a project’s list showed last. */
export interface Order {
  shown: readonly Entry[]
  /** The list's position in the browser history. */
  entry: number
}

const orders = new Map<string, Order>()

export const rememberOrder = (project: string, order: Order): void =>
  void orders.set(project, order)

/**
 * The images that the list showed when it was left for a page.
 * @param entry the page's position in the browser history; undefined if it wasn't opened from the
 * list
 */
export function orderBefore(project: string, entry: number): readonly Entry[] | undefined {
  const order = orders.get(project)
  return order?.entry === entry - 1 ? order.shown : undefined
}

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
