/** Counts what uses each image, for all images at once. */
import { count } from '../../text/count.ts'
import type { Disk, Image, InstanceTemplate } from '../schema.ts'
import { madeFrom, templatesFor } from '../usage.ts'

/** What uses one image, as far as found. */
export interface Uses {
  /** Disks made from it. */
  disks: number
  /** Instances that any of those disks are attached to. */
  instances: number
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
    const own = made(image)
    const templates = naming(image).byName.length
    if (own.length + templates === 0) continue
    const instances = new Set(own.flatMap(({ users }) => users ?? [])).size
    uses.set(image.name, { disks: own.length, instances, templates })
  }
  return uses
}

/** `in-use`: something was found; `none`: everything was read, and nothing was found. */
export type UseState = 'in-use' | 'none' | 'unknown'

/**
 * Whether an image is seen in use in its project. Unknown unless everything was read: what couldn't
 * be read may use it. What is in other projects isn't seen from here at all.
 */
export function seenUse(evidence: Evidence | undefined, { name }: Image): UseState {
  if (evidence?.uses.has(name)) return 'in-use'
  return evidence?.missing.length === 0 ? 'none' : 'unknown'
}

/** `2 disks, 1 instance and 3 instance templates`; '' for nothing. */
export function useWords({ disks, instances, templates }: Uses): string {
  const words = [
    ...(disks > 0 ? [count(disks, 'disk')] : []),
    ...(instances > 0 ? [count(instances, 'instance')] : []),
    ...(templates > 0 ? [count(templates, 'instance template')] : []),
  ]
  const last = words.pop() ?? ''
  return words.length > 0 ? `${words.join(', ')} and ${last}` : last
}
