/** What uses which image, for all images at once. */
import type { Disk, Image, InstanceTemplate } from '../schema.ts'
import { madeFrom, templatesFor } from '../usage.ts'

/** What was found to use one image. */
export interface Uses {
  /** Disks that were made from it. */
  disks: number
  /** Instance templates that name it: they fail once it is obsolete. */
  templates: number
}

/** What was read of the use of images, and when. */
export interface Evidence {
  /** ms since the epoch. */
  at: number
  /** What could not be read, by the method: `disks.aggregatedList`. */
  missing: readonly string[]
  /** By the image's name; an image that is not there is not used, by all that was read. */
  uses: ReadonlyMap<string, Uses>
}

/**
 * Counts the uses of each image.
 * @param project the one of the images, disks and templates
 */
export function usesOf(
  project: string,
  images: Iterable<Image>,
  disks: readonly Disk[],
  templates: readonly InstanceTemplate[],
): Map<string, Uses> {
  const [made, naming] = [madeFrom(disks, project), templatesFor(templates, project)]
  const uses = new Map<string, Uses>()
  for (const image of images) {
    const found = { disks: made(image).length, templates: naming(image).byName.length }
    if (found.disks + found.templates > 0) uses.set(image.name, found)
  }
  return uses
}
