/** How often a read of what still goes on is repeated. */

/** ms; by then a read that failed has been tried again as often as that helps (see `retry.ts`). */
const AFTER_FAILURE = 20_000

/**
 * ms until a query that polls asks again: `interval`, but seldom once its last read has failed, so
 * that a refusal is not asked for every two seconds.
 * @param state the query's; `error` while its last read is one that failed
 */
export const pollInterval = (interval: number, { status }: { status: string }): number =>
  status === 'error' ? Math.max(interval, AFTER_FAILURE) : interval
