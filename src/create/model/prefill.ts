/** Forms that begin with what is known: from a resource, or as the next version of an image. */
import { rowsOf } from '../../compute/labelRows.ts'
import { imagePath, linkPath, parseLink, type ResourceLink } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { emptyForm, type CreateForm } from './form.ts'
import { nextName } from './versions.ts'

/**
 * A form with its source chosen.
 * @param from a link to a disk, snapshot, image or family, in any form the API takes
 * @param project of a link that names none
 * @returns null when the link is to nothing that an image can be made from
 */
export function formFrom(from: string, project: string): CreateForm | null {
  const link = parseLink(from, project)
  return link ? withSource(emptyForm(), link, project) : null
}

function withSource(form: CreateForm, link: ResourceLink, project: string): CreateForm | null {
  const { drafts } = form
  const path = linkPath(link)
  if (link.collection === 'disks' && link.scope.startsWith('zones/')) {
    const disk = { ...drafts.disk, disk: path, zone: link.scope.slice('zones/'.length) }
    return { ...form, sourceType: 'disk', drafts: { ...drafts, disk } }
  }
  if (link.collection === 'snapshots') {
    const snapshot = { ...drafts.snapshot, snapshot: path }
    return { ...form, sourceType: 'snapshot', drafts: { ...drafts, snapshot } }
  }
  if (link.collection !== 'images') return null
  if (link.family) {
    const owner = link.project === project ? '' : link.project
    const family = { ...drafts.family, family: link.name, project: owner }
    return { ...form, sourceType: 'family', drafts: { ...drafts, family } }
  }
  return {
    ...form,
    sourceType: 'image',
    drafts: { ...drafts, image: { ...drafts.image, image: path } },
  }
}

/**
 * The next version of an image: made from where that one came from (or from the image itself, when
 * that is not known), with the next name and the same family, description, labels and settings.
 * @param taken names in use
 * @param now ms since the epoch
 */
export function nextVersion(
  image: Image,
  project: string,
  taken: ReadonlySet<string>,
  now: number,
): CreateForm {
  const source = image.sourceDisk || image.sourceSnapshot || image.sourceImage
  const form =
    formFrom(source ?? '', project) ??
    formFrom(imagePath(project, image.name), project) ??
    emptyForm()
  const rawSource = image.rawDisk?.source
  return {
    ...form,
    ...(rawSource && {
      sourceType: 'file' as const,
      drafts: { ...form.drafts, file: { source: rawSource, sha1Checksum: '' } },
    }),
    details: {
      ...form.details,
      name: nextName(image.name, taken, now),
      family: image.family ?? '',
      dark: 'no',
      description: image.description ?? '',
      labels: rowsOf(image.labels),
    },
    options: {
      ...form.options,
      storageLocation: image.storageLocations?.[0] ?? '',
      architecture: image.architecture ?? '',
      guestOsFeatures: (image.guestOsFeatures ?? []).flatMap(({ type }) => type ?? []),
      licenses: (image.licenses ?? []).map(asPath),
      encryption: encryptionOf(image, form.options.encryption),
    },
  }
}

const asPath = (text: string) => {
  const link = parseLink(text)
  return link ? linkPath(link) : text
}

/** The same KMS key; a customer-supplied key is not known, and no longer taken by the service. */
function encryptionOf(image: Image, none: CreateForm['options']['encryption']) {
  const { kmsKeyName, kmsKeyServiceAccount = '' } = image.imageEncryptionKey ?? {}
  if (!kmsKeyName) return none
  const name = kmsKeyName.replace(/\/cryptoKeyVersions\/\d+$/, '')
  return { way: 'kms' as const, kmsKeyName: name, kmsKeyServiceAccount }
}
