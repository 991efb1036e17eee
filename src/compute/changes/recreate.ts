/** The way back from a deletion: the request that would make an image again. */
import type { CustomerEncryptionKey, Image, ImageInsert } from '../schema.ts'
import { sourceOf } from '../usage.ts'

/** Fields that `images.insert` takes and that say nothing of the source or of keys. */
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
 * What `images.insert` would have to be sent to make the image again, from the same source. What the
 * service sets by itself is left out, and so are customer-supplied keys, which it never tells.
 * @returns undefined when the image does not say what it was made from
 */
export function recreateRequest(image: Image): ImageInsert | undefined {
  const source = sourceOf(image)
  if (!source) return undefined
  const kept = KEPT.flatMap((field) => (isEmpty(image[field]) ? [] : [[field, image[field]]]))
  return {
    name: image.name,
    ...Object.fromEntries(kept),
    ...licences(image),
    ...sourceFields(image),
    ...keyField('imageEncryptionKey', image.imageEncryptionKey),
  }
}

/** Codes stand for the licences where the links are not told. */
function licences({ licenses, licenseCodes }: Image): Partial<ImageInsert> {
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

/** A Cloud KMS key, without the version that a read adds. */
function keyField(field: string, key: CustomerEncryptionKey | undefined) {
  if (!key?.kmsKeyName) return {}
  const kmsKeyName = key.kmsKeyName.replace(/\/cryptoKeyVersions\/\d+$/, '')
  const { kmsKeyServiceAccount } = key
  return { [field]: { kmsKeyName, ...(kmsKeyServiceAccount && { kmsKeyServiceAccount }) } }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
