/** The URL parameters of the due page: which images are listed. */

const VIEWS = ['overdue', '7', '30', '90', 'unplanned'] as const
export type View = (typeof VIEWS)[number]

export interface DueSearch {
  /** Absent for `overdue`; a number is days ahead. */
  show?: Exclude<View, 'overdue'>
}

/** Reads the URL parameters; invalid ones are ignored. */
export function dueSearch(raw: Record<string, unknown>): DueSearch {
  const show = VIEWS.find((each) => each === raw['show'])
  return show && show !== 'overdue' ? { show } : {}
}
