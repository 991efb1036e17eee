/** Many requests, a few at a time: a service that gets thousands at once answers 429. */

const AT_ONCE = 4

/**
 * Runs `work` on each item, four at a time. Starts nothing new after a failure.
 * @returns the results in the order of the items
 * @throws the first error
 */
export async function fewAtOnce<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const takeNext = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++
      try {
        // Sequential: that is what keeps it to a few at once.
        results[index] = await work(items[index] as T)
      } catch (error) {
        next = items.length
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, takeNext))
  return results
}
