/**
 * Resource links. The API writes the same link in many ways: full URLs on several hosts (or an
 * emulator’s), `projects/…` paths, and paths without the project. They are parsed here and nowhere
 * else; a link in API data is never fetched as is.
 */

import type { Image } from './schema.ts'

export interface ResourceLink {
  project: string
  /** `global`, `zones/us-central1-a` or `regions/us-central1`. */
  scope: string
  /** `images`, `disks`, `snapshots`, … */
  collection: string
  name: string
  /** True for `images/family/NAME`: `name` is then a family. */
  family: boolean
}

/** For a query that isn’t sent: nothing has this link. */
export const NOWHERE: ResourceLink = {
  project: '',
  scope: '',
  collection: '',
  name: '',
  family: false,
}

/** Some clients leave out the host: Packer sends `/compute/v1/projects/…`. */
const PREFIX = /^(?:https?:\/\/[^/?#@\s]+)?\/compute\/(?:v1|beta|alpha)\/(?=projects\/)/
/** Segments start with a letter or digit and have no `%`, so in a URL each stays a single path segment. */
const PATH =
  /^(?:projects\/([a-z0-9][-a-z0-9.:]*)\/)?(global|(?:zones|regions)\/[-a-z0-9]+)\/([a-zA-Z]+)\/(family\/)?([A-Za-z0-9][-\w.]*)$/

/**
 * Parses a resource link in any form the API accepts.
 * @param link full link, `/compute/v1/projects/P/…`, `projects/P/…`, or (with `project` given) `global/…` and `zones/Z/…`
 * @param project the project of a link that doesn’t name one
 * @returns the parts, or `null` if it isn’t a link to a resource
 */
export function parseLink(link: string, project?: string): ResourceLink | null {
  const match = PATH.exec(link.replace(PREFIX, ''))
  if (!match) return null
  const owner = match[1] ?? project
  const [, , scope, collection, family, name] = match
  if (!owner || !scope || !collection || !name) return null
  if (family && collection !== 'images') return null
  return { project: owner, scope, collection, name, family: family !== undefined }
}

/** A link without its host: `projects/P/global/images/N`. Two links are the same resource if this is equal. */
export function linkPath(link: ResourceLink): string {
  const family = link.family ? 'family/' : ''
  return `projects/${link.project}/${link.scope}/${link.collection}/${family}${link.name}`
}

/** The link as the API returns it from any host: `https://www.googleapis.com/compute/v1/…`. */
export function selfLink(path: string, universe = 'googleapis.com'): string {
  return `https://www.${universe}/compute/v1/${path}`
}

/**
 * The name or id in a link to an image of a project; undefined for any other link, or none.
 * @param project also the project of a link that doesn't name one
 */
export function imageNamed(link: string | undefined, project: string): string | undefined {
  const to = link === undefined ? null : parseLink(link, project)
  const isOne = to?.collection === 'images' && !to.family && to.project === project
  return isOne ? to.name : undefined
}

/** `projects/P/global/images/N`. */
export const imagePath = (project: string, name: string) =>
  `projects/${project}/global/images/${name}`

/** The last segment of a link, as a display name. The link itself if it has no segments. */
export function linkName(link: string): string {
  return link.slice(link.lastIndexOf('/') + 1) || link
}

/** Whether a name or id refers to this image. */
export const isNamed = (image: Pick<Image, 'name' | 'id'>, nameOrId: string): boolean =>
  image.name === nameOrId || image.id === nameOrId
