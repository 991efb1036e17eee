/** The plan's changes as a request to the bulk dialog. */
import { changingRows, stepOf } from '../../compute/retire/steps.ts'
import type { Plan, Row } from '../../compute/retire/plan.ts'
import type { DecidedWords } from '../../images/bulk/kinds.ts'
import type { Item } from '../../runs/run.ts'
import { count } from '../../text/count.ts'

const NOTE = 'Each image changes as planned, unless it has changed since.'

/** @param plan the note mentions its deletions, because a run leaves them out */
export function wordsOf(plan: Plan): DecidedWords {
  const left = plan.outcomes.change - runRows(plan).length
  return {
    title: (images) => `Run ${count(images, 'change')}`,
    running: 'Retiring',
    done: 'changed',
    note: left === 0 ? NOTE : `${NOTE} ${leftOutText(left)}`,
  }
}

/** Deletions can't be undone, so a run from this page leaves them out. */
export const leftOutText = (images: number): string =>
  `${count(images, 'image')} to be deleted for good ${images === 1 ? 'is' : 'are'} left out: export the plan, or use npm run retire.`

/** The rows that a run from this page changes: all except permanent deletions. */
export const runRows = (plan: Plan): Row[] =>
  changingRows(plan).filter(({ to }) => to !== 'REMOVED')

/** @param universe for links to replacements: `googleapis.com` */
export const itemsOf = (plan: Plan, universe: string): Item[] =>
  runRows(plan).map((row) => ({ step: stepOf(row, plan, universe), before: row.image }))
