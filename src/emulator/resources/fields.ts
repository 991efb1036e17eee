/** The fields of the resources (compute/v1 discovery document), in the order they are written. */
import type { Fields, Shape } from './shape.ts'

export const DEPRECATION_STATUS = {
  state: 'string',
  replacement: 'string',
  deprecated: 'string',
  obsolete: 'string',
  deleted: 'string',
} as const satisfies Fields

const ENCRYPTION_KEY = {
  fields: {
    rawKey: 'string',
    rsaEncryptedKey: 'string',
    kmsKeyName: 'string',
    sha256: 'string',
    kmsKeyServiceAccount: 'string',
  },
} as const satisfies Shape

const FILE = { fields: { content: 'string', fileType: 'string' } } as const satisfies Shape

const RAW_DISK = {
  fields: { source: 'string', sha1Checksum: 'string', containerType: 'string' },
} as const satisfies Shape

export const IMAGE = {
  kind: 'string',
  id: 'int64',
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
  guestOsFeatures: { list: { fields: { type: 'string' } } },
  licenseCodes: { list: 'int64' },
  sourceImage: 'string',
  sourceImageId: 'string',
  sourceImageEncryptionKey: ENCRYPTION_KEY,
  sourceSnapshot: 'string',
  sourceSnapshotId: 'string',
  sourceSnapshotEncryptionKey: ENCRYPTION_KEY,
  storageLocations: { list: 'string' },
  shieldedInstanceInitialState: {
    fields: { pk: FILE, keks: { list: FILE }, dbs: { list: FILE }, dbxs: { list: FILE } },
  },
  satisfiesPzs: 'boolean',
  satisfiesPzi: 'boolean',
  architecture: 'string',
  enableConfidentialCompute: 'boolean',
  params: { fields: { resourceManagerTags: { map: 'string' } } },
} as const satisfies Fields

export const POLICY = {
  version: 'int32',
  etag: 'string',
  bindings: {
    list: {
      fields: {
        role: 'string',
        members: { list: 'string' },
        condition: {
          fields: {
            title: 'string',
            description: 'string',
            expression: 'string',
            location: 'string',
          },
        },
      },
    },
  },
  auditConfigs: { list: 'any' },
} as const satisfies Fields

export const SET_LABELS = {
  labels: { map: 'string' },
  labelFingerprint: 'string',
} as const satisfies Fields

export const SET_POLICY = {
  policy: { fields: POLICY },
  bindings: { list: 'any' },
  etag: 'string',
} as const satisfies Fields

export const TEST_PERMISSIONS = { permissions: { list: 'string' } } as const satisfies Fields

const anyOf = (names: string): Fields =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'any' as const]))

export const OPERATION = {
  ...anyOf(
    'kind id name clientOperationId operationType targetLink targetId status statusMessage user',
  ),
  ...anyOf('progress insertTime startTime endTime error warnings httpErrorStatusCode'),
  ...anyOf('httpErrorMessage selfLink description operationGroupId zone region creationTimestamp'),
}

export const DISK = {
  ...anyOf('kind id name creationTimestamp description sizeGb zone region status selfLink type'),
  ...anyOf(
    'users sourceImage sourceImageId sourceSnapshot sourceSnapshotId sourceDisk architecture',
  ),
  ...anyOf('sourceDiskId labels labelFingerprint licenses licenseCodes guestOsFeatures'),
  ...anyOf('diskEncryptionKey sourceImageEncryptionKey sourceSnapshotEncryptionKey'),
  ...anyOf('lastAttachTimestamp lastDetachTimestamp physicalBlockSizeBytes resourcePolicies'),
  ...anyOf('enableConfidentialCompute satisfiesPzs satisfiesPzi provisionedIops'),
}

export const SNAPSHOT = {
  ...anyOf('kind id name creationTimestamp description status diskSizeGb storageBytes selfLink'),
  ...anyOf('sourceDisk sourceDiskId architecture labels labelFingerprint licenses licenseCodes'),
  ...anyOf(
    'guestOsFeatures storageLocations snapshotEncryptionKey storageBytesStatus snapshotType',
  ),
  ...anyOf('sourceDiskEncryptionKey downloadBytes autoCreated chainName creationSizeBytes'),
  ...anyOf('enableConfidentialCompute satisfiesPzs satisfiesPzi'),
}

export const LICENSE = anyOf(
  'kind id name creationTimestamp updateTimestamp selfLink selfLinkWithId licenseCode description transferable chargesUseFee osLicense',
)

export const INSTANCE = {
  ...anyOf('kind id name creationTimestamp description status zone selfLink machineType disks'),
  ...anyOf('labels labelFingerprint tags networkInterfaces scheduling metadata serviceAccounts'),
}

export const INSTANCE_TEMPLATE = anyOf(
  'kind id name creationTimestamp description selfLink properties region sourceInstance',
)

export const PLACE = anyOf(
  'kind id name creationTimestamp description status region zones quotas selfLink availableCpuPlatforms supportsPzs deprecated',
)
