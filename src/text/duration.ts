/** Durations in words. All in ms. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long something took: `under 0.1 s`, `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function durationText(length: number): string {
  if (length < 0.1 * SECOND) return 'under 0.1 s'
  if (length < 10 * SECOND) return `${(length / SECOND).toFixed(1)} s`
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`
  if (length < HOUR) {
    return `${Math.floor(length / MINUTE)} min ${Math.floor((length % MINUTE) / SECOND)} s`
  }
  return `${Math.floor(length / HOUR)} h ${Math.floor((length % HOUR) / MINUTE)} min`
}

/** How long ago, for what is polled: `just now`, `4 s ago`, `3 min ago`, `2 h ago`. */
export function agoText(length: number): string {
  if (length < 2 * SECOND) return 'just now'
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s ago`
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min ago`
  return `${Math.floor(length / HOUR)} h ago`
}
