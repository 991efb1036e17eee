import * as z from 'zod/mini'
import { readSort, type SortSearch } from '../images/table/columns.ts'

const Tab = z.optional(z.enum(['timeline']))

export interface FamilySearch extends SortSearch {
  /** The view, unless it is the members. */
  tab?: 'timeline'
}

/** Reads the parameters of a family's URL. Never throws. */
export function familySearch(raw: Record<string, unknown>): FamilySearch {
  const { data: tab } = Tab.safeParse(raw['tab'])
  return { ...(tab && { tab }), ...readSort(raw) }
}
