/**
 * Remembers what was worked out last, beyond the component that asked: whoever comes back to a page
 * whose data has not changed finds it made. One result, so that old data is let go.
 * @returns a function that gives the last result while all keys are the same, else makes a new one,
 * perhaps of what is left of the last
 */
export function lastResult<R>(): (keys: readonly unknown[], make: (last?: R) => R) => R {
  let last: { keys: readonly unknown[]; result: R } | undefined
  return (keys, make) => {
    const same = last?.keys.length === keys.length && keys.every((key, n) => key === last?.keys[n])
    if (!last || !same) last = { keys, result: make(last?.result) }
    return last.result
  }
}
