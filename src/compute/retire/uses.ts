/** Counts what uses each image, for all images at once. */
import type { Disk, Image, InstanceTemplate } from '../schema.ts'
import { madeFrom, templatesFor } from '../usage.ts'

/** What uses one image, as far as found. */
export interface Uses {
  /** Disks made from it. */
  disks: number
  /** Instance templates that reference it: they fail once it is obsolete. */
  templates: number
}

/** What was read about the use of images, and when. */
export interface Evidence {
  /** ms since the epoch. */
  at: number
  /** What couldn't be read, by method: `disks.aggregatedList`. */
  missing: readonly string[]
  /** By image name; an image without an entry is unused, as far as everything read shows. */
  uses: ReadonlyMap<string, Uses>
}

/**
 * Counts the uses of each image.
 * @param project of the images, disks and templates
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
