/** The lists of images that have a name: one for each value of a facet. */
import { STATES } from '../compute/schema.ts'
import type { ImagesSearch } from '../images/list/search.ts'
import { word } from '../text/words.ts'

export interface NamedList {
  /** What it is typed out as, behind the name of its facet: `state: obsolete`. */
  facet: 'state' | 'due' | 'arch' | 'use' | 'breaks'
  value: string
  label: string
  search: ImagesSearch
}

export const NAMED_LISTS: readonly NamedList[] = [
  { facet: 'due', value: 'overdue', label: 'Overdue images', search: { due: ['overdue'] } },
  { facet: 'due', value: '30', label: 'Images due in the next 30 days', search: { due: ['30'] } },
  ...STATES.map((state): NamedList => {
    const label = `${word(state)} images`
    return { facet: 'state', value: state.toLowerCase(), label, search: { states: [state] } }
  }),
  { facet: 'use', value: 'some', label: 'Images in use', search: { use: ['some'] } },
  { facet: 'use', value: 'none', label: 'Images not seen in use', search: { use: ['none'] } },
  { facet: 'breaks', value: 'any', label: 'Images that break a rule', search: { q: 'breaks:any' } },
  ...['X86_64', 'ARM64'].map((arch): NamedList => {
    const label = `${arch} images`
    return { facet: 'arch', value: arch.toLowerCase(), label, search: { arch: [arch] } }
  }),
]
