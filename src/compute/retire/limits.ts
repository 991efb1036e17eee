/** The limits of a run: whatever exceeds them is put off, the youngest images first. */
import { parseTime } from '../time.ts'
import type { RetirePolicy } from './policy.ts'
import type { ReasonAgainst } from './reasons.ts'
import type { Outcome } from './decide.ts'

/** The parts of a row that limits read and change. */
interface Limited {
  image: { name: string; creationTimestamp?: string | undefined }
  from: string
  to: string
  outcome: Outcome
  against: ReasonAgainst[]
}

/** Puts off what exceeds the limits; modifies the rows. */
export function putOff(
  families: readonly { rows: readonly Limited[] }[],
  limits: RetirePolicy['limits'],
): void {
  const left: Limited[] = []
  for (const { rows } of families) {
    const share = Math.max(1, Math.floor((rows.length * limits.percent) / 100))
    let moves = 0
    // Rows are newest first.
    for (const row of rows.toReversed()) {
      if (row.outcome !== 'change') continue
      if (row.to !== row.from && ++moves > share) refuse(row, 'percent', limits.percent)
      else left.push(row)
    }
  }
  let removals = 0
  let changes = 0
  for (const row of left.length > limits.changes || limits.removals < left.length
    ? oldestFirst(left)
    : left) {
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
}

function refuse(row: Limited, limit: 'changes' | 'removals' | 'percent', most: number): void {
  row.outcome = 'putOff'
  row.against.push({ code: 'PUT_OFF', limit, most })
}

function oldestFirst(rows: readonly Limited[]): Limited[] {
  return rows
    .map((row) => ({ row, time: parseTime(row.image.creationTimestamp ?? '') }))
    .sort((a, b) => a.time - b.time || (a.row.image.name < b.row.image.name ? -1 : 1))
    .map(({ row }) => row)
}
