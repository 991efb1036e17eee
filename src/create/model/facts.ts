/** What has to be known of a source before an image is made from it, whatever kind of resource it is. */
import { stateOf } from '../../compute/deprecation.ts'
import { linkPath, parseLink } from '../../compute/links.ts'
import type { CustomerEncryptionKey, Disk, Image, Snapshot } from '../../compute/schema.ts'
import { isUnread } from '../../compute/unread.ts'
import { inheritedLocation } from '../../compute/storage.ts'

export interface SourceFacts {
  name: string
  sizeGb: string | undefined
  created: string | undefined
  architecture: string | undefined
  features: readonly string[]
  licenses: readonly string[]
  /** Where an image from it is stored unless told; undefined when that is not known. */
  storageLocation: string | undefined
  /** With which kind of key it is encrypted. */
  encryption: 'google' | 'kms' | 'csek'
  kmsKeyName: string | undefined
  /** READY for a disk, too. */
  status: string
  /** Deprecation state; ACTIVE for what has none. */
  state: string
  /** Path of the image to use instead. */
  replacement: string | undefined
  shielded: boolean
  /** Instances that have a disk attached: links. */
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

/** @param project of the image, for a replacement that does not name one */
export function imageFacts(image: Image, project: string): SourceFacts {
  const replacement = image.deprecated?.replacement
  const link = replacement === undefined ? null : parseLink(replacement, project)
  return {
    ...common(image, image.imageEncryptionKey),
    ...(isUnread(image, 'status') && { status: 'UNKNOWN' }),
    sizeGb: image.diskSizeGb,
    storageLocation: inheritedLocation(image.storageLocations),
    state: stateOf(image),
    replacement: link ? linkPath(link) : undefined,
    shielded: image.shieldedInstanceInitialState !== undefined,
  }
}
