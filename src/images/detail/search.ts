/** The tabs of an image besides the overview, which has no parameter. */
const IMAGE_TABS = ['lineage', 'access', 'activity', 'json'] as const
export type ImageTab = (typeof IMAGE_TABS)[number]

export interface ImageSearch {
  tab?: ImageTab
  /** The open editor. */
  edit?: 'labels'
}

/** Reads the parameters of the URL; an unknown tab is the overview. Never throws. */
export function imageSearch(raw: Record<string, unknown>): ImageSearch {
  const tab = IMAGE_TABS.find((each) => each === raw['tab'])
  return searchOf(tab, raw['edit'] === 'labels' ? 'labels' : undefined)
}

/** The parameters for a tab and the open editor. */
export const searchOf = (tab: ImageTab | undefined, edit: ImageSearch['edit']): ImageSearch => ({
  ...(tab && { tab }),
  ...(edit && { edit }),
})
