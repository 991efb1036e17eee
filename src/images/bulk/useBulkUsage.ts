import { useNearUsages, type NearUsage } from '../../api/usage.ts'
import type { Image } from '../../compute/schema.ts'

/** What uses the images of a bulk change, from the disks and instance templates of their project. */
export interface BulkUsage {
  /** The images in use, with the number of disks made from each and of templates that reference it. */
  used: readonly { image: Image; disks: number; templates: number }[]
  /** Both lists were read in full; only then are the other images known to be unused. */
  isKnown: boolean
  isReading: boolean
  /** Why it isn’t known, a sentence each. */
  problems: readonly string[]
}

/** @param enabled if false, nothing is read */
export function useBulkUsage(
  project: string,
  images: readonly Image[],
  enabled: boolean,
): BulkUsage {
  const usageOf = useNearUsages(project, enabled)
  return enabled ? usageIn(images, usageOf) : NOTHING
}

const NOTHING: BulkUsage = { used: [], isKnown: true, isReading: false, problems: [] }

function usageIn(images: readonly Image[], usageOf: (image: Image) => NearUsage): BulkUsage {
  const used: { image: Image; disks: number; templates: number }[] = []
  let one: NearUsage | undefined
  for (const image of images) {
    one = usageOf(image)
    const disks = one.disks.found.length
    const templates = one.templates.found.byName.length
    if (disks + templates > 0) used.push({ image, disks, templates })
  }
  const readings = one ? [one.templates, one.disks] : []
  return {
    used,
    isKnown: readings.every(({ state, unreadable }) => state === 'known' && unreadable === 0),
    isReading: readings.some(({ state }) => state === 'reading'),
    problems: [...new Set(readings.flatMap(({ why }) => why ?? []))],
  }
}
