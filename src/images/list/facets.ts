/** The numbers on the list's filters: each counts what passes all the other filters. */
import type { State } from '../../compute/schema.ts'
import type { Entry } from '../table/entry.ts'
import { countStates, type Counts, type Model } from '../table/model.ts'
import { matches, textOf } from './terms.ts'
import type { Filters } from './view.ts'

export interface Facets {
  /** By state, among what passes the words and `due`: what pressing its chip would show. */
  counts: Counts
  /** How many are due, among what passes the words and the states. */
  due: number
  /** How many families the shown images are in. */
  families: number
}

/** Counts for the current filters. 100,000 images take about 10 ms. */
export function facetsOf(model: Model, { states, due, terms }: Filters): Facets {
  const found =
    terms.length > 0 ? model.entries.filter((entry) => matches(textOf(entry), terms)) : undefined
  if (!found && !states && !due) {
    const families = model.families.filter(({ name }) => name !== '').length
    return { counts: model.counts, due: model.due, families }
  }
  const entries = found ?? model.entries
  const ofState = states ? entries.filter(inStates(states)) : entries
  const shown = due ? ofState.filter(isDue) : ofState
  return {
    counts: countStates(due ? entries.filter(isDue) : entries),
    due: ofState.filter(isDue).length,
    families: countFamilies(shown),
  }
}

const isDue = ({ due }: Entry) => due !== null

function inStates(states: readonly State[]) {
  const allowed = new Set<string>(states)
  return ({ state }: Entry) => allowed.has(state)
}

function countFamilies(entries: readonly Entry[]): number {
  const families = new Set(entries.map(({ image }) => image.family ?? ''))
  families.delete('')
  return families.size
}
