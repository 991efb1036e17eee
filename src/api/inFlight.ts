/**
 * Shares reads that overlap: a request for a key that is already being read gets the same answer.
 * Nothing is cached.
 */
export function inFlight<T>(): (key: string, read: () => Promise<T>) => Promise<T> {
  const reads = new Map<string, Promise<T>>()
  return (key, read) => {
    const shared = reads.get(key)
    if (shared) return shared
    const reading = read().finally(() => reads.delete(key))
    reads.set(key, reading)
    return reading
  }
}
