import * as z from 'zod/mini'

/** The views of an image besides the overview, which has no parameter. */
const IMAGE_TABS = ['lineage', 'access', 'activity', 'json'] as const
export type ImageTab = (typeof IMAGE_TABS)[number]

const Tab = z.optional(z.enum(IMAGE_TABS))

export interface ImageSearch {
  tab?: ImageTab
  /** The editor that is open. */
  edit?: 'labels'
}

/** Reads the parameters of the address; a tab that we do not know is the overview. It never throws. */
export function imageSearch(raw: Record<string, unknown>): ImageSearch {
  const { data: tab } = Tab.safeParse(raw['tab'])
  return searchOf(tab, raw['edit'] === 'labels' ? 'labels' : undefined)
}

/** The parameters for a view, and for the editor that is open. */
export const searchOf = (tab: ImageTab | undefined, edit: ImageSearch['edit']): ImageSearch => ({
  ...(tab && { tab }),
  ...(edit && { edit }),
})
