/** A plan as table rows: sorted, filtered and counted. */
import type { Outcome } from '../../compute/retire/decide.ts'
import type { Parts } from '../../compute/retire/parts.ts'
import type { FamilyPlan, Plan, Row } from '../../compute/retire/plan.ts'
import type { ReasonCode } from '../../compute/retire/reasons.ts'

/** The values of the row filter. */
export const SHOWN = [
  'all',
  'change',
  'putOff',
  'protected',
  'stays',
  'unknown',
  'notChosen',
] as const satisfies ('all' | Outcome)[]
export type Shown = (typeof SHOWN)[number]

/** A family with its rows in table order. */
export interface FamilyRows {
  plan: FamilyPlan
  /** Changing rows first, protected ones last, newest first within each. */
  rows: readonly Row[]
  counts: Readonly<Record<Outcome, number>>
  /** Number of rows with each reason. */
  reasons: ReadonlyMap<ReasonCode, number>
}

const ORDER: readonly Outcome[] = ['change', 'putOff', 'unknown', 'stays', 'notChosen', 'protected']

function familyRows(plan: FamilyPlan): FamilyRows {
  const counts = { change: 0, putOff: 0, protected: 0, stays: 0, unknown: 0, notChosen: 0 }
  for (const { outcome } of plan.rows) counts[outcome] += 1
  const rows = ORDER.flatMap((wanted) =>
    counts[wanted] > 0 ? plan.rows.filter(({ outcome }) => outcome === wanted) : [],
  )
  return { plan, rows, counts, reasons: reasonsIn(rows) }
}

export type TableRow =
  | { kind: 'family'; family: FamilyRows; shown: number; isOpen: boolean; position: number }
  | { kind: 'image'; row: Row; position: number; siblings: number; parent: number }

export interface Filter {
  show: Shown
  reason: ReasonCode | undefined
}

/** The rows of the table. There may be 100,000, so each is made when it is drawn. */
export interface TableRows {
  length: number
  families: number
  at(index: number): TableRow | undefined
}

/** A family with matching rows, and where it starts. */
interface Group {
  family: FamilyRows
  start: number
  /** Its matching rows; those of a filter are looked up when one is drawn. */
  rows: readonly Row[] | undefined
  size: number
  isOpen: boolean
}

/** The table rows: each family with matching rows, followed by those rows unless it is collapsed. */
export function tableRows(
  families: readonly FamilyRows[],
  { show, reason }: Filter,
  closed: ReadonlySet<string>,
): TableRows {
  const passes = (row: Row) =>
    (show === 'all' || row.outcome === show) && (reason === undefined || has(row, reason))
  const groups: Group[] = []
  let length = 0
  for (const family of families) {
    const rows = show === 'all' ? family.rows : undefined
    const found = reason === undefined ? rows : family.rows.filter(passes)
    const size = found?.length ?? (show === 'all' ? 0 : family.counts[show])
    if (size === 0) continue
    const isOpen = !closed.has(family.plan.family)
    groups.push({ family, start: length, rows: found, size, isOpen })
    length += isOpen ? size + 1 : 1
  }
  const at = (index: number): TableRow | undefined => {
    const place = lastStart(groups, index)
    const group = groups[place]
    if (!group || index >= length) return undefined
    const { family, start, size, isOpen } = group
    if (index === start) return { kind: 'family', family, shown: size, isOpen, position: place + 1 }
    const rows = (group.rows ??= family.rows.filter(passes))
    const position = index - start
    const row = rows[position - 1]
    return row && { kind: 'image', row, position, siblings: size, parent: start }
  }
  return { length, families: groups.length, at }
}

/** The place of the last group that starts at or before an index; -1 for none. */
function lastStart(groups: readonly Group[], index: number): number {
  let [low, high] = [0, groups.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((groups[middle]?.start ?? 0) <= index) low = middle + 1
    else high = middle
  }
  return low - 1
}

const has = (row: Row, code: ReasonCode) => reasonsOf(row).some((each) => each.code === code)

const reasonsOf = (row: Row) => [...row.for, ...row.against, ...row.notes]

function reasonsIn(rows: readonly Row[]): Map<ReasonCode, number> {
  const counts = new Map<ReasonCode, number>()
  for (const row of rows) {
    for (const list of [row.for, row.against, row.notes]) {
      let before: ReasonCode | undefined
      for (const { code } of list) {
        // A row may have the same reason more than once, in succession: it counts once.
        if (code !== before) counts.set(code, (counts.get(code) ?? 0) + 1)
        before = code
      }
    }
  }
  return counts
}

/** The families of a plan as rows, and the number of rows with each reason, one family at a time. */
export function* rowsInParts(
  plan: Plan,
): Parts<{ families: readonly FamilyRows[]; reasons: ReadonlyMap<ReasonCode, number> }> {
  const families: FamilyRows[] = []
  const reasons = new Map<ReasonCode, number>()
  for (const family of plan.families) {
    const rows = familyRows(family)
    families.push(rows)
    for (const [code, number] of rows.reasons) reasons.set(code, (reasons.get(code) ?? 0) + number)
    yield
  }
  return { families, reasons }
}

/** A React key for a row. */
export const keyOf = (row: TableRow): string =>
  row.kind === 'family' ? ` ${row.family.plan.family}` : row.row.image.name
