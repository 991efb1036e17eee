import * as z from 'zod/mini'

const Tab = z.optional(z.enum(['timeline']))

/** Reads the parameters of a family's address: the view besides the members. It never throws. */
export function familySearch(raw: Record<string, unknown>): { tab?: 'timeline' } {
  const { data: tab } = Tab.safeParse(raw['tab'])
  return tab === undefined ? {} : { tab }
}
