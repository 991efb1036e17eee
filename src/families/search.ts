import { readSort, type SortSearch } from '../images/table/columns.ts'

export interface FamilySearch extends SortSearch {
  /** The view, unless it is the members. */
  tab?: 'timeline'
  /** The policy whose plan the timeline shows, as in the URL of the Retire page. */
  plan?: string
}

/** Reads the parameters of a family's URL. Never throws. */
export function familySearch(raw: Record<string, unknown>): FamilySearch {
  const { tab, plan } = raw
  return {
    ...(tab === 'timeline' && { tab }),
    ...(typeof plan === 'string' && plan !== '' && { plan }),
    ...readSort(raw),
  }
}
