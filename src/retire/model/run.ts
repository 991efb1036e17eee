/** The plan's changes as a request to the bulk dialog. */
import { changingRows, stepOf } from '../../compute/retire/steps.ts'
import type { Plan } from '../../compute/retire/plan.ts'
import type { DecidedWords } from '../../images/bulk/kinds.ts'
import type { Item } from '../../runs/run.ts'
import { count } from '../../text/count.ts'

export const RUN_PLAN: DecidedWords = {
  title: (images) => `Run ${count(images, 'change')}`,
  running: 'Retiring',
  done: 'changed',
  note: 'Each image changes as planned, unless it has changed since.',
}

/** @param universe for links to replacements: `googleapis.com` */
export const itemsOf = (plan: Plan, universe: string): Item[] =>
  changingRows(plan).map((row) => ({ step: stepOf(row, plan, universe), before: row.image }))
