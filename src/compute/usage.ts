/**
 * What uses an image, from lists of other resources, and whether its source still exists. Each list
 * is scanned once, and the result serves any number of images.
 */
import { imageNamed, linkPath, parseLink } from './links.ts'
import type { Disk, Image, Instance, InstanceTemplate } from './schema.ts'

/** What a disk or an image says about the image it was made from. */
type FromImage = Pick<Disk, 'sourceImage' | 'sourceImageId'>

/**
 * What was made from an image. The id decides when both are known: an earlier image with the same
 * name is a different one.
 * @param made disks or images
 * @param project theirs and the image's
 * @returns for an image, first what names its id, then what names only its link
 */
export function madeFrom<T extends FromImage>(
  made: readonly T[],
  project: string,
): (image: Image) => T[] {
  const byId = grouped(made, ({ sourceImageId }) => sourceImageId)
  const byLink = grouped(made, ({ sourceImage }) => imageNamed(sourceImage, project))
  return (image) => {
    const named = namedBy(byLink, image)
    if (!image.id) return named
    return [...(byId.get(image.id) ?? []), ...named.filter((each) => !each.sourceImageId)]
  }
}

/** The instances with any of these disks attached. `project` is that of all of them. */
export function instancesWith(
  instances: readonly Instance[],
  project: string,
): (disks: readonly Disk[]) => Instance[] {
  const byDisk = new Map<string, Instance[]>()
  for (const instance of instances) {
    for (const { source } of instance.disks ?? []) add(byDisk, pathOf(source, project), instance)
  }
  return (disks) => {
    const found = disks.flatMap(({ selfLink }) => byDisk.get(pathOf(selfLink, project) ?? '') ?? [])
    return [...new Set(found)]
  }
}

export interface TemplateUse {
  /** Name the image itself: they keep using it, whatever the family resolves to. */
  byName: InstanceTemplate[]
  /** Name the image's family: they use its head at the time an instance is created. */
  byFamily: InstanceTemplate[]
}

/** The instance templates that create disks from an image or from its family. */
export function templatesFor(
  templates: readonly InstanceTemplate[],
  project: string,
): (image: Image) => TemplateUse {
  const byLink = new Map<string, InstanceTemplate[]>()
  const byFamily = new Map<string, InstanceTemplate[]>()
  for (const template of templates) {
    for (const { initializeParams } of template.properties?.disks ?? []) {
      const link = initializeParams?.sourceImage
      add(byLink, imageNamed(link, project), template)
      add(byFamily, familyNamed(link, project), template)
    }
  }
  return (image) => ({
    byName: [...new Set(namedBy(byLink, image))],
    byFamily: [...new Set(byFamily.get(image.family ?? ''))],
  })
}

function familyNamed(link: string | undefined, project: string): string | undefined {
  const to = link === undefined ? null : parseLink(link, project)
  return to?.family === true && to.project === project ? to.name : undefined
}

/** The images that list an image as their replacement. */
export function replacedBy(images: readonly Image[], project: string): (image: Image) => Image[] {
  const byLink = grouped(images, ({ deprecated }) => imageNamed(deprecated?.replacement, project))
  return (image) => namedBy(byLink, image).filter(({ name }) => name !== image.name)
}

/** By the name or id in a link to an image. */
type ByLink<T> = ReadonlyMap<string, readonly T[]>

const namedBy = <T>(byLink: ByLink<T>, { name, id }: Image): T[] => [
  ...(byLink.get(name) ?? []),
  ...((id !== undefined && byLink.get(id)) || []),
]

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | undefined): ByLink<T> {
  const groups = new Map<string, T[]>()
  for (const item of items) add(groups, keyOf(item), item)
  return groups
}

function add<T>(groups: Map<string, T[]>, key: string | undefined, item: T): void {
  if (!key) return
  const group = groups.get(key)
  if (group) group.push(item)
  else groups.set(key, [item])
}

export interface ImageSource {
  kind: 'disk' | 'snapshot' | 'image' | 'file'
  /** A resource link, or a file's URL. */
  link: string
  /** The source's id when the image was created, if the service reports it. */
  id: string | undefined
}

/** What an image was made from; undefined if it doesn't say. */
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
 * Whether the resource with the source's name today is the one the image was made from: `same`,
 * `another` (recreated with that name), `gone`, or `unknown` when an id is missing.
 * @param today the resource with that name; null if there is none
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
