/**
 * The resources as the API describes them (compute/v1 discovery document, revision 20260922), once,
 * as shapes; the types are derived. Both sides validate what comes over the wire with them, so they
 * are lenient where the service may grow: enums accept unknown values, unknown fields are kept.
 * Numbers wider than 53 bits are strings, as the API sends them.
 */
import {
  array,
  boolean,
  map,
  number,
  object,
  optional as opt,
  string,
  unknown,
  type Infer,
  type Shape,
} from './shape.ts'
import type { PartlyRead } from './unread.ts'

/** An enum that may grow: autocompletes known values, accepts others. */
const openEnum = <T extends string>(_known: readonly T[]) => string as Shape<T | (string & {})>

const str = opt(string)

export const IMAGE_STATUSES = ['PENDING', 'READY', 'FAILED', 'DELETING'] as const

/** Deprecation states, in the order an image goes through them. */
export const STATES = ['ACTIVE', 'DEPRECATED', 'OBSOLETE', 'DELETED'] as const
export type State = (typeof STATES)[number]

export const ARCHITECTURES = ['X86_64', 'ARM64', 'ARCHITECTURE_UNSPECIFIED'] as const

export const DeprecationStatus = object({
  state: opt(openEnum(STATES)),
  replacement: str,
  deprecated: str,
  obsolete: str,
  deleted: str,
})
export type DeprecationStatus = Infer<typeof DeprecationStatus>

export const CustomerEncryptionKey = object({
  kmsKeyName: str,
  kmsKeyServiceAccount: str,
  rawKey: str,
  rsaEncryptedKey: str,
  sha256: str,
})
export type CustomerEncryptionKey = Infer<typeof CustomerEncryptionKey>

export const FileContentBuffer = object({
  content: str,
  fileType: opt(openEnum(['BIN', 'X509', 'UNDEFINED'])),
})
export type FileContentBuffer = Infer<typeof FileContentBuffer>

export const InitialStateConfig = object({
  pk: opt(FileContentBuffer),
  keks: opt(array(FileContentBuffer)),
  dbs: opt(array(FileContentBuffer)),
  dbxs: opt(array(FileContentBuffer)),
})
export type InitialStateConfig = Infer<typeof InitialStateConfig>

const TextMap = map(string)

export const Labels = TextMap
export type Labels = Record<string, string>

export const Image = object({
  kind: str,
  id: str,
  creationTimestamp: str,
  name: string,
  description: str,
  sourceType: opt(openEnum(['RAW'])),
  rawDisk: opt(object({ source: str, sha1Checksum: str, containerType: str })),
  deprecated: opt(DeprecationStatus),
  status: opt(openEnum(IMAGE_STATUSES)),
  archiveSizeBytes: str,
  diskSizeGb: str,
  sourceDisk: str,
  sourceDiskId: str,
  licenses: opt(array(string)),
  family: str,
  imageEncryptionKey: opt(CustomerEncryptionKey),
  sourceDiskEncryptionKey: opt(CustomerEncryptionKey),
  selfLink: str,
  labels: opt(Labels),
  labelFingerprint: str,
  guestOsFeatures: opt(array(object({ type: str }))),
  licenseCodes: opt(array(string)),
  sourceImage: str,
  sourceImageId: str,
  sourceImageEncryptionKey: opt(CustomerEncryptionKey),
  sourceSnapshot: str,
  sourceSnapshotId: str,
  sourceSnapshotEncryptionKey: opt(CustomerEncryptionKey),
  storageLocations: opt(array(string)),
  shieldedInstanceInitialState: opt(InitialStateConfig),
  satisfiesPzs: opt(boolean),
  satisfiesPzi: opt(boolean),
  architecture: opt(openEnum(ARCHITECTURES)),
  enableConfidentialCompute: opt(boolean),
  params: opt(object({ resourceManagerTags: opt(TextMap) })),
})
export type Image = Infer<typeof Image> & PartlyRead

/** The body of `images.insert`: an image without the fields set by the service. */
export type ImageInsert = Partial<Image> & { name: string }

const Warning = object({
  code: str,
  message: str,
  data: opt(array(object({ key: str, value: str }))),
})

export const Operation = object({
  kind: str,
  id: str,
  name: string,
  clientOperationId: str,
  operationType: str,
  targetLink: str,
  targetId: str,
  status: opt(openEnum(['PENDING', 'RUNNING', 'DONE'])),
  statusMessage: str,
  user: str,
  progress: opt(number),
  insertTime: str,
  startTime: str,
  endTime: str,
  error: opt(object({ errors: opt(array(object({ code: str, message: str, location: str }))) })),
  warnings: opt(array(Warning)),
  httpErrorStatusCode: opt(number),
  httpErrorMessage: str,
  selfLink: str,
  description: str,
  zone: str,
  region: str,
})
export type Operation = Infer<typeof Operation>

const Expr = object({ title: str, description: str, expression: str, location: str })
export const Binding = object({
  role: str,
  members: opt(array(string)),
  condition: opt(Expr),
})
export type Binding = Infer<typeof Binding>

export const Policy = object({
  version: opt(number),
  etag: str,
  bindings: opt(array(Binding)),
  auditConfigs: opt(array(unknown)),
})
export type Policy = Infer<typeof Policy>

/** One page of a list method. Items are validated one by one, so that an invalid one doesn’t hide the rest. */
export const ListPage = object({
  kind: str,
  id: str,
  items: opt(array(unknown)),
  nextPageToken: str,
  selfLink: str,
  warning: opt(Warning),
})

export const Disk = object({
  id: str,
  name: string,
  creationTimestamp: str,
  status: str,
  sizeGb: str,
  zone: str,
  selfLink: str,
  type: str,
  users: opt(array(string)),
  sourceImage: str,
  sourceImageId: str,
  sourceSnapshot: str,
  sourceSnapshotId: str,
  architecture: opt(openEnum(ARCHITECTURES)),
  labels: opt(Labels),
  licenses: opt(array(string)),
  guestOsFeatures: opt(array(object({ type: str }))),
  diskEncryptionKey: opt(CustomerEncryptionKey),
})
export type Disk = Infer<typeof Disk>

export const Snapshot = object({
  id: str,
  name: string,
  creationTimestamp: str,
  status: str,
  diskSizeGb: str,
  storageBytes: str,
  selfLink: str,
  sourceDisk: str,
  sourceDiskId: str,
  architecture: opt(openEnum(ARCHITECTURES)),
  labels: opt(Labels),
  licenses: opt(array(string)),
  guestOsFeatures: opt(array(object({ type: str }))),
  storageLocations: opt(array(string)),
  snapshotEncryptionKey: opt(CustomerEncryptionKey),
})
export type Snapshot = Infer<typeof Snapshot>

export const License = object({
  id: str,
  name: string,
  selfLink: str,
  licenseCode: str,
  description: str,
  transferable: opt(boolean),
  chargesUseFee: opt(boolean),
})
export type License = Infer<typeof License>

const AttachedDisk = object({
  source: str,
  boot: opt(boolean),
  deviceName: str,
  initializeParams: opt(object({ sourceImage: str })),
})

export const Instance = object({
  id: str,
  name: string,
  status: str,
  zone: str,
  selfLink: str,
  creationTimestamp: str,
  disks: opt(array(AttachedDisk)),
})
export type Instance = Infer<typeof Instance>

export const InstanceTemplate = object({
  id: str,
  name: string,
  selfLink: str,
  creationTimestamp: str,
  properties: opt(object({ disks: opt(array(AttachedDisk)), machineType: str })),
})
export type InstanceTemplate = Infer<typeof InstanceTemplate>
