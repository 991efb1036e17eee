/** The URL parameters of the Compare page: which images, and which rows. */
import { MOST_COMPARED } from '../compute/compare/compare.ts'
import { NAME_OR_ID } from '../compute/names.ts'

export const VIEWS = ['differences', 'breaking', 'all'] as const
export type CompareView = (typeof VIEWS)[number]

export interface Comparing {
  /** Names or ids, at most four; the others are compared with the first. */
  images: readonly string[]
  show: CompareView
}

/** The parameters as they are in the URL. */
export interface CompareSearch {
  images?: string
  show?: CompareView
}

/** Reads the parameters of the URL; invalid ones are ignored. */
export function readComparing(raw: { images?: unknown; show?: unknown }): Comparing {
  const { images } = raw
  const given = typeof images === 'string' ? images.split(',') : Array.isArray(images) ? images : []
  const names = given.filter(
    (name): name is string => typeof name === 'string' && NAME_OR_ID.test(name),
  )
  return {
    images: [...new Set(names)].slice(0, MOST_COMPARED),
    show: VIEWS.find((view) => view === raw.show) ?? 'differences',
  }
}
