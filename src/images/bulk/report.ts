/** The outcomes of a run as files. */
import { jsonText } from '../../compute/commands/text.ts'
import { csvText } from '../../compute/csv.ts'
import { stateOf } from '../../compute/deprecation.ts'
import { methodFor } from '../../compute/changes/request.ts'
import type { Row, RunView } from './outcomes.ts'

interface Run {
  project: string
  title: string
}

const HEADINGS = ['image', 'family', 'method', 'state before', 'state after', 'outcome', 'why']

/** One row per image, in the order of the plan. */
export const reportCsv = ({ rows }: Pick<RunView, 'rows'>): string =>
  csvText([
    HEADINGS,
    ...rows.map(({ item: { step, before }, outcome }) => [
      before.name,
      before.family ?? '',
      methodFor(step.change),
      stateOf(before),
      outcome.kind === 'done' && outcome.after ? stateOf(outcome.after) : '',
      outcome.kind,
      whyOf(outcome),
    ]),
  ])

/** The same with each change, its request ID, and the image before and after. */
export const reportJson = (
  { project, title }: Run,
  { rows, state }: Pick<RunView, 'rows' | 'state'>,
): string =>
  `${jsonText({
    project,
    title,
    state,
    images: rows.map(({ item: { step, before, requestId }, outcome }) => ({
      image: before.name,
      requestId,
      change: step.change,
      outcome: outcome.kind,
      ...(whyOf(outcome) !== '' && { why: whyOf(outcome) }),
      before,
      ...(outcome.kind === 'done' && outcome.after && { after: outcome.after }),
    })),
  })}\n`

const whyOf = (outcome: Row['outcome']): string => ('why' in outcome ? outcome.why : '')
