/** Prefilled forms: from a source, or for a newer version of an image. */
import { withoutVersion } from '../../compute/kmsKey.ts'
import { rowsOf } from '../../compute/labelRows.ts'
import { imagePath, linkPath, parseLink, type ResourceLink } from '../../compute/links.ts'
import type { FileContentBuffer, Image } from '../../compute/schema.ts'
import { unreadAmong } from '../../compute/unread.ts'
import { standardBase64 } from '../../text/base64.ts'
import { emptyForm, type CreateForm, type KeyFile } from './form.ts'
import { nextName } from './versions.ts'

/**
 * A form with its source selected.
 * @param from a link to a disk, snapshot, image or family, in any form the API accepts
 * @param project for a link that names none
 * @returns null if no image can be created from what the link refers to
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
 * The form for a newer version of an image: the same source (or the image itself, if its source is
 * unknown), the next free name, and the same family, description, labels and options.
 * @param taken names in use
 * @param now ms since the epoch
 */
export function newerVersion(
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
      publish: 'whenReady',
      description: image.description ?? '',
      labels: rowsOf(image.labels),
    },
    options: {
      ...form.options,
      storageLocation: image.storageLocations?.[0] ?? '',
      architecture: image.architecture ?? '',
      guestOsFeatures: (image.guestOsFeatures ?? []).flatMap(({ type }) => type ?? []),
      licenses: (image.licenses ?? []).map(asPath),
      licenseCodes: image.licenses?.length ? [] : [...(image.licenseCodes ?? [])],
      shielded: keysOf(image) ?? form.options.shielded,
      encryption: encryptionOf(image, form.options.encryption),
    },
  }
}

const COPIED: ReadonlySet<string> = new Set([
  'sourceDisk',
  'sourceSnapshot',
  'sourceImage',
  'rawDisk',
  'family',
  'description',
  'labels',
  'storageLocations',
  'architecture',
  'guestOsFeatures',
  'licenses',
  'licenseCodes',
  'shieldedInstanceInitialState',
  'imageEncryptionKey',
])

/** What the form of a newer version lacks because it couldn’t be read: paths of fields. */
export const notCopied = (image: Image): string[] => unreadAmong(image, COPIED)

/** A link in the form in which the fields have it; any other text as it is. */
export const asPath = (text: string) => {
  const link = parseLink(text)
  return link ? linkPath(link) : text
}

/** The same KMS key. A customer-supplied key is unknown here, and no longer accepted by the service. */
function encryptionOf(image: Image, none: CreateForm['options']['encryption']) {
  const { kmsKeyName, kmsKeyServiceAccount = '' } = image.imageEncryptionKey ?? {}
  if (!kmsKeyName) return none
  return { way: 'kms' as const, kmsKeyName: withoutVersion(kmsKeyName), kmsKeyServiceAccount }
}

/** The same Secure Boot keys; undefined without a platform key, since the others have no effect then. */
function keysOf({ name, shieldedInstanceInitialState: keys }: Image) {
  if (!keys?.pk) return undefined
  const numbered = (buffers: readonly FileContentBuffer[] = [], kind: string) =>
    buffers.map((buffer, index) => keyFile(`${name}.${kind}-${index + 1}`, buffer))
  return {
    pk: [keyFile(`${name}.pk`, keys.pk)],
    keks: numbered(keys.keks, 'kek'),
    dbs: numbered(keys.dbs, 'db'),
    dbxs: numbered(keys.dbxs, 'dbx'),
  }
}

function keyFile(name: string, { content = '', fileType }: FileContentBuffer): KeyFile {
  return {
    name,
    content: standardBase64(content),
    fileType: fileType === 'X509' ? 'X509' : 'BIN',
  }
}
