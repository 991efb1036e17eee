/** What has to be known about a source before an image is created from it, in one shape for all kinds of resource. */
import { stateOf } from '../../compute/deprecation.ts'
import { linkPath, parseLink } from '../../compute/links.ts'
import type { CustomerEncryptionKey, Disk, Image, Snapshot } from '../../compute/schema.ts'
import { isPartUnread, isUnread } from '../../compute/unread.ts'
import { inheritedLocation } from '../../compute/storage.ts'

export interface SourceFacts {
  name: string
  sizeGb: string | undefined
  created: string | undefined
  architecture: string | undefined
  features: readonly string[]
  licenses: readonly string[]
  /** Default storage location of an image created from it; undefined if unknown. */
  storageLocation: string | undefined
  /** The kind of key it is encrypted with; undefined if that couldn’t be read. */
  encryption: 'google' | 'kms' | 'csek' | undefined
  kmsKeyName: string | undefined
  /** READY if the resource has no status. */
  status: string
  /** Deprecation state; ACTIVE for a disk or snapshot. */
  state: string
  /** Path of the image to use instead. */
  replacement: string | undefined
  shielded: boolean
  /** Links to the instances a disk is attached to. */
  users: readonly string[]
}

type Source = Disk | Snapshot | Image

function common(source: Source, key: CustomerEncryptionKey | undefined) {
  return {
    name: source.name,
    created: source.creationTimestamp,
    architecture: source.architecture,
    features: (source.guestOsFeatures ?? []).flatMap(({ type }) => type ?? []),
    licenses: source.licenses ?? [],
    status: source.status ?? 'READY',
    encryption: encryptionOf(key),
    kmsKeyName: key?.kmsKeyName,
    state: 'ACTIVE',
    replacement: undefined,
    shielded: false,
    users: [],
  }
}

const encryptionOf = (key: CustomerEncryptionKey | undefined) =>
  key?.sha256 ? ('csek' as const) : key?.kmsKeyName ? ('kms' as const) : ('google' as const)

export const diskFacts = (disk: Disk): SourceFacts => ({
  ...common(disk, disk.diskEncryptionKey),
  sizeGb: disk.sizeGb,
  storageLocation: undefined,
  users: disk.users ?? [],
})

export const snapshotFacts = (snapshot: Snapshot): SourceFacts => ({
  ...common(snapshot, snapshot.snapshotEncryptionKey),
  sizeGb: snapshot.diskSizeGb,
  storageLocation: inheritedLocation(snapshot.storageLocations),
})

/** @param project the image’s project, for a replacement that names none */
export function imageFacts(image: Image, project: string): SourceFacts {
  const replacement = image.deprecated?.replacement
  const link = replacement === undefined ? null : parseLink(replacement, project)
  return {
    ...common(image, image.imageEncryptionKey),
    ...(isUnread(image, 'status') && { status: 'UNKNOWN' }),
    ...(isPartUnread(image, 'imageEncryptionKey') && { encryption: undefined }),
    sizeGb: image.diskSizeGb,
    storageLocation: inheritedLocation(image.storageLocations),
    state: stateOf(image),
    replacement: link ? linkPath(link) : undefined,
    shielded: image.shieldedInstanceInitialState !== undefined,
  }
}
