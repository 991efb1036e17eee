/** What is forgotten with time, a few at a time: each write makes room for itself, and no call waits for long. */
import type { Kind, ScannedRow, Store } from '../store/store.ts'

/** How long an operation is kept after its end, in ms: 14 days. */
export const OPERATION_RETENTION = 14 * 86_400_000

/** So many may go with each one that comes: more than one, so that what has piled up goes too. */
const STEP = 20

/**
 * A few of what is older than a time, found by index.
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
