/** The fields of operations and of the resources related to images (compute/v1 discovery document). */
import { DEPRECATION_STATUS, ENCRYPTION_KEY, GUEST_OS_FEATURE } from './fields.ts'
import type { Fields, Shape } from './shape.ts'

/** Several fields of the same shape. */
const each = (shape: Shape, names: string): Fields =>
  Object.fromEntries(names.split(' ').map((name) => [name, shape]))

const NAMED: Fields = { kind: 'string', id: 'uint64', name: 'string', creationTimestamp: 'string' }
const LABELED: Fields = { labels: { map: 'string' }, labelFingerprint: 'string' }
const LICENSED: Fields = {
  licenses: { list: 'string' },
  licenseCodes: { list: 'int64' },
  guestOsFeatures: { list: GUEST_OS_FEATURE },
  architecture: 'string',
}

export const WARNING: Shape = {
  fields: {
    code: 'string',
    message: 'string',
    data: { list: { fields: { key: 'string', value: 'string' } } },
  },
}

export const OPERATION: Fields = {
  ...NAMED,
  ...each('string', 'clientOperationId operationType targetLink status statusMessage user'),
  targetId: 'uint64',
  progress: 'int32',
  ...each('string', 'insertTime startTime endTime httpErrorMessage selfLink description'),
  ...each('string', 'operationGroupId zone region'),
  error: {
    fields: {
      errors: {
        list: {
          fields: { ...each('string', 'code message location'), errorDetails: { list: 'any' } },
        },
      },
    },
  },
  warnings: { list: WARNING },
  httpErrorStatusCode: 'int32',
}

export const DISK: Fields = {
  ...NAMED,
  ...each('string', 'description zone region status selfLink type sourceImage sourceImageId'),
  ...each('string', 'sourceSnapshot sourceSnapshotId sourceDisk sourceDiskId'),
  ...each('string', 'lastAttachTimestamp lastDetachTimestamp'),
  ...each('int64', 'sizeGb physicalBlockSizeBytes provisionedIops'),
  users: { list: 'string' },
  resourcePolicies: { list: 'string' },
  ...LABELED,
  ...LICENSED,
  ...each(ENCRYPTION_KEY, 'diskEncryptionKey sourceImageEncryptionKey sourceSnapshotEncryptionKey'),
  ...each('boolean', 'enableConfidentialCompute satisfiesPzs satisfiesPzi'),
}

export const SNAPSHOT: Fields = {
  ...NAMED,
  ...each('string', 'description status selfLink sourceDisk sourceDiskId storageBytesStatus'),
  ...each('string', 'snapshotType chainName'),
  ...each('int64', 'diskSizeGb storageBytes downloadBytes creationSizeBytes'),
  storageLocations: { list: 'string' },
  ...LABELED,
  ...LICENSED,
  ...each(ENCRYPTION_KEY, 'snapshotEncryptionKey sourceDiskEncryptionKey'),
  ...each('boolean', 'autoCreated enableConfidentialCompute satisfiesPzs satisfiesPzi'),
}

export const LICENSE: Fields = {
  ...NAMED,
  ...each('string', 'updateTimestamp selfLink selfLinkWithId description'),
  licenseCode: 'uint64',
  ...each('boolean', 'transferable chargesUseFee osLicense'),
}

export const INSTANCE: Fields = {
  ...NAMED,
  ...each('string', 'description status zone selfLink machineType'),
  disks: { list: 'any' },
  ...LABELED,
  ...each('any', 'tags scheduling metadata'),
  networkInterfaces: { list: 'any' },
  serviceAccounts: { list: 'any' },
}

export const INSTANCE_TEMPLATE: Fields = {
  ...NAMED,
  ...each('string', 'description selfLink region sourceInstance'),
  properties: 'any',
}

const PLACE: Fields = {
  ...NAMED,
  ...each('string', 'description status selfLink'),
  supportsPzs: 'boolean',
  deprecated: { fields: DEPRECATION_STATUS },
}

export const ZONE: Fields = {
  ...PLACE,
  region: 'string',
  availableCpuPlatforms: { list: 'string' },
}

export const QUOTA = {
  fields: { metric: 'string', limit: 'double', usage: 'double' },
} as const satisfies Shape

export const REGION: Fields = {
  ...PLACE,
  zones: { list: 'string' },
  quotas: { list: QUOTA },
}

export const PROJECT: Fields = {
  ...NAMED,
  ...each('string', 'defaultServiceAccount xpnProjectStatus defaultNetworkTier selfLink'),
  quotas: { list: QUOTA },
}
