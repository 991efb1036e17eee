/** The outcomes of a run, image by image. */
import type { Result } from '../../runs/journal.ts'
import type { Item } from '../../runs/run.ts'

type Outcome = { kind: 'waiting' | 'sending' } | Result
export type OutcomeKind = Outcome['kind']

/** Those that need attention come first. */
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
  /** `interrupted`: its tab was closed or crashed; `elsewhere`: it runs in another tab. */
  state: 'running' | 'paused' | 'stopping' | 'ended' | 'interrupted' | 'elsewhere'
  /** Why it ended or can't continue, if the user didn't ask for it. */
  trouble: string | undefined
  /** It isn't over: not all of it could be recorded. It is continued or ended once it is opened again. */
  isLeft: boolean
  /** Unknown outcomes are being resolved. */
  isChecking: boolean
  rows: readonly Row[]
  /**
   * The current and the highest rate, per second, and when it was last halved, ms since the epoch.
   * Undefined if the run isn't running in this tab.
   */
  rate: { perSecond: number; most: number; halvedAt: number | undefined } | undefined
  /** How many images ended in each of the last seconds, see {@link pacesOf}. */
  paces: readonly number[]
}

/** Whether it is running in this tab, or will go on. */
export const isGoing = (state: RunView['state']): boolean =>
  state === 'running' || state === 'paused' || state === 'stopping'

/** Seconds that a run's paces reach back. */
const SECONDS = 120

/**
 * How many ended in each of the last 120 full seconds.
 * @param ended how many ended in each second since the start; some may be missing
 * @param now ms since the start
 */
export function pacesOf(ended: readonly (number | undefined)[], now: number): number[] {
  const full = Math.max(0, Math.floor(now / 1000))
  const from = Math.max(0, full - SECONDS)
  return Array.from({ length: full - from }, (_, index) => ended[from + index] ?? 0)
}

/** The rows of a run by outcome; each is in exactly one group. */
export function byOutcome(rows: readonly Row[]): Map<OutcomeKind, Row[]> {
  const groups = new Map<OutcomeKind, Row[]>(OUTCOMES.map((kind) => [kind, []]))
  for (const row of rows) groups.get(row.outcome.kind)?.push(row)
  return groups
}

/** How many have ended, with any outcome. */
export const endedOf = (rows: readonly Row[]): number =>
  rows.filter(({ outcome }) => outcome.kind !== 'waiting' && outcome.kind !== 'sending').length

/** Estimated ms left, from the pace of late; undefined until enough have ended. */
export function timeLeft({ state, rows, paces }: RunView): number | undefined {
  const ended = paces.reduce((sum, each) => sum + each, 0)
  if (state !== 'running' || ended < 3) return undefined
  return ((rows.length - endedOf(rows)) * paces.length * 1000) / ended
}

/** Undoes the run: one item for each change that was made and can be undone. */
export const undoItems = (made: readonly Item[], rows: readonly Row[]): Item[] => [
  ...made,
  ...rows.flatMap(({ item, outcome }) => {
    if (outcome.kind !== 'done' || !outcome.after || !outcome.undo) return []
    const step = { target: item.step.target, change: outcome.undo }
    return [{ step, before: outcome.after }]
  }),
]
