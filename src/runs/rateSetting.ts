/** How many changes a run may begin a second: a setting of this browser, for each connection. */
import { session } from '../api/http/session.ts'
import { readStored, writeStored } from '../browser/storage.ts'

export const USUAL_A_SECOND = 20
const MOST_A_SECOND = 1000

/** A whole number of 1 to 1,000 in a text; undefined for anything else. */
export function readRate(text: string): number | undefined {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return number >= 1 && number <= MOST_A_SECOND ? number : undefined
}

/** How many may begin a second with the current connection. */
export const aSecond = (): number =>
  readRate(readStored(`aSecond.${session().base}`) ?? '') ?? USUAL_A_SECOND

/** Keeps it; the usual one is not kept. */
export const setASecond = (number: number): void =>
  writeStored(`aSecond.${session().base}`, number === USUAL_A_SECOND ? null : String(number))
