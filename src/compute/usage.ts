/** What uses an image, told from lists of other resources; and whether its source is still there. */
import { linkPath, linksTo, parseLink } from './links.ts'
import type { Disk, Image, Instance, InstanceTemplate } from './schema.ts'

/** What a disk or an image says of the image that it was made from. */
type FromImage = Pick<Disk, 'sourceImage' | 'sourceImageId'>

/**
 * Whether something was made from this image. The id decides where both are known: an earlier image
 * of the same name is another one.
 */
function isMadeFrom(made: FromImage, project: string, image: Image): boolean {
  if (made.sourceImageId && image.id) return made.sourceImageId === image.id
  return linksTo(made.sourceImage, project, image)
}

/** The disks that were made from the image. `project` is the one of the disks and of the image. */
export const disksFrom = (disks: readonly Disk[], project: string, image: Image): Disk[] =>
  disks.filter((disk) => isMadeFrom(disk, project, image))

/** The instances that have one of these disks attached. */
export function instancesWith(
  instances: readonly Instance[],
  disks: readonly Disk[],
  project: string,
): Instance[] {
  const paths = new Set(disks.map((disk) => pathOf(disk.selfLink, project)))
  paths.delete(undefined)
  return instances.filter((instance) =>
    instance.disks?.some(({ source }) => paths.has(pathOf(source, project))),
  )
}

export interface TemplateUse {
  /** Name the image itself: they go on asking for it, whatever the family resolves to. */
  byName: InstanceTemplate[]
  /** Name the image's family: they take what it resolves to when an instance is made. */
  byFamily: InstanceTemplate[]
}

/** The instance templates that make disks from the image or from its family. */
export function templatesFor(
  templates: readonly InstanceTemplate[],
  project: string,
  image: Image,
): TemplateUse {
  const naming = (names: (link: string) => boolean) =>
    templates.filter((template) =>
      template.properties?.disks?.some(({ initializeParams }) =>
        names(initializeParams?.sourceImage ?? ''),
      ),
    )
  const byName = naming((link) => linksTo(link, project, image))
  const byFamily = naming((link) => namesFamily(link, project, image.family))
  return { byName, byFamily }
}

function namesFamily(link: string, project: string, family: string | undefined): boolean {
  const to = parseLink(link, project)
  return to?.family === true && to.project === project && to.name === family
}

/** The images that were made from the image. */
export const imagesFrom = (images: readonly Image[], project: string, image: Image): Image[] =>
  images.filter((each) => isMadeFrom(each, project, image))

/** The images that name the image as what replaces them. */
export const replacedBy = (images: readonly Image[], project: string, image: Image): Image[] =>
  images.filter(
    (each) => each.name !== image.name && linksTo(each.deprecated?.replacement, project, image),
  )

export interface ImageSource {
  kind: 'disk' | 'snapshot' | 'image' | 'file'
  /** A link, or the address of a file. */
  link: string
  /** The id that the source had when the image was made, where the service says it. */
  id: string | undefined
}

/** What an image was made from; undefined when it does not say. */
export function sourceOf(image: Image): ImageSource | undefined {
  const sources: ImageSource[] = [
    { kind: 'disk', link: image.sourceDisk ?? '', id: image.sourceDiskId },
    { kind: 'snapshot', link: image.sourceSnapshot ?? '', id: image.sourceSnapshotId },
    { kind: 'image', link: image.sourceImage ?? '', id: image.sourceImageId },
    { kind: 'file', link: image.rawDisk?.source ?? '', id: undefined },
  ]
  return sources.find(({ link }) => link !== '')
}

/**
 * Whether what bears the source's name today is what the image was made from: `same`, `another`
 * (made again under that name), `gone`, or `unknown` when an id is missing.
 * @param today what bears the name; null when nothing does
 */
export function compareSource(
  source: Pick<ImageSource, 'id'>,
  today: { id?: string | undefined } | null,
): 'same' | 'another' | 'gone' | 'unknown' {
  if (today === null) return 'gone'
  if (!source.id || !today.id) return 'unknown'
  return source.id === today.id ? 'same' : 'another'
}

function pathOf(link: string | undefined, project: string): string | undefined {
  const to = link === undefined ? null : parseLink(link, project)
  return to ? linkPath(to) : undefined
}
