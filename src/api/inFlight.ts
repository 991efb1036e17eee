/**
 * Shares reads that overlap: whoever asks for a key while it is being read gets that answer. Nothing
 * is kept once it has arrived.
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
