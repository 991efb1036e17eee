/**
 * What the service doesn't check about a replacement: it accepts any link. The sentences are
 * warnings; there may be good reasons to do it anyway.
 */
import { isActive, stateOf } from './deprecation.ts'
import type { Families } from './families.ts'
import { imageNamed, isNamed, parseLink } from './links.ts'
import type { Image } from './schema.ts'
import { isUnread } from './unread.ts'

export type ReplacementFault =
  /** The link isn't to an image at all, or is to a family. */
  | { kind: 'noImage' | 'family' }
  | { kind: 'missing'; name: string }
  | { kind: 'itself' }
  | { kind: 'notReady' | 'retired' | 'architecture'; candidate: Image }
  /** Following replacements leads back: `path` starts and ends with the image. */
  | { kind: 'cycle'; path: readonly string[] }

/**
 * What is wrong with a replacement, the most serious first; empty if nothing is.
 * @param image the image to be replaced
 * @param replacement a link or a name
 * @param project the project of `image` and `images`
 * @param images the project's images as far as known; a replacement in another project isn't looked
 * up
 * @param elsewhere the replacement as read from its own project, if that is another one and it
 * could be read
 */
export function replacementFaults(
  image: Image,
  replacement: string,
  project: string,
  images: Families,
  elsewhere?: Image,
): ReplacementFault[] {
  const link = parseLink(asLink(replacement), project)
  if (link?.collection !== 'images') return [{ kind: 'noImage' }]
  if (link.family) return [{ kind: 'family' }]
  const own = link.project === project
  const candidate = own ? images.find(link.name) : elsewhere
  if (!candidate) return own ? [{ kind: 'missing', name: link.name }] : []
  if (own && candidate.name === image.name) return [{ kind: 'itself' }]
  const isPresent = images.find(image.name)?.deprecated?.replacement === replacement
  const straight = isPresent ? straightOf(images) : new Set<string>()
  const path = own ? cycleOf(image, candidate, project, images, straight) : undefined
  const isReady = candidate.status === 'READY' || isUnread(candidate, 'status')
  const isUsable = isActive(candidate) || isUnread(candidate, 'deprecated.state')
  return [
    ...(isReady ? [] : [{ kind: 'notReady' as const, candidate }]),
    ...(isUsable ? [] : [{ kind: 'retired' as const, candidate }]),
    ...(sameArchitecture(image, candidate) ? [] : [{ kind: 'architecture' as const, candidate }]),
    ...(path ? [{ kind: 'cycle' as const, path }] : []),
  ]
}

/** The same as sentences. */
export const replacementProblems = (
  image: Image,
  ...rest: [replacement: string, project: string, images: Families, elsewhere?: Image]
): string[] => replacementFaults(image, ...rest).map((fault) => sentenceOf(fault, image, rest[1]))

/** A bare name is an image in the project. */
const asLink = (text: string) => (text.includes('/') ? text : `global/images/${text}`)

function sentenceOf(fault: ReplacementFault, image: Image, project: string): string {
  switch (fault.kind) {
    case 'noImage':
      return 'This is not a link to an image.'
    case 'family':
      return 'A replacement has to be one image, not a family.'
    case 'missing':
      return `There is no image ${fault.name} in ${project}.`
    case 'itself':
      return 'An image cannot replace itself.'
    case 'notReady': {
      const { name, status } = fault.candidate
      return `${name} is not ready: its status is ${status || 'unknown'}.`
    }
    case 'retired': {
      const { candidate } = fault
      return `${candidate.name} is itself ${stateOf(candidate) || 'in an unknown state'}.`
    }
    case 'architecture': {
      const { candidate } = fault
      return `${candidate.name} is for ${candidate.architecture}, ${image.name} for ${image.architecture}.`
    }
    case 'cycle':
      return `A cycle: ${fault.path.join(' → ')}.`
  }
}

/** Whether two images have the same architecture, as far as both state one. */
export function sameArchitecture(a: Image, b: Image): boolean {
  const [one, other] = [known(a), known(b)]
  return one === undefined || other === undefined || one === other
}

const known = ({ architecture }: Image) =>
  architecture === 'ARCHITECTURE_UNSPECIFIED' ? undefined : architecture

/**
 * Names of images known not to lead back to themselves. Without them, checking all of a long chain,
 * each image replaced by the next newer one, would follow it from every image to its end.
 */
const straightOf = (images: Families): Set<string> => {
  const known = STRAIGHT.get(images) ?? new Set()
  STRAIGHT.set(images, known)
  return known
}

const STRAIGHT = new WeakMap<Families, Set<string>>()

/**
 * Follows replacements from the candidate on, looking for a way back to the image.
 * @param straight see `straightOf`: added to, and not followed further
 */
function cycleOf(
  image: Image,
  candidate: Image,
  project: string,
  images: Families,
  straight: Set<string>,
): string[] | undefined {
  const path = new Set([candidate.name])
  let at: Image | undefined = candidate
  while (at?.deprecated?.replacement !== undefined && !straight.has(at.name)) {
    const name = imageNamed(at.deprecated.replacement, project)
    if (name !== undefined && isNamed(image, name)) return [image.name, ...path, image.name]
    at = name === undefined ? undefined : images.find(name)
    if (!at || path.has(at.name)) break
    path.add(at.name)
  }
  // What comes before a cycle isn't on it.
  for (const name of path) {
    if (name === at?.name && !straight.has(name)) break
    straight.add(name)
  }
  return undefined
}
