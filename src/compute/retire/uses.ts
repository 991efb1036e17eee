/** Counts what uses each image, for all images at once. */
import { andText } from '../../text/listed.ts'
import { count } from '../../text/count.ts'
import { headOf } from '../family.ts'
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
  /** Instance templates that reference its family, if it is the head. */
  viaFamily: number
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
 * @param images of the project; the heads of families are those among them
 */
export function usesOf(
  project: string,
  images: readonly Image[],
  disks: readonly Disk[],
  templates: readonly InstanceTemplate[],
): Map<string, Uses> {
  const [made, naming] = [madeFrom(disks, project), templatesFor(templates, project)]
  const families = new Map<string, Image[]>()
  const uses = new Map<string, Uses>()
  for (const image of images) {
    const own = made(image)
    const { byName, byFamily } = naming(image)
    if (image.family && byFamily.length > 0) {
      const members = families.get(image.family)
      if (members) members.push(image)
      else families.set(image.family, [image])
    }
    if (own.length + byName.length === 0) continue
    const instances = new Set(own.flatMap(({ users }) => users ?? [])).size
    uses.set(image.name, {
      disks: own.length,
      instances,
      templates: byName.length,
      viaFamily: 0,
    })
  }
  for (const members of families.values()) {
    const head = headOf(members)
    if (!head) continue
    const viaFamily = naming(head).byFamily.length
    uses.set(head.name, { ...NONE, ...uses.get(head.name), viaFamily })
  }
  return uses
}

const NONE: Uses = { disks: 0, instances: 0, templates: 0, viaFamily: 0 }

/** `some`: something was found; `none`: everything was read, and nothing was found. */
export type UseState = 'some' | 'none' | 'unknown'

/**
 * Whether an image is seen in use in its project. Unknown unless everything was read: what couldn't
 * be read may use it. What is in other projects isn't seen from here at all.
 */
export function seenUse(evidence: Evidence | undefined, { name }: Image): UseState {
  if (evidence?.uses.has(name)) return 'some'
  return evidence?.missing.length === 0 ? 'none' : 'unknown'
}

/** `2 disks, 1 instance and 3 instance templates`; '' for nothing. */
export function wordsOfUse({ disks, instances, templates, viaFamily }: Uses): string {
  const words = [
    ...(disks > 0 ? [count(disks, 'disk')] : []),
    ...(instances > 0 ? [count(instances, 'instance')] : []),
    ...(templates > 0 ? [count(templates, 'instance template')] : []),
    ...(viaFamily > 0 ? [`${count(viaFamily, 'instance template')} through its family`] : []),
  ]
  return andText(words)
}
