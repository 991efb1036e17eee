/** The schemas of the API’s description, made from the tables that requests are parsed by. */
import * as fields from '../resources/fields.ts'
import * as related from '../resources/relatedFields.ts'
import type { Fields, Shape } from '../resources/shape.ts'

/** A schema, with the keywords of discovery documents that are needed here. */
export interface Schema {
  id?: string
  type?: string
  format?: string
  $ref?: string
  properties?: Readonly<Record<string, Schema>>
  additionalProperties?: Schema
  items?: Schema
}

const TABLES = {
  AuditConfig: fields.AUDIT_CONFIG.fields,
  AuditLogConfig: fields.AUDIT_LOG_CONFIG.fields,
  Binding: fields.BINDING.fields,
  CustomerEncryptionKey: fields.ENCRYPTION_KEY.fields,
  DeprecationStatus: fields.DEPRECATION_STATUS,
  Disk: related.DISK,
  Expr: fields.CONDITION.fields,
  FileContentBuffer: fields.FILE.fields,
  GlobalSetLabelsRequest: fields.SET_LABELS,
  GlobalSetPolicyRequest: fields.SET_POLICY,
  GuestOsFeature: fields.GUEST_OS_FEATURE.fields,
  Image: fields.IMAGE,
  ImageFamilyView: { image: { fields: fields.IMAGE } },
  InitialStateConfig: fields.INITIAL_STATE.fields,
  Instance: related.INSTANCE,
  InstanceTemplate: related.INSTANCE_TEMPLATE,
  License: related.LICENSE,
  Operation: related.OPERATION,
  Policy: fields.POLICY,
  Project: related.PROJECT,
  Quota: related.QUOTA.fields,
  Region: related.REGION,
  Snapshot: related.SNAPSHOT,
  TestPermissionsRequest: fields.TEST_PERMISSIONS,
  TestPermissionsResponse: fields.TEST_PERMISSIONS,
  Zone: related.ZONE,
} as const satisfies Record<string, Fields>

const LISTS = {
  DiskList: 'Disk',
  ImageList: 'Image',
  InstanceList: 'Instance',
  InstanceTemplateList: 'InstanceTemplate',
  LicensesListResponse: 'License',
  OperationList: 'Operation',
  RegionList: 'Region',
  SnapshotList: 'Snapshot',
  ZoneList: 'Zone',
} as const satisfies Record<string, keyof typeof TABLES>

/** Aggregated lists: the collection in each scope, the schema of a scope, and that of the items. */
const AGGREGATED = {
  DiskAggregatedList: ['disks', 'DisksScopedList', 'Disk'],
  InstanceAggregatedList: ['instances', 'InstancesScopedList', 'Instance'],
  InstanceTemplateAggregatedList: [
    'instanceTemplates',
    'InstanceTemplatesScopedList',
    'InstanceTemplate',
  ],
  OperationAggregatedList: ['operations', 'OperationsScopedList', 'Operation'],
} as const satisfies Record<string, readonly [string, string, keyof typeof TABLES]>

export type SchemaName = keyof typeof TABLES | keyof typeof LISTS | keyof typeof AGGREGATED

/** Tables that have a schema of their own wherever they are used; the first name counts. */
const NAMES = new Map<Fields, string>(
  Object.entries(TABLES)
    .map(([name, table]) => [table, name] as const)
    .reverse(),
)

const SCALARS: Readonly<Record<string, Schema>> = {
  string: { type: 'string' },
  int64: { type: 'string', format: 'int64' },
  uint64: { type: 'string', format: 'uint64' },
  int32: { type: 'integer', format: 'int32' },
  double: { type: 'number', format: 'double' },
  boolean: { type: 'boolean' },
  any: { type: 'any' },
}

function schemaOf(shape: Shape): Schema {
  if (typeof shape === 'string') return SCALARS[shape] ?? {}
  if ('list' in shape) return { type: 'array', items: schemaOf(shape.list) }
  if ('map' in shape) return { type: 'object', additionalProperties: schemaOf(shape.map) }
  const name = NAMES.get(shape.fields)
  return name === undefined ? objectOf(shape.fields) : { $ref: name }
}

const objectOf = (table: Fields): Schema => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(table).map(([name, shape]) => [name, schemaOf(shape)]),
  ),
})

const warning = schemaOf(related.WARNING)
const listOf = ($ref: string): Schema => ({ type: 'array', items: { $ref } })

/** Every list has a `kind`, except that of licenses. */
const page = (name: string, items: Schema): Schema => ({
  type: 'object',
  properties: {
    ...(name !== 'LicensesListResponse' && { kind: { type: 'string' } }),
    id: { type: 'string' },
    items,
    nextPageToken: { type: 'string' },
    selfLink: { type: 'string' },
    warning,
  },
})

function allSchemas(): [string, Schema][] {
  const tables = Object.entries(TABLES).map(([name, table]) => [name, objectOf(table)] as const)
  const lists = Object.entries(LISTS).map(
    ([name, item]) => [name, page(name, listOf(item))] as const,
  )
  const aggregated = Object.entries(AGGREGATED).flatMap(([name, [collection, scoped, item]]) => [
    [name, page(name, { type: 'object', additionalProperties: { $ref: scoped } })] as const,
    [scoped, { type: 'object', properties: { [collection]: listOf(item), warning } }] as const,
  ])
  return [...tables, ...lists, ...aggregated]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => [name, { id: name, ...schema }])
}

export const SCHEMAS: Readonly<Record<string, Schema>> = Object.fromEntries(allSchemas())
