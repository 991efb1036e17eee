/** The source of a new image: looks it up, checks that it may be used, and returns what is inherited. */
import { isActive, stateOf } from '../../compute/deprecation.ts'
import { linkPath, parseLink, type ResourceLink } from '../../compute/links.ts'
import type { Disk, Image, Instance, Operation, Snapshot } from '../../compute/schema.ts'
import { inheritedLocation } from '../../compute/storage.ts'
import { diskInUse, invalidUsage, invalidValue, notFound, notReady } from '../base/errors.ts'
import type { Kind } from '../store/store.ts'
import { checkRawDisk } from './checks.ts'
import { isTrue, link, type Call } from './context.ts'
import { demandKey, type SafeKeys } from './encryption.ts'
import { demand } from './permission.ts'
import { multiRegionOf } from './places.ts'

/** What a new image inherits from its source. */
export interface Inherited {
  image: Partial<Image>
  warnings?: Operation['warnings']
}

/** The fields of an insert that name its source. */
export type SourceRequest = Pick<Image, 'rawDisk' | 'sourceDisk' | 'sourceImage' | 'sourceSnapshot'>

/** @throws ApiError unless there is exactly one source and it may be used */
export function resolveSource(call: Call, request: SourceRequest, keys: SafeKeys): Inherited {
  const { rawDisk, sourceDisk, sourceImage, sourceSnapshot } = request
  const given = [rawDisk?.source, sourceDisk, sourceImage, sourceSnapshot].filter(Boolean)
  if (given.length !== 1) throw invalidUsage('Must specify exactly one source for an image.')
  if (sourceDisk) return fromDisk(call, sourceDisk, keys)
  if (sourceImage) return fromImage(call, sourceImage, keys)
  if (sourceSnapshot) return fromSnapshot(call, sourceSnapshot, keys)
  return fromFile(call, rawDisk ?? {})
}

function fromFile({ world }: Call, rawDisk: NonNullable<Image['rawDisk']>): Inherited {
  checkRawDisk(rawDisk, world.universe)
  const { source, sha1Checksum } = rawDisk
  return {
    image: {
      rawDisk: { source, sha1Checksum: sha1Checksum || undefined, containerType: 'TAR' },
      storageLocations: ['us'],
    },
  }
}

function fromDisk(call: Call, text: string, keys: SafeKeys): Inherited {
  const at = locate(call, text, 'sourceDisk', 'disks')
  const missing = () =>
    invalidValue('resource.sourceDisk', text, ' Referenced resource was not found.')
  const disk: Disk = JSON.parse(read(call, 'disks', at, missing))
  const path = linkPath({ ...at, name: disk.name })
  demand(call.world, call.caller, 'compute.disks.useReadOnly', at, path)
  const user = runningUser(call, disk)
  if (user && !isTrue(call.query.get('forceCreate'))) throw diskInUse(path, user)
  demandKey(path, disk.diskEncryptionKey, keys.sourceDiskEncryptionKey, 'sourceDiskEncryptionKey')
  return {
    image: {
      ...inheritedBy(disk),
      diskSizeGb: disk.sizeGb,
      sourceDisk: link(call.world, path),
      sourceDiskId: disk.id,
      storageLocations: [multiRegionOf(at.scope.slice(at.scope.indexOf('/') + 1))],
    },
  }
}

function fromSnapshot(call: Call, text: string, keys: SafeKeys): Inherited {
  const at = locate(call, text, 'sourceSnapshot', 'snapshots')
  const missing = () =>
    invalidValue(
      'resource.sourceSnapshot',
      text,
      'The referenced snapshot resource cannot be found.',
    )
  const snapshot: Snapshot = JSON.parse(read(call, 'snapshots', at, missing))
  const path = linkPath({ ...at, name: snapshot.name })
  demand(call.world, call.caller, 'compute.snapshots.useReadOnly', at, path)
  if (snapshot.status && snapshot.status !== 'READY') throw notReady(path)
  const field = 'sourceSnapshotEncryptionKey'
  demandKey(path, snapshot.snapshotEncryptionKey, keys[field], field)
  return {
    image: {
      ...inheritedBy(snapshot),
      diskSizeGb: snapshot.diskSizeGb,
      sourceSnapshot: link(call.world, path),
      sourceSnapshotId: snapshot.id,
      storageLocations: [inheritedLocation(snapshot.storageLocations) ?? 'us'],
    },
  }
}

function fromImage(call: Call, text: string, keys: SafeKeys): Inherited {
  const at = locate(call, text, 'sourceImage', 'images')
  const missing = () =>
    at.family
      ? notFound(linkPath(at))
      : invalidValue('resource.sourceImage', text, 'The referenced image resource cannot be found.')
  const source: Image = JSON.parse(read(call, 'images', at, missing))
  const path = linkPath({ ...at, name: source.name, family: false })
  const target = { project: at.project, image: source.name }
  demand(call.world, call.caller, 'compute.images.useReadOnly', target, path)
  if (source.status !== 'READY') throw notReady(path)
  const warnings = deprecationWarnings(source, path, text)
  const field = 'sourceImageEncryptionKey'
  demandKey(path, source.imageEncryptionKey, keys[field], field)
  return {
    image: {
      ...inheritedBy(source),
      diskSizeGb: source.diskSizeGb,
      sourceImage: link(call.world, path),
      sourceImageId: source.id,
      storageLocations: [inheritedLocation(source.storageLocations) ?? 'us'],
      shieldedInstanceInitialState: source.shieldedInstanceInitialState,
    },
    warnings,
  }
}

const inheritedBy = (source: Disk | Snapshot | Image): Partial<Image> => ({
  licenses: source.licenses,
  guestOsFeatures: source.guestOsFeatures,
  architecture: source.architecture,
  ...('enableConfidentialCompute' in source && {
    enableConfidentialCompute: source.enableConfidentialCompute,
  }),
})

/** DEPRECATED can still be used, with a warning; OBSOLETE and DELETED can’t. */
function deprecationWarnings(source: Image, path: string, text: string): Operation['warnings'] {
  if (isActive(source)) return undefined
  const state = stateOf(source)
  if (state !== 'DEPRECATED') {
    const why = `The referenced image resource is ${state} and cannot be used.`
    throw invalidValue('resource.sourceImage', text, why)
  }
  const replacement = source.deprecated?.replacement
  const target = replacement && parseLink(replacement)
  const suggestion = replacement
    ? `A suggested replacement is '${target ? linkPath(target) : replacement}'.`
    : ''
  return [
    {
      code: 'DEPRECATED_RESOURCE_USED',
      message: `The resource '${path}' is deprecated. ${suggestion}`.trimEnd(),
      data: [
        { key: 'resource_name', value: path },
        ...(suggestion ? [{ key: 'replacement_suggestion', value: suggestion }] : []),
      ],
    },
  ]
}

function locate(call: Call, text: string, field: string, collection: string): ResourceLink {
  const at = parseLink(text, call.project)
  const fits = at?.collection === collection && (at.scope === 'global') === (collection !== 'disks')
  if (!at || !fits) throw invalidValue(`resource.${field}`, text, 'The URL is malformed.')
  return at
}

/** The JSON of the linked resource; for a family, of its head. */
function read(call: Call, kind: Kind, at: ResourceLink, missing: () => Error): string {
  const { store } = call.world
  const row = at.family
    ? store.head(at.project, at.name)
    : store.get(kind, at.project, at.name, at.scope)
  if (!row) throw missing()
  return row.json
}

/** The path of a running instance the disk is attached to. An unknown instance counts as running. */
function runningUser(call: Call, disk: Disk): string | undefined {
  for (const user of disk.users ?? []) {
    const at = parseLink(user, call.project)
    if (!at) return user
    const row = call.world.store.get('instances', at.project, at.name, at.scope)
    const instance: Partial<Instance> = row ? JSON.parse(row.json) : {}
    if (instance.status !== 'TERMINATED') return linkPath(at)
  }
  return undefined
}
