import * as z from 'zod/mini'
import { readSort, type SortSearch } from '../images/table/columns.ts'

const Tab = z.optional(z.enum(['timeline']))

export interface FamilySearch extends SortSearch {
  /** The view besides the members. */
  tab?: 'timeline'
}

/** Reads the parameters of a family's address. It never throws. */
export function familySearch(raw: Record<string, unknown>): FamilySearch {
  const { data: tab } = Tab.safeParse(raw['tab'])
  return { ...(tab && { tab }), ...readSort(raw) }
}
