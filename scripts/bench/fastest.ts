const RUNS = 9

/** The fastest of several runs: other load can only slow one down. */
export function fastest<T>(
  work: (prepared: T) => void,
  prepare: () => T = () => undefined as T,
): string {
  const times = Array.from({ length: RUNS }, () => {
    const prepared = prepare()
    const start = performance.now()
    work(prepared)
    return performance.now() - start
  })
  return `${Math.min(...times).toFixed(1)} ms`
}
