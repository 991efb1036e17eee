import { readTime } from './time.ts'
import { utcText } from '../text/time.ts'
import { visible } from '../text/visible.ts'

/** A date of the API, written the same everywhere: `2027-03-01`, with a time `2027-03-01 08:30 UTC`; anything else as it is. */
export function writtenDate(date: string): string {
  const { at, isDay } = readTime(date)
  if (Number.isNaN(at)) return visible(date)
  return isDay ? date : `${utcText(at)} UTC`
}
