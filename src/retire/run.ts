/** The plan's changes, as what is asked before they run. */
import { changingRows, stepOf } from '../compute/retire/steps.ts'
import type { Plan } from '../compute/retire/plan.ts'
import type { DecidedWords } from '../images/bulk/kinds.ts'
import type { Item } from '../runs/run.ts'
import { count } from '../text/count.ts'

export const RETIRE: DecidedWords = {
  title: (images) => `Run ${count(images, 'change')}`,
  running: 'Retiring',
  done: 'changed',
  note: 'Each image changes as the plan says, unless it is no longer as it was planned for.',
}

/** @param universe of links: `googleapis.com` */
export const itemsOf = (plan: Plan, universe: string): Item[] =>
  changingRows(plan).map((row) => ({ step: stepOf(row, plan, universe), before: row.image }))
