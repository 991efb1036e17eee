/** From the model to the rows on the screen: filters and collapsed families. */
import type { State } from '../../compute/schema.ts'
import { isCollapsed, type Collapse } from './collapse.ts'
import type { Entry } from '../table/entry.ts'
import type { Family, Model } from '../table/model.ts'
import type { View } from '../table/rows.ts'
import { matches, textOf, type Term } from './terms.ts'

export interface Filters {
  /** Only these states; all if undefined. */
  states: readonly State[] | undefined
  due: boolean
  terms: readonly Term[]
}

/** The rows to show, in order. 100,000 images take about 10 ms. */
export function view(model: Model, filters: Filters, collapse: Collapse, grouped: boolean): View {
  const passes = filterOf(filters)
  const pick = (entries: Entry[]) => (passes ? entries.filter(passes) : entries)
  if (!grouped) {
    const rows = pick(model.entries)
    return { rows, parents: [], shown: rows, families: 0 }
  }
  const result: View = { rows: [], parents: [], shown: [], families: 0 }
  for (const family of model.families) {
    const shown = pick(family.members)
    if (shown.length > 0) addFamily(result, family, shown, !isCollapsed(collapse, family.name))
  }
  return result
}

function addFamily(result: View, family: Family, shown: Entry[], expanded: boolean) {
  const index = result.rows.length
  result.families += 1
  result.rows.push({ kind: 'family', family, shown, expanded, position: result.families })
  result.parents.push(-1)
  for (const entry of shown) {
    result.shown.push(entry)
    if (!expanded) continue
    result.rows.push(entry)
    result.parents.push(index)
  }
}

/** The predicate for a filter; undefined if everything passes. */
function filterOf({ states, due, terms }: Filters): ((entry: Entry) => boolean) | undefined {
  if (!states && !due && terms.length === 0) return undefined
  const allowed = states && new Set<string>(states)
  return (entry) =>
    (!allowed || allowed.has(entry.state)) &&
    (!due || entry.due !== null) &&
    (terms.length === 0 || matches(textOf(entry), terms))
}
