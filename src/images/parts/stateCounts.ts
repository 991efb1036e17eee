import { STATES, type State } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'

/**
 * `4 active, 3 deprecated, 2 obsolete`: states without images are left out.
 * @param total all images, including those in unknown states
 */
export function stateCounts(counts: Readonly<Record<State, number>>, total: number): string {
  const known = STATES.filter((state) => counts[state] > 0)
  const rest = known.reduce((left, state) => left - counts[state], total)
  const words = known.map((state) => `${count(counts[state])} ${state.toLowerCase()}`)
  return [...words, ...(rest > 0 ? [`${count(rest)} in another state`] : [])].join(', ')
}
