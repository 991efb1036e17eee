/** What the address of the due page says: which images are listed. */

const VIEWS = ['overdue', '7', '30', '90', 'unplanned'] as const
export type View = (typeof VIEWS)[number]

export interface DueSearch {
  /** `overdue` when absent; a number is that of days to come. */
  show?: Exclude<View, 'overdue'>
}

/** Reads the parameters of the address; what can't be read is as if it were not there. */
export function dueSearch(raw: Record<string, unknown>): DueSearch {
  const show = VIEWS.find((each) => each === raw['show'])
  return show && show !== 'overdue' ? { show } : {}
}
