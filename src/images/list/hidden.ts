/** What filters hide, for when they hide everything. */
import type { Model } from '../table/model.ts'
import { matches, textOf } from './terms.ts'
import type { Filters } from './view.ts'

export interface Hidden {
  /** Images without the words. */
  terms: number
  /** Of the rest, those in other states. */
  states: number
  /** Of what is left, those that aren't due. */
  due: number
}

/** How many images each filter hides; the sum is all hidden images. */
export function hiddenBy({ entries }: Model, { states, due, terms }: Filters): Hidden {
  const left = entries.filter((entry) => matches(textOf(entry), terms))
  const ofState = states ? left.filter(({ state }) => states.some((one) => one === state)) : left
  const isDue = due ? ofState.filter((entry) => entry.due) : ofState
  return {
    terms: entries.length - left.length,
    states: left.length - ofState.length,
    due: ofState.length - isDue.length,
  }
}
