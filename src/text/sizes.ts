/** Sizes in bytes. The API's are int64 as decimal digits, which don't fit a number. */
import { separated } from './count.ts'
import { visible } from './visible.ts'

const NUMBER = /^\d{1,19}$/

/**
 * `1402386944` → `1.3 GiB`; less than 1 KiB in bytes. Anything that isn't a number is kept, made safe
 * to show.
 */
export function binarySize(bytes: string): string {
  if (!NUMBER.test(bytes)) return visible(bytes)
  let size = Number(bytes)
  if (size < 1024) return exactSize(bytes)
  let unit = ''
  for (const next of ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']) {
    // What would be rounded to 1024 is 1 of the next unit.
    if (size < 1023.5) break
    size /= 1024
    unit = next
  }
  return `${size.toFixed(size < 99.95 ? 1 : 0)} ${unit}`
}

/** `1402386944` → `1,402,386,944 bytes`, exact; otherwise as {@link binarySize}. */
export const exactSize = (bytes: string): string =>
  NUMBER.test(bytes) ? `${separated(bytes)} ${bytes === '1' ? 'byte' : 'bytes'}` : visible(bytes)
