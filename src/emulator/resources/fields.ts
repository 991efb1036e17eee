/** The fields of images and of requests (compute/v1 discovery document), in the order they are written. */
import type { Fields, Shape } from './shape.ts'

export const DEPRECATION_STATUS = {
  state: 'string',
  replacement: 'string',
  deprecated: 'string',
  obsolete: 'string',
  deleted: 'string',
} as const satisfies Fields

export const ENCRYPTION_KEY = {
  fields: {
    rawKey: 'string',
    rsaEncryptedKey: 'string',
    kmsKeyName: 'string',
    sha256: 'string',
    kmsKeyServiceAccount: 'string',
  },
} as const satisfies Shape

export const FILE = { fields: { content: 'string', fileType: 'string' } } as const satisfies Shape

const RAW_DISK = {
  fields: { source: 'string', sha1Checksum: 'string', containerType: 'string' },
} as const satisfies Shape

export const INITIAL_STATE = {
  fields: { pk: FILE, keks: { list: FILE }, dbs: { list: FILE }, dbxs: { list: FILE } },
} as const satisfies Shape

export const GUEST_OS_FEATURE = { fields: { type: 'string' } } as const satisfies Shape

export const IMAGE = {
  kind: 'string',
  id: 'uint64',
  creationTimestamp: 'string',
  name: 'string',
  description: 'string',
  sourceType: 'string',
  rawDisk: RAW_DISK,
  deprecated: { fields: DEPRECATION_STATUS },
  status: 'string',
  archiveSizeBytes: 'int64',
  diskSizeGb: 'int64',
  sourceDisk: 'string',
  sourceDiskId: 'string',
  licenses: { list: 'string' },
  family: 'string',
  imageEncryptionKey: ENCRYPTION_KEY,
  sourceDiskEncryptionKey: ENCRYPTION_KEY,
  selfLink: 'string',
  labels: { map: 'string' },
  labelFingerprint: 'string',
  guestOsFeatures: { list: GUEST_OS_FEATURE },
  licenseCodes: { list: 'int64' },
  sourceImage: 'string',
  sourceImageId: 'string',
  sourceImageEncryptionKey: ENCRYPTION_KEY,
  sourceSnapshot: 'string',
  sourceSnapshotId: 'string',
  sourceSnapshotEncryptionKey: ENCRYPTION_KEY,
  storageLocations: { list: 'string' },
  shieldedInstanceInitialState: INITIAL_STATE,
  satisfiesPzs: 'boolean',
  satisfiesPzi: 'boolean',
  architecture: 'string',
  enableConfidentialCompute: 'boolean',
  params: { fields: { resourceManagerTags: { map: 'string' } } },
} as const satisfies Fields

export const CONDITION = {
  fields: { title: 'string', description: 'string', expression: 'string', location: 'string' },
} as const satisfies Shape

export const BINDING = {
  fields: { role: 'string', members: { list: 'string' }, condition: CONDITION },
} as const satisfies Shape

export const AUDIT_LOG_CONFIG = {
  fields: { logType: 'string', exemptedMembers: { list: 'string' } },
} as const satisfies Shape

export const AUDIT_CONFIG = {
  fields: { service: 'string', auditLogConfigs: { list: AUDIT_LOG_CONFIG } },
} as const satisfies Shape

export const POLICY = {
  version: 'int32',
  etag: 'string',
  bindings: { list: BINDING },
  auditConfigs: { list: AUDIT_CONFIG },
} as const satisfies Fields

export const SET_LABELS = {
  labels: { map: 'string' },
  labelFingerprint: 'string',
} as const satisfies Fields

export const SET_POLICY = {
  policy: { fields: POLICY },
  bindings: { list: BINDING },
  etag: 'string',
} as const satisfies Fields

export const TEST_PERMISSIONS = { permissions: { list: 'string' } } as const satisfies Fields
