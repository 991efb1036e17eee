/** The limits of a run: whatever exceeds them is put off, the youngest images first. */
import type { RetirePolicy } from './policy.ts'
import type { ReasonAgainst } from './reasons.ts'
import type { Outcome } from './decide.ts'
import type { Parts } from './parts.ts'
import { DAY } from './stage.ts'

/** The parts of a row that limits read and change. */
interface Limited {
  image: { name: string }
  /** `oldEnough` orders images like their age does. */
  ages: { oldEnough: number }
  from: string
  to: string
  outcome: Outcome
  against: ReasonAgainst[]
}

/**
 * The limits on changes that would put off nothing of this plan; undefined if the current ones put
 * nothing off. The limits on deletions and failures stay as they are.
 */
export function liftedLimits(
  families: readonly { rows: readonly Pick<Limited, 'outcome' | 'against'>[] }[],
): { changes: number; percent: number } | undefined {
  let changes = 0
  let late = 0
  for (const { rows } of families) {
    for (const { outcome, against } of rows) {
      if (outcome === 'change') changes += 1
      else if (against.some((each) => each.code === 'PUT_OFF' && each.limit !== 'removals'))
        late += 1
    }
  }
  return late > 0 ? { changes: changes + late, percent: 100 } : undefined
}

/** Puts off what exceeds the limits; modifies the rows. */
export function* putOff(
  families: readonly { rows: readonly Limited[] }[],
  limits: RetirePolicy['limits'],
): Parts<void> {
  const left: Limited[] = []
  let removing = 0
  for (const { rows } of families) {
    const share = Math.max(1, Math.floor((rows.length * limits.percent) / 100))
    let moves = 0
    // Rows are newest first.
    for (const row of rows.toReversed()) {
      if (row.outcome !== 'change') continue
      if (row.to !== row.from && ++moves > share) refuse(row, 'percent', limits.percent)
      else {
        left.push(row)
        if (row.to === 'REMOVED') removing += 1
      }
    }
    yield
  }
  if (left.length <= limits.changes && removing <= limits.removals) return
  let removals = 0
  let changes = 0
  for (const day of yield* byDay(left)) {
    // Once nothing else may change, the order no longer matters.
    if (changes < limits.changes) day.sort(olderFirst)
    for (const row of day) {
      if (row.to === 'REMOVED' && removals >= limits.removals) {
        refuse(row, 'removals', limits.removals)
        continue
      }
      if (changes >= limits.changes) {
        refuse(row, 'changes', limits.changes)
        continue
      }
      changes += 1
      if (row.to === 'REMOVED') removals += 1
    }
    yield
  }
}

function refuse(row: Limited, limit: 'changes' | 'removals' | 'percent', most: number): void {
  row.outcome = 'putOff'
  row.against.push({ code: 'PUT_OFF', limit, most })
}

/** Rows handled before yielding. */
const STEP = 1000

/** The rows of each day, oldest day first, because sorting all rows at once can't be interrupted. */
function* byDay(rows: readonly Limited[]): Parts<Limited[][]> {
  const days = new Map<number, Limited[]>()
  for (const [index, row] of rows.entries()) {
    if (index % STEP === 0) yield
    const day = Math.floor(row.ages.oldEnough / DAY)
    const sameDay = days.get(day)
    if (sameDay) sameDay.push(row)
    else days.set(day, [row])
  }
  return [...days].sort(([a], [b]) => a - b).map(([, sameDay]) => sameDay)
}

const olderFirst = (a: Limited, b: Limited) =>
  a.ages.oldEnough - b.ages.oldEnough || (a.image.name < b.image.name ? -1 : 1)
