/** Which image replaces a retired one, within one family. */
import { canBeHead } from '../family.ts'
import { imagePath, linkPath, parseLink } from '../links.ts'
import { sameArchitecture } from '../replacement.ts'
import type { Image } from '../schema.ts'
import type { RetirePolicy } from './policy.ts'

/**
 * Proposes replacements within one family, whose images are passed newest first.
 */
export interface Candidates {
  /** Adds an image that isn't changed. */
  add(image: Image): void
  /** A suitable replacement: READY, ACTIVE and staying so, with the same architecture. */
  of(image: Image): Image | undefined
}

/** @param head the family's head */
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

/** Whether an image lists another as its replacement, in whatever form. */
export function isReplacedBy(image: Image, other: Image, project: string): boolean {
  const link = image.deprecated?.replacement
  return link !== undefined && pathOf(link, project) === imagePath(project, other.name)
}

/** The last link read: the images of a family mostly have the same. */
let last: { link: string; project: string; path: string | undefined } | undefined

function pathOf(link: string, project: string): string | undefined {
  if (last?.link !== link || last.project !== project) {
    const to = parseLink(link, project)
    last = { link, project, path: to ? linkPath(to) : undefined }
  }
  return last.path
}
