/** The request that would recreate a deleted image. */
import { withoutVersion } from '../kmsKey.ts'
import type { CustomerEncryptionKey, Image, ImageInsert } from '../schema.ts'
import { isPartUnread, unreadAmong } from '../unread.ts'
import { sourceOf } from '../usage.ts'

/** Fields accepted by `images.insert`, other than the source, licenses and keys. */
const KEPT = [
  'name',
  'description',
  'family',
  'labels',
  'diskSizeGb',
  'architecture',
  'guestOsFeatures',
  'storageLocations',
  'shieldedInstanceInitialState',
] as const

/**
 * The body of an `images.insert` that recreates the image from the same source. Fields set by the
 * service are left out, and so are customer-supplied keys, which it never returns, and what couldn’t be
 * read: see {@link missingInRecipe}.
 * @returns undefined if the image doesn’t name its source, or that couldn’t be read
 */
export function recreateRequest(image: Image): ImageInsert | undefined {
  const source = sourceOf(image)
  if (!source) return undefined
  const kept = KEPT.flatMap((field) => (isEmpty(image[field]) ? [] : [[field, image[field]]]))
  return {
    name: image.name,
    ...Object.fromEntries(kept),
    ...licenseFields(image),
    ...sourceFields(image),
    ...keyField('imageEncryptionKey', image.imageEncryptionKey),
  }
}

const SOURCES = ['sourceDisk', 'sourceSnapshot', 'sourceImage', 'rawDisk'] as const

/** All fields that the request is made from. */
const USED: ReadonlySet<string> = new Set([
  ...KEPT,
  ...SOURCES,
  'licenses',
  'licenseCodes',
  'imageEncryptionKey',
  'sourceDiskEncryptionKey',
  'sourceSnapshotEncryptionKey',
  'sourceImageEncryptionKey',
])

/** What the request lacks because it couldn’t be read: paths of fields. */
export const missingInRecipe = (image: Image): string[] => unreadAmong(image, USED)

/** Whether the image may name a source that couldn’t be read. */
export const isSourceUnread = (image: Image): boolean =>
  SOURCES.some((field) => isPartUnread(image, field))

/** License codes, if the links are missing. */
function licenseFields({ licenses, licenseCodes }: Image): Partial<ImageInsert> {
  if (licenses?.length) return { licenses }
  return licenseCodes?.length ? { licenseCodes } : {}
}

function sourceFields(image: Image): Partial<ImageInsert> {
  switch (sourceOf(image)?.kind) {
    case 'disk':
      return {
        sourceDisk: image.sourceDisk,
        ...keyField('sourceDiskEncryptionKey', image.sourceDiskEncryptionKey),
      }
    case 'snapshot':
      return {
        sourceSnapshot: image.sourceSnapshot,
        ...keyField('sourceSnapshotEncryptionKey', image.sourceSnapshotEncryptionKey),
      }
    case 'image':
      return {
        sourceImage: image.sourceImage,
        ...keyField('sourceImageEncryptionKey', image.sourceImageEncryptionKey),
      }
    default:
      return { rawDisk: { source: image.rawDisk?.source } }
  }
}

function keyField(field: string, key: CustomerEncryptionKey | undefined) {
  if (!key?.kmsKeyName) return {}
  const kmsKeyName = withoutVersion(key.kmsKeyName)
  const { kmsKeyServiceAccount } = key
  return { [field]: { kmsKeyName, ...(kmsKeyServiceAccount && { kmsKeyServiceAccount }) } }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
