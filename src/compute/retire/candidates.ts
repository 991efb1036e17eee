/** Which image a retired one is replaced by, within one family. */
import { canBeHead } from '../family.ts'
import { imagePath, linkPath, parseLink } from '../links.ts'
import { sameArchitecture } from '../replacement.ts'
import type { Image } from '../schema.ts'
import type { RetirePolicy } from './policy.ts'

/** Is told of the images of a family from the newest on, and proposes what replaces the next one. */
export interface Candidates {
  /** An image that stays as it is. */
  add(image: Image): void
  /** A replacement that fits: READY, ACTIVE, staying so, and of the same architecture. */
  of(image: Image): Image | undefined
}

/** @param head of the family */
export function candidatesOf(
  head: Image | undefined,
  mode: RetirePolicy['replacement'],
): Candidates {
  /** Newest first. */
  const staying: Image[] = []
  return {
    add(image) {
      if (canBeHead(image)) staying.push(image)
    },
    of(image) {
      if (mode === 'none') return undefined
      const fits = (each: Image) => sameArchitecture(each, image)
      if (mode === 'nextNewer') return staying.findLast(fits) ?? fitting(head, fits)
      return fitting(head, fits) ?? staying.find(fits)
    },
  }
}

const fitting = (head: Image | undefined, fits: (image: Image) => boolean) =>
  head && fits(head) ? head : undefined

/** Whether an image names another as its replacement, in whatever form. */
export function isReplacedBy(image: Image, other: Image, project: string): boolean {
  const link = image.deprecated?.replacement
  const to = link === undefined ? null : parseLink(link, project)
  if (!to) return false
  return linkPath(to) === imagePath(project, other.name)
}
