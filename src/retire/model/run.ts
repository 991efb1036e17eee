/** The plan's changes, as what is asked before they run. */
import { changingRows, stepOf } from '../../compute/retire/steps.ts'
import type { Plan, Row } from '../../compute/retire/plan.ts'
import type { DecidedWords } from '../../images/bulk/kinds.ts'
import type { Item } from '../../runs/run.ts'
import { count } from '../../text/count.ts'

const NOTE = 'Each image changes as the plan says, unless it is no longer as it was planned for.'

/** @param plan whose deletions are told of, because they are left out */
export function wordsOf(plan: Plan): DecidedWords {
  const left = plan.outcomes.change - runRows(plan).length
  return {
    title: (images) => `Run ${count(images, 'change')}`,
    running: 'Retiring',
    done: 'changed',
    note: left === 0 ? NOTE : `${NOTE} ${leftOutText(left)}`,
  }
}

/** What cannot be undone is not run from a page. */
export const leftOutText = (images: number): string =>
  `${count(images, 'image')} to be deleted for good ${images === 1 ? 'is' : 'are'} left out: export the plan, or use npm run retire.`

/** The rows that a run from here changes: all but those that would be deleted for good. */
export const runRows = (plan: Plan): Row[] =>
  changingRows(plan).filter(({ to }) => to !== 'REMOVED')

/** @param universe of links: `googleapis.com` */
export const itemsOf = (plan: Plan, universe: string): Item[] =>
  runRows(plan).map((row) => ({ step: stepOf(row, plan, universe), before: row.image }))
