/** What has come of the images of a run. */
import type { Result } from '../../runs/journal.ts'
import type { Item } from '../../runs/run.ts'

type Outcome = { kind: 'waiting' | 'sending' } | Result
export type OutcomeKind = Outcome['kind']

/** In the order in which somebody needs them. */
export const OUTCOMES: readonly OutcomeKind[] = [
  'failed',
  'skipped',
  'unknown',
  'sending',
  'done',
  'waiting',
]

export interface Row {
  item: Item
  outcome: Outcome
}

export interface RunView {
  /** `interrupted`: its tab was closed or has crashed; `elsewhere`: another tab makes it. */
  state: 'running' | 'paused' | 'stopping' | 'ended' | 'interrupted' | 'elsewhere'
  /** Why it has ended, or doesn't go on, where that was nobody's wish. */
  trouble: string | undefined
  /** What became of lost answers is being found out. */
  isChecking: boolean
  rows: readonly Row[]
  /** ms since the epoch: when it was begun, or gone on with, and how many had ended then. */
  startedAt: number
  endedBefore: number
  /** ms since the epoch, of this view. */
  at: number
  /** How many may begin a second now, and at most; when that was halved last, ms since the epoch. Undefined when nothing is made here. */
  rate: { perSecond: number; most: number; halvedAt: number | undefined } | undefined
}

/** The rows of a run by what came of them; none is in two. */
export function byOutcome(rows: readonly Row[]): Map<OutcomeKind, Row[]> {
  const groups = new Map<OutcomeKind, Row[]>(OUTCOMES.map((kind) => [kind, []]))
  for (const row of rows) groups.get(row.outcome.kind)?.push(row)
  return groups
}

/** How many have ended, whatever came of them. */
export const endedOf = (rows: readonly Row[]): number =>
  rows.filter(({ outcome }) => outcome.kind !== 'waiting' && outcome.kind !== 'sending').length

/** ms until all have ended, by how fast they have so far; undefined while too few have. */
export function timeLeft({ state, rows, startedAt, endedBefore, at }: RunView): number | undefined {
  const all = endedOf(rows)
  const ended = all - endedBefore
  if (state !== 'running' || ended < 3 || at <= startedAt) return undefined
  return ((rows.length - all) * (at - startedAt)) / ended
}

/** What takes the run back: an item for each change that was made and can be taken back. */
export const undoItems = (made: readonly Item[], rows: readonly Row[]): Item[] => [
  ...made,
  ...rows.flatMap(({ item, outcome }) => {
    if (outcome.kind !== 'done' || !outcome.after || !outcome.undo) return []
    const step = { target: item.step.target, change: outcome.undo }
    return [{ step, before: outcome.after }]
  }),
]
