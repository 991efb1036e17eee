/** Expiry, a few rows at a time: each write makes room for itself, and no call takes long. */
import type { Kind, ScannedRow, Store } from '../store/store.ts'

/** How long an operation is kept after its end, in ms: 14 days. */
export const OPERATION_RETENTION = 14 * 86_400_000

/** How many may expire with each write: more than one, so that a backlog shrinks. */
const STEP = 20

/**
 * A few rows older than a time, found by index.
 * @param time ms since the epoch
 */
export function someBefore(
  store: Store,
  kind: Kind,
  project: string,
  time: number,
): readonly ScannedRow[] {
  const after = { created: time, id: '', name: '', scope: '' }
  return [...store.scan(kind, project, { order: 'newest', after, limit: STEP })]
}
