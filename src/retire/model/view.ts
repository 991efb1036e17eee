/** A plan as table rows: sorted, filtered and counted. */
import type { Outcome } from '../../compute/retire/decide.ts'
import type { FamilyPlan, Row } from '../../compute/retire/plan.ts'
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

const ORDER: Record<Outcome, number> = {
  change: 0,
  putOff: 1,
  unknown: 2,
  stays: 3,
  notChosen: 4,
  protected: 5,
}

export function familyRows(plan: FamilyPlan): FamilyRows {
  const counts = { change: 0, putOff: 0, protected: 0, stays: 0, unknown: 0, notChosen: 0 }
  for (const { outcome } of plan.rows) counts[outcome] += 1
  // Rows are newest first, and the sort is stable.
  const rows = plan.rows.toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome])
  return { plan, rows, counts, reasons: reasonsIn(rows) }
}

export type TableRow =
  | { kind: 'family'; family: FamilyRows; shown: number; isOpen: boolean; position: number }
  | { kind: 'image'; row: Row; position: number; siblings: number; parent: number }

export interface Filter {
  show: Shown
  reason: ReasonCode | undefined
}

/** The table rows: each family with matching rows, followed by those rows unless it is collapsed. */
export function tableRows(
  families: readonly FamilyRows[],
  { show, reason }: Filter,
  closed: ReadonlySet<string>,
): TableRow[] {
  const passes = (row: Row) =>
    (show === 'all' || row.outcome === show) && (reason === undefined || has(row, reason))
  const found: TableRow[] = []
  let position = 0
  for (const family of families) {
    const rows = show === 'all' && reason === undefined ? family.rows : family.rows.filter(passes)
    if (rows.length === 0) continue
    const isOpen = !closed.has(family.plan.family)
    const parent = found.length
    position += 1
    found.push({ kind: 'family', family, shown: rows.length, isOpen, position })
    if (!isOpen) continue
    for (const [index, row] of rows.entries()) {
      found.push({ kind: 'image', row, position: index + 1, siblings: rows.length, parent })
    }
  }
  return found
}

const has = (row: Row, code: ReasonCode) => reasonsOf(row).some((each) => each.code === code)

const reasonsOf = (row: Row) => [...row.for, ...row.against, ...row.notes]

function reasonsIn(rows: readonly Row[]): Map<ReasonCode, number> {
  const counts = new Map<ReasonCode, number>()
  for (const row of rows) {
    for (const code of new Set(reasonsOf(row).map((each) => each.code))) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
  }
  return counts
}

/** Number of rows with each reason in these families. */
export function reasonCounts(families: readonly FamilyRows[]): Map<ReasonCode, number> {
  const counts = new Map<ReasonCode, number>()
  for (const { reasons } of families) {
    for (const [code, number] of reasons) counts.set(code, (counts.get(code) ?? 0) + number)
  }
  return counts
}

/** A React key for a row. */
export const keyOf = (row: TableRow): string =>
  row.kind === 'family' ? ` ${row.family.plan.family}` : row.row.image.name
