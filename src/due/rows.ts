/** Turns what is due into table rows, and the numbers above the table. */
import { stateOf } from '../compute/deprecation.ts'
import { within, type DueImage, type DueView, type PlannedState } from '../compute/retire/due.ts'
import { DAY } from '../compute/retire/stage.ts'
import { STATES, type Image, type State } from '../compute/schema.ts'
import type { View } from './search.ts'

export type DueRow =
  | {
      kind: 'group'
      key: string
      title: GroupTitle
      count: number
      /** The overdue images; empty in other groups. */
      due: readonly DueImage[]
      /** The images without a date for their next state. */
      unplanned: readonly Image[]
    }
  | ({ kind: 'overdue'; key: string } & DueImage)
  | ({ kind: 'planned'; key: string } & PlannedState)
  | { kind: 'unplanned'; key: string; image: Image }

/** What a group's rows have in common. */
export type GroupTitle =
  /** The state that is due or planned. */
  | { kind: 'to'; state: State }
  /** The current state. */
  | { kind: 'in'; state: State }
  | { kind: 'next' }

/** How many days ahead are shown below the overdue images. */
const NEXT = 7

/** All overdue images, by the state that is due, in the order of `dueOf`. */
export const allOverdue = ({ overdue }: DueView): DueImage[] => [...overdue.values()].flat()

/**
 * The rows of a view in order, each group after its title.
 * @param now ms since the epoch
 */
export function rowsOf(view: View, due: DueView, now: number): DueRow[] {
  if (view === 'overdue') {
    const groups = [...due.overdue].flatMap(([state, rows]) =>
      group(
        { kind: 'to', state },
        rows.map((row) => ({ kind: 'overdue', key: row.image.name, ...row })),
        rows,
      ),
    )
    return [...groups, ...group({ kind: 'next' }, plannedRows(within(due.planned, NEXT, now)))]
  }
  if (view === 'unplanned') {
    return STATES.flatMap((state) => {
      const images = due.withoutPlan.filter((image) => stateOf(image) === state)
      return group(
        { kind: 'in', state },
        images.map((image) => ({ kind: 'unplanned', key: image.name, image })),
      )
    })
  }
  const planned = within(due.planned, Number(view), now)
  return STATES.flatMap((state) =>
    group({ kind: 'to', state }, plannedRows(planned.filter((row) => row.state === state))),
  )
}

const plannedRows = (planned: readonly PlannedState[]): DueRow[] =>
  planned.map((row) => ({ kind: 'planned', key: `${row.image.name} ${row.state}`, ...row }))

function group(title: GroupTitle, rows: DueRow[], due: readonly DueImage[] = []): DueRow[] {
  if (rows.length === 0) return []
  const key = title.kind === 'next' ? 'next' : `${title.kind} ${title.state}`
  const unplanned = rows.flatMap((row) => (row.kind === 'unplanned' ? row.image : []))
  return [{ kind: 'group', key, title, count: rows.length, due, unplanned }, ...rows]
}

/** The number for a view, and the note beside it. */
export interface Tile {
  view: View
  number: number
  /** Days since the oldest overdue date; `families`: how many families the other views span. */
  oldest?: number
  families?: number
}

/** The numbers above the table. @param now ms since the epoch */
export function tilesOf(due: DueView, now: number): Tile[] {
  const overdue = allOverdue(due)
  const oldest = overdue.reduce((days, row) => Math.max(days, daysLate(row, now)), 0)
  return [
    { view: 'overdue', number: overdue.length, oldest },
    ...(['7', '30', '90'] as const).map((view) => {
      const planned = within(due.planned, Number(view), now)
      const families = new Set(planned.flatMap(({ image }) => image.family || []))
      return { view, number: planned.length, families: families.size }
    }),
    { view: 'unplanned', number: due.withoutPlan.length },
  ]
}

/** Days of UTC since the planned one; 0 on the day itself. @param now ms since the epoch */
export const daysLate = ({ due }: DueImage, now: number): number =>
  Math.floor(now / DAY) - Math.floor(due.since.at / DAY)
