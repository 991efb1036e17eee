/** The URL parameters of the history: which changes are shown. */

export const SHOWN = ['runs', 'state', 'labels', 'family', 'deleted'] as const
export type Shown = (typeof SHOWN)[number]

export const DAYS = ['7', '30'] as const

export interface HistorySearch {
  /** Words that must occur in names, families and labels; in quotes, as a whole. */
  q?: string
  /** Only runs, or only changes of one kind; absent for all. */
  show?: Shown
  /** Only this many recent days. */
  days?: (typeof DAYS)[number]
}

/** Reads the URL parameters; invalid ones are ignored. */
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
