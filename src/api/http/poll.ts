/** How often a poll is repeated. */

/** ms; by then a failed read has been retried as often as that helps (see `retry.ts`). */
const AFTER_FAILURE = 20_000

/**
 * ms until a polling query asks again: `interval`, but rarely once its last read has failed, so
 * that a refusal isn't requested every two seconds.
 * @param state the query's; `error` while its last read failed
 */
export const pollInterval = (interval: number, { status }: { status: string }): number =>
  status === 'error' ? Math.max(interval, AFTER_FAILURE) : interval
