/** Sizes as the API writes them: int64 as decimal digits, which don't fit a number. */
import { visible } from './visible.ts'

const NUMBER = /^\d{1,19}$/

/**
 * `1402386944` → `1.3 GiB`; small ones in MiB, KiB or bytes. Anything that isn't a number is kept,
 * made safe to show.
 */
export function binarySize(bytes: string): string {
  if (!NUMBER.test(bytes)) return visible(bytes)
  let size = Number(bytes)
  let unit = 'bytes'
  for (const next of ['KiB', 'MiB', 'GiB', 'TiB']) {
    if (size < 1024) break
    size /= 1024
    unit = next
  }
  const digits = unit === 'bytes' || size >= 100 ? 0 : 1
  return `${size.toFixed(digits)} ${unit}`
}

/**
 * `1402386944` → `1,402,386,944`, exact. Anything that isn't a number is kept, made safe to show.
 */
export function exactNumber(digits: string): string {
  return NUMBER.test(digits) ? BigInt(digits).toLocaleString('en') : visible(digits)
}
