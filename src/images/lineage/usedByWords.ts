import type { Reading } from '../../api/usage.ts'
import { count } from '../../text/count.ts'

/** One kind of use, as far as it has been counted. */
export interface Counted {
  reading: Pick<Reading<unknown>, 'state' | 'unreadable'>
  number: number
  /** Singular: `disk`. */
  one: string
}

/**
 * How many use an image: `3 instance templates, at least 14 disks`, and what is still being
 * counted: `disks`. Zeros are left out, unless all has been read and nothing found.
 */
export function usedByWords(all: readonly Counted[]): { used: string; counting: string } {
  const reading = all.filter(({ reading: { state } }) => state === 'reading')
  const isZero = ({ number, reading: { state, unreadable } }: Counted) =>
    number === 0 && state === 'known' && unreadable === 0
  const shown = all.every(isZero) ? all : all.filter((each) => !isZero(each))
  return {
    used: shown.flatMap((each) => amount(each) ?? []).join(', '),
    counting: reading.map(({ one }) => `${one}s`).join(' and '),
  }
}

function amount({ reading: { state, unreadable }, number, one }: Counted): string | undefined {
  if (state === 'reading' && number === 0) return undefined
  const isKnown = state !== 'unknown' && (number > 0 || unreadable === 0)
  if (!isKnown) return `an unknown number of ${one}s`
  return `${state === 'reading' || unreadable > 0 ? 'at least ' : ''}${count(number, one)}`
}
