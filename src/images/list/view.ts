/** From the model to the rows on the screen: filters, and what is collapsed. */
import type { State } from '../../compute/schema.ts'
import { isCollapsed, type Collapse } from './collapse.ts'
import { textOf, type Entry } from './entry.ts'
import type { Family, Model } from './model.ts'
import { matches, type Term } from './terms.ts'

export interface Filters {
  /** Only these states; all when undefined. */
  states: readonly State[] | undefined
  due: boolean
  terms: readonly Term[]
}

export interface FamilyRow {
  kind: 'family'
  family: Family
  /** The members that the filters let through; never none. */
  shown: Entry[]
  expanded: boolean
  /** 1 for the first family on the screen. */
  position: number
}

export type Row = FamilyRow | Entry

export interface View {
  rows: Row[]
  /** For each row that is in a family, the index of the family's row; -1 for the others. */
  parents: number[]
  /** Images that the filters let through, also in collapsed families, in the order of the rows. */
  shown: Entry[]
  /** How many families have rows. */
  families: number
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

/** The test that a filter puts an image to; undefined when everything passes. */
function filterOf({ states, due, terms }: Filters): ((entry: Entry) => boolean) | undefined {
  if (!states && !due && terms.length === 0) return undefined
  const allowed = states && new Set<string>(states)
  return (entry) =>
    (!allowed || allowed.has(entry.state)) &&
    (!due || entry.due !== null) &&
    (terms.length === 0 || matches(textOf(entry), terms))
}

export interface Hidden {
  /** Images without the words. */
  terms: number
  /** Of the others, those of another state. */
  states: number
  /** Of what is left, those that are not due. */
  due: number
}

/** Which filter hides how many images; the sum is all that are hidden. */
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

/** Tells rows apart, over filters and refreshes. */
export const rowKey = (row: Row): string =>
  row.kind === 'family' ? `family/${row.family.name}` : row.key
