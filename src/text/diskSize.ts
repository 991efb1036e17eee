import { separated } from './count.ts'
import { visible } from './visible.ts'

/**
 * The size of a disk, which the API writes as int64 in decimal digits: `65536` → `65,536 GB`. Anything
 * that isn't a number is kept, made safe to show.
 */
export const diskSize = (gigabytes: string): string =>
  `${/^\d+$/.test(gigabytes) ? separated(gigabytes) : visible(gigabytes)} GB`
