/** How many changes a run may start per second: stored in this browser, per connection. */
import { session } from '../api/http/session.ts'
import { readStored, writeStored } from '../browser/storage.ts'

const USUAL_A_SECOND = 20
const MOST_A_SECOND = 1000

/** Parses a whole number from 1 to 1,000; undefined for anything else. */
export function readRate(text: string): number | undefined {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return number >= 1 && number <= MOST_A_SECOND ? number : undefined
}

/** What applies unless it is set here: the connection's limit, or the usual one. */
export const usualASecond = (): number => session().limits.perSecond ?? USUAL_A_SECOND

/** The limit for the current connection, in changes per second. */
export const aSecond = (): number =>
  readRate(readStored(`aSecond.${session().base}`) ?? '') ?? usualASecond()

/** Stores the limit, or removes it if it is the default. */
export const setASecond = (number: number): void =>
  writeStored(`aSecond.${session().base}`, number === usualASecond() ? null : String(number))
