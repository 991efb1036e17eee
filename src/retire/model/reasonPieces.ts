/** The reasons for a row's outcome, in reading order. */
import type { Row } from '../../compute/retire/plan.ts'
import { PROTECTS, type Reason } from '../../compute/retire/reasons.ts'
import { reasonText } from '../../compute/retire/reasonText.ts'
import { capital } from '../../text/capital.ts'

export interface ReasonPiece {
  text: string
  tone: 'overdue' | 'decides' | 'aside'
}

/** The deciding reason first, then other reasons for and against, then notes. @param at the plan's day */
export function reasonPieces(row: Row, at: number): ReasonPiece[] {
  const isMoving = row.outcome === 'change'
  const reasons: { reason: Reason; tone: ReasonPiece['tone'] }[] = [
    ...(isMoving ? row.for : row.against).map((reason) => ({ reason, tone: toneOf(reason, row) })),
    ...(isMoving ? row.against : row.for).map((reason) => ({ reason, tone: 'aside' as const })),
    ...row.notes.map((reason) => ({ reason, tone: 'aside' as const })),
  ]
  return reasons
    .map((each, index) => ({ ...each, index }))
    .sort((a, b) => ORDER[a.tone] - ORDER[b.tone] || a.index - b.index)
    .map(({ reason, tone }, index) => {
      const text = reasonText(reason, at)
      return { text: index === 0 ? capital(text) : text, tone }
    })
}

const ORDER = { overdue: 0, decides: 1, aside: 2 }

function toneOf({ code }: Reason, { outcome }: Row): ReasonPiece['tone'] {
  if (code === 'OVERDUE') return 'overdue'
  if (outcome === 'protected') return PROTECTS.has(code) ? 'decides' : 'aside'
  if (outcome === 'putOff') return code === 'PUT_OFF' ? 'decides' : 'aside'
  return 'decides'
}
