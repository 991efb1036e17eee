/** What uses which image, for all images at once. */
import { parseLink } from '../links.ts'
import type { Disk, Image, InstanceTemplate } from '../schema.ts'

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
 * Counts the uses of each image, by the rule of `usage.ts`: the id decides where both are known.
 * @param project the one of the images, disks and templates
 */
export function usesOf(
  project: string,
  images: readonly Image[],
  disks: readonly Disk[],
  templates: readonly InstanceTemplate[],
): Map<string, Uses> {
  const byKey = new Map<string, Image>()
  for (const image of images) if (image.id) byKey.set(image.id, image)
  for (const image of images) byKey.set(image.name, image)
  const uses = new Map<string, Uses>()
  const add = (image: Image | undefined, kind: keyof Uses) => {
    if (!image) return
    const found = uses.get(image.name) ?? { disks: 0, templates: 0 }
    found[kind] += 1
    uses.set(image.name, found)
  }
  const linked = (link: string | undefined) => {
    const to = link ? parseLink(link, project) : null
    const isOurs = to?.collection === 'images' && !to.family && to.project === project
    return isOurs ? byKey.get(to.name) : undefined
  }
  for (const { sourceImage, sourceImageId } of disks) {
    const named = linked(sourceImage)
    const byId = sourceImageId ? byKey.get(sourceImageId) : undefined
    add(byId ?? (sourceImageId && named?.id ? undefined : named), 'disks')
  }
  for (const { properties } of templates) {
    const links = properties?.disks?.map(({ initializeParams }) => initializeParams?.sourceImage)
    for (const image of new Set(links?.map(linked))) add(image, 'templates')
  }
  return uses
}
