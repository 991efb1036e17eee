/** What filters hide, for when they hide everything. */
import type { Model } from '../table/model.ts'
import { testsOf, type FacetId } from './facets.ts'
import { matches, textOf } from './terms.ts'
import type { Filters } from './view.ts'

export interface Hidden {
  /** What hides them: the words, or a facet. */
  by: 'terms' | FacetId
  /** Images hidden by it, of those that the ones before it let through. */
  images: number
}

/** How many images each filter hides; the sum is all hidden images. */
export function hiddenBy({ entries }: Model, { picks, terms }: Filters): Hidden[] {
  let left = entries.filter((entry) => matches(textOf(entry), terms))
  const hidden: Hidden[] = [{ by: 'terms', images: entries.length - left.length }]
  for (const { id, passes } of testsOf(picks)) {
    const rest = left.filter(passes)
    hidden.push({ by: id, images: left.length - rest.length })
    left = rest
  }
  return hidden
}
