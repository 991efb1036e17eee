/**
 * What the service does not check of a replacement: it takes any link. The sentences are warnings;
 * there may be good reasons to do it nevertheless.
 */
import { isActive, stateOf } from './deprecation.ts'
import type { Families } from './families.ts'
import { imageNamed, isNamed, parseLink } from './links.ts'
import type { Image } from './schema.ts'

/**
 * What is wrong with a replacement, in sentences; none when it is fine.
 * @param image the image that is to be replaced
 * @param replacement a link or a name
 * @param project the project of `image` and `images`
 * @param images what is known of the project's images; a replacement in another project is not looked up
 * @param elsewhere the replacement as read from its own project, if it is of another and could be read
 */
export function replacementProblems(
  image: Image,
  replacement: string,
  project: string,
  images: Families,
  elsewhere?: Image,
): string[] {
  const link = parseLink(asLink(replacement), project)
  if (link?.collection !== 'images') return ['This is not a link to an image.']
  if (link.family) return ['A replacement has to be one image, not a family.']
  const own = link.project === project
  const candidate = own ? images.find(link.name) : elsewhere
  if (!candidate) {
    return own ? [`There is no image ${link.name} in ${project}.`] : []
  }
  if (own && candidate.name === image.name) return ['An image cannot replace itself.']
  return [
    ...stateProblems(candidate),
    ...architectureProblems(image, candidate),
    ...(own ? cycleProblems(image, candidate, project, images) : []),
  ]
}

/** A bare name is an image of the project. */
const asLink = (text: string) => (text.includes('/') ? text : `global/images/${text}`)

function stateProblems(candidate: Image): string[] {
  const { name, status } = candidate
  return [
    ...(status === 'READY'
      ? []
      : [`${name} is not ready: its status is ${status || 'not known'}.`]),
    ...(isActive(candidate)
      ? []
      : [`${name} is itself ${stateOf(candidate) || 'in no known state'}.`]),
  ]
}

function architectureProblems(image: Image, candidate: Image): string[] {
  const [from, to] = [known(image), known(candidate)]
  if (from === undefined || to === undefined || from === to) return []
  return [`${candidate.name} is for ${to}, ${image.name} for ${from}.`]
}

const known = ({ architecture }: Image) =>
  architecture === 'ARCHITECTURE_UNSPECIFIED' ? undefined : architecture

/** The image that replaces another, if it is one of the project and known. */
function replacementOf(image: Image, project: string, images: Families): Image | undefined {
  const name = imageNamed(image.deprecated?.replacement, project)
  return name === undefined ? undefined : images.find(name)
}

/** Follows replacements from the candidate on; a person who does the same must not come back here. */
function cycleProblems(
  image: Image,
  candidate: Image,
  project: string,
  images: Families,
): string[] {
  const path = new Set([candidate.name])
  let at: Image | undefined = candidate
  while (at?.deprecated?.replacement !== undefined) {
    const name = imageNamed(at.deprecated.replacement, project)
    if (name !== undefined && isNamed(image, name)) {
      return [`A circle: ${[image.name, ...path, image.name].join(' → ')}.`]
    }
    at = replacementOf(at, project, images)
    if (!at || path.has(at.name)) break
    path.add(at.name)
  }
  return []
}
