/** A plan in numbers. */
import { STAGES } from './stage.ts'
import type { Outcome } from './decide.ts'

interface Counted {
  from: string
  to: string
  outcome: Outcome
}

/** Counts rows by outcome, and images by state before and after. */
export function sum(families: readonly { rows: readonly Counted[] }[]) {
  const outcomes: Record<Outcome, number> = {
    change: 0,
    putOff: 0,
    protected: 0,
    stays: 0,
    unknown: 0,
    notChosen: 0,
  }
  const before = new Map<string, number>(STAGES.map((stage) => [stage, 0]))
  const after = new Map(before)
  const add = (map: Map<string, number>, state: string) => map.set(state, (map.get(state) ?? 0) + 1)
  for (const { rows } of families) {
    for (const { from, to, outcome } of rows) {
      outcomes[outcome] += 1
      add(before, from)
      add(after, outcome === 'change' ? to : from)
    }
  }
  const states = [...new Set([...before.keys(), ...after.keys()])].map((state) => ({
    state,
    before: before.get(state) ?? 0,
    after: after.get(state) ?? 0,
  }))
  return { outcomes, states }
}
