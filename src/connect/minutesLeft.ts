import { count } from '../text/count.ts'

/** How long a token is still valid, as a sentence. @param ms until it expires */
export function minutesLeft(ms: number): string {
  if (ms <= 0) return 'It has expired.'
  const minutes = Math.floor(ms / 60_000)
  return minutes === 0
    ? 'It expires in less than a minute.'
    : `It expires in ${count(minutes, 'minute')}.`
}
