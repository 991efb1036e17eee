/**
 * Remembers the last result beyond the life of a component: returning to a page whose data hasn't
 * changed recomputes nothing. Keeps one result, so that old data is released.
 * @returns a function that returns the last result while all keys are the same, and otherwise makes
 * a new one, possibly from the last
 */
export function lastResult<R>(): (keys: readonly unknown[], make: (last?: R) => R) => R {
  let last: { keys: readonly unknown[]; result: R } | undefined
  return (keys, make) => {
    const same = last?.keys.length === keys.length && keys.every((key, n) => key === last?.keys[n])
    if (!last || !same) last = { keys, result: make(last?.result) }
    return last.result
  }
}
