/**
 * The resources as the API describes them (compute/v1 discovery document, revision 20260922), once,
 * as schemas; the types are derived. Both sides validate what comes over the wire with them, so they
 * are lenient where the service may grow: enums accept unknown values, unknown fields are kept.
 * Numbers wider than 53 bits are strings, as the API sends them.
 */
import * as z from 'zod/mini'
import type { PartlyRead } from './unread.ts'

/** An enum that may grow: autocompletes known values, accepts others. */
const openEnum = <T extends string>(_known: readonly T[]) =>
  z.string() as unknown as z.ZodMiniType<T | (string & {}), string>

const opt = z.optional
const str = z.optional(z.string())

export const IMAGE_STATUSES = ['PENDING', 'READY', 'FAILED', 'DELETING'] as const

/** Deprecation states, in the order an image goes through them. */
export const STATES = ['ACTIVE', 'DEPRECATED', 'OBSOLETE', 'DELETED'] as const
export type State = (typeof STATES)[number]

export const ARCHITECTURES = ['X86_64', 'ARM64', 'ARCHITECTURE_UNSPECIFIED'] as const

export const DeprecationStatus = z.object({
  state: opt(openEnum(STATES)),
  replacement: str,
  deprecated: str,
  obsolete: str,
  deleted: str,
})
export type DeprecationStatus = z.infer<typeof DeprecationStatus>

export const CustomerEncryptionKey = z.object({
  kmsKeyName: str,
  kmsKeyServiceAccount: str,
  rawKey: str,
  rsaEncryptedKey: str,
  sha256: str,
})
export type CustomerEncryptionKey = z.infer<typeof CustomerEncryptionKey>

export const FileContentBuffer = z.object({
  content: str,
  fileType: opt(openEnum(['BIN', 'X509', 'UNDEFINED'])),
})
export type FileContentBuffer = z.infer<typeof FileContentBuffer>

export const InitialStateConfig = z.object({
  pk: opt(FileContentBuffer),
  keks: opt(z.array(FileContentBuffer)),
  dbs: opt(z.array(FileContentBuffer)),
  dbxs: opt(z.array(FileContentBuffer)),
})
export type InitialStateConfig = z.infer<typeof InitialStateConfig>

/** A map of strings. Not `z.record`, which skips `__proto__`: in JSON that is a key like any other. */
const TextMap = z.unknown().check(({ value: map, issues }) => {
  const isMap = typeof map === 'object' && map !== null && !Array.isArray(map)
  if (!isMap) issues.push({ code: 'custom', input: map })
  for (const [key, input] of isMap ? Object.entries(map) : []) {
    if (typeof input !== 'string') issues.push({ code: 'custom', input, path: [key] })
  }
}) as unknown as z.ZodMiniType<Record<string, string>>

export const Labels = TextMap
export type Labels = Record<string, string>

export const Image = z.object({
  kind: str,
  id: str,
  creationTimestamp: str,
  name: z.string(),
  description: str,
  sourceType: opt(openEnum(['RAW'])),
  rawDisk: opt(z.object({ source: str, sha1Checksum: str, containerType: str })),
  deprecated: opt(DeprecationStatus),
  status: opt(openEnum(IMAGE_STATUSES)),
  archiveSizeBytes: str,
  diskSizeGb: str,
  sourceDisk: str,
  sourceDiskId: str,
  licenses: opt(z.array(z.string())),
  family: str,
  imageEncryptionKey: opt(CustomerEncryptionKey),
  sourceDiskEncryptionKey: opt(CustomerEncryptionKey),
  selfLink: str,
  labels: opt(Labels),
  labelFingerprint: str,
  guestOsFeatures: opt(z.array(z.object({ type: str }))),
  licenseCodes: opt(z.array(z.string())),
  sourceImage: str,
  sourceImageId: str,
  sourceImageEncryptionKey: opt(CustomerEncryptionKey),
  sourceSnapshot: str,
  sourceSnapshotId: str,
  sourceSnapshotEncryptionKey: opt(CustomerEncryptionKey),
  storageLocations: opt(z.array(z.string())),
  shieldedInstanceInitialState: opt(InitialStateConfig),
  satisfiesPzs: opt(z.boolean()),
  satisfiesPzi: opt(z.boolean()),
  architecture: opt(openEnum(ARCHITECTURES)),
  enableConfidentialCompute: opt(z.boolean()),
  params: opt(z.object({ resourceManagerTags: opt(TextMap) })),
})
export type Image = z.infer<typeof Image> & PartlyRead

/** The body of `images.insert`: an image without the fields set by the service. */
export type ImageInsert = Partial<Image> & { name: string }

const Warning = z.object({
  code: str,
  message: str,
  data: opt(z.array(z.object({ key: str, value: str }))),
})

export const Operation = z.object({
  kind: str,
  id: str,
  name: z.string(),
  clientOperationId: str,
  operationType: str,
  targetLink: str,
  targetId: str,
  status: opt(openEnum(['PENDING', 'RUNNING', 'DONE'])),
  statusMessage: str,
  user: str,
  progress: opt(z.number()),
  insertTime: str,
  startTime: str,
  endTime: str,
  error: opt(
    z.object({ errors: opt(z.array(z.object({ code: str, message: str, location: str }))) }),
  ),
  warnings: opt(z.array(Warning)),
  httpErrorStatusCode: opt(z.number()),
  httpErrorMessage: str,
  selfLink: str,
  description: str,
  zone: str,
  region: str,
})
export type Operation = z.infer<typeof Operation>

const Expr = z.object({ title: str, description: str, expression: str, location: str })
export const Binding = z.object({
  role: str,
  members: opt(z.array(z.string())),
  condition: opt(Expr),
})
export type Binding = z.infer<typeof Binding>

export const Policy = z.object({
  version: opt(z.number()),
  etag: str,
  bindings: opt(z.array(Binding)),
  auditConfigs: opt(z.array(z.unknown())),
})
export type Policy = z.infer<typeof Policy>

/** One page of a list method. Items are validated one by one, so that an invalid one doesn’t hide the rest. */
export const ListPage = z.object({
  kind: str,
  id: str,
  items: opt(z.array(z.unknown())),
  nextPageToken: str,
  selfLink: str,
  warning: opt(Warning),
})

export const Disk = z.object({
  id: str,
  name: z.string(),
  creationTimestamp: str,
  status: str,
  sizeGb: str,
  zone: str,
  selfLink: str,
  type: str,
  users: opt(z.array(z.string())),
  sourceImage: str,
  sourceImageId: str,
  sourceSnapshot: str,
  sourceSnapshotId: str,
  architecture: opt(openEnum(ARCHITECTURES)),
  labels: opt(Labels),
  licenses: opt(z.array(z.string())),
  guestOsFeatures: opt(z.array(z.object({ type: str }))),
  diskEncryptionKey: opt(CustomerEncryptionKey),
})
export type Disk = z.infer<typeof Disk>

export const Snapshot = z.object({
  id: str,
  name: z.string(),
  creationTimestamp: str,
  status: str,
  diskSizeGb: str,
  storageBytes: str,
  selfLink: str,
  sourceDisk: str,
  sourceDiskId: str,
  architecture: opt(openEnum(ARCHITECTURES)),
  labels: opt(Labels),
  licenses: opt(z.array(z.string())),
  guestOsFeatures: opt(z.array(z.object({ type: str }))),
  storageLocations: opt(z.array(z.string())),
  snapshotEncryptionKey: opt(CustomerEncryptionKey),
})
export type Snapshot = z.infer<typeof Snapshot>

export const License = z.object({
  id: str,
  name: z.string(),
  selfLink: str,
  licenseCode: str,
  description: str,
  transferable: opt(z.boolean()),
  chargesUseFee: opt(z.boolean()),
})
export type License = z.infer<typeof License>

const AttachedDisk = z.object({
  source: str,
  boot: opt(z.boolean()),
  deviceName: str,
  initializeParams: opt(z.object({ sourceImage: str })),
})

export const Instance = z.object({
  id: str,
  name: z.string(),
  status: str,
  zone: str,
  selfLink: str,
  creationTimestamp: str,
  disks: opt(z.array(AttachedDisk)),
})
export type Instance = z.infer<typeof Instance>

export const InstanceTemplate = z.object({
  id: str,
  name: z.string(),
  selfLink: str,
  creationTimestamp: str,
  properties: opt(z.object({ disks: opt(z.array(AttachedDisk)), machineType: str })),
})
export type InstanceTemplate = z.infer<typeof InstanceTemplate>
