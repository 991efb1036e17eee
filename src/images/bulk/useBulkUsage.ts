import { useNearUsages, type NearUsage } from '../../api/usage.ts'
import type { Image } from '../../compute/schema.ts'

/** What uses the images of a bulk change, as far as the disks and templates of their project tell. */
export interface BulkUsage {
  /** The images in use, each with how many disks were made from it and how many templates name it. */
  used: readonly { image: Image; disks: number; templates: number }[]
  /** All of both lists was read; only then is an image that is not among them unused. */
  isKnown: boolean
  isReading: boolean
  /** Why it isn’t known, a sentence each. */
  problems: readonly string[]
}

/** @param enabled false: nothing is read */
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
