/** What the address of the history says: which changes are shown. */

export const SHOWN = ['runs', 'state', 'labels', 'family', 'deleted'] as const
export type Shown = (typeof SHOWN)[number]

export const DAYS = ['7', '30'] as const

export interface HistorySearch {
  /** Words that must occur in names, families and labels. */
  q?: string
  /** Only runs, or changes of one kind; all when absent. */
  show?: Shown
  /** Only the last so many days. */
  days?: (typeof DAYS)[number]
}

/** Reads the parameters of the address; what can't be read is as if it were not there. */
export function historySearch(raw: Record<string, unknown>): HistorySearch {
  const { q } = raw
  const show = SHOWN.find((each) => each === raw['show'])
  const days = DAYS.find((each) => each === String(raw['days']))
  return {
    ...(typeof q === 'string' && q !== '' && { q }),
    ...(show && { show }),
    ...(days && { days }),
  }
}
