import { createRandom } from './random.ts'
import { operationName } from './wire.ts'

/** Generates ids: unique, increasing with time, and reproducible for the same seed and clock. */
export interface Ids {
  /** A uint64 of 19 digits, greater than every one before it. @param now ms since the epoch */
  next(now: number): string
  /** A name for a new operation. @param now ms since the epoch */
  operationName(now: number): string
}

/**
 * @param seed for the random part
 * @param last the last id of the previous run, or `0`
 * @param keep stores the last id for the next run
 */
export function createIds(seed: number, last: string, keep: (last: string) => void): Ids {
  let previous = BigInt(last)
  const random = createRandom(seed ^ Number(previous & 0x7fffffffn))
  return {
    next(now) {
      const byTime = BigInt(Math.max(Math.trunc(now), FIRST)) * 1_000_000n
      const from = byTime > previous ? byTime : previous
      previous = from + 1n + BigInt(Math.floor(random() * 1000))
      const id = previous.toString()
      keep(id)
      return id
    },
    operationName: (now) => operationName(Math.max(0, Math.trunc(now)), random),
  }
}

/** 2001-09-09, from which a time in ms has 13 digits, and an id 19. */
const FIRST = 1_000_000_000_000
