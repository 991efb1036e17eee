/** The API’s description (discovery document), with what is emulated and nothing else. */
import { NAME_OR_ID, PROJECT, RESOURCE_NAME } from '../../compute/names.ts'
import { ROUTES, type MethodId, type Route } from './routes.ts'
import { SCHEMAS, type SchemaName } from './schemas.ts'

/** The schemas of a method’s body and result; none without one. */
interface Bodies {
  request?: SchemaName
  response?: SchemaName
}

export const BODIES: Readonly<Record<MethodId, Bodies>> = {
  'images.list': { response: 'ImageList' },
  'images.insert': { request: 'Image', response: 'Operation' },
  'images.get': { response: 'Image' },
  'images.getFromFamily': { response: 'Image' },
  'images.delete': { response: 'Operation' },
  'images.patch': { request: 'Image', response: 'Operation' },
  'images.deprecate': { request: 'DeprecationStatus', response: 'Operation' },
  'images.setLabels': { request: 'GlobalSetLabelsRequest', response: 'Operation' },
  'images.getIamPolicy': { response: 'Policy' },
  'images.setIamPolicy': { request: 'GlobalSetPolicyRequest', response: 'Policy' },
  'images.testIamPermissions': {
    request: 'TestPermissionsRequest',
    response: 'TestPermissionsResponse',
  },
  'imageFamilyViews.get': { response: 'ImageFamilyView' },
  'globalOperations.list': { response: 'OperationList' },
  'globalOperations.get': { response: 'Operation' },
  'globalOperations.delete': {},
  'globalOperations.wait': { response: 'Operation' },
  'globalOperations.aggregatedList': { response: 'OperationAggregatedList' },
  'disks.list': { response: 'DiskList' },
  'disks.get': { response: 'Disk' },
  'disks.aggregatedList': { response: 'DiskAggregatedList' },
  'snapshots.list': { response: 'SnapshotList' },
  'snapshots.get': { response: 'Snapshot' },
  'licenses.list': { response: 'LicensesListResponse' },
  'licenses.get': { response: 'License' },
  'instances.list': { response: 'InstanceList' },
  'instances.get': { response: 'Instance' },
  'instances.aggregatedList': { response: 'InstanceAggregatedList' },
  'instanceTemplates.list': { response: 'InstanceTemplateList' },
  'instanceTemplates.aggregatedList': { response: 'InstanceTemplateAggregatedList' },
  'projects.get': { response: 'Project' },
  'zones.list': { response: 'ZoneList' },
  'zones.get': { response: 'Zone' },
  'regions.list': { response: 'RegionList' },
  'regions.get': { response: 'Region' },
}

const TEXT = { type: 'string' }
const FLAG = { type: 'boolean' }

const QUERY: Readonly<Record<string, object>> = {
  filter: TEXT,
  forceCreate: FLAG,
  includeAllScopes: FLAG,
  maxResults: { type: 'integer', format: 'uint32', default: '500', minimum: '0', maximum: '500' },
  optionsRequestedPolicyVersion: { type: 'integer', format: 'int32' },
  orderBy: TEXT,
  pageToken: TEXT,
  requestId: TEXT,
  returnPartialSuccess: FLAG,
  serviceProjectNumber: { type: 'string', format: 'int64' },
}

/** Parameters of every method. `callback` isn’t emulated, nor are formats other than JSON and errors of version 1. */
const SYSTEM: Readonly<Record<string, object>> = {
  '$.xgafv': { ...TEXT, enum: ['1'] },
  access_token: TEXT,
  alt: { ...TEXT, enum: ['json'], default: 'json' },
  fields: TEXT,
  key: TEXT,
  oauth_token: TEXT,
  prettyPrint: { ...FLAG, default: 'true' },
  quotaUser: TEXT,
  uploadType: TEXT,
  upload_protocol: TEXT,
  userIp: TEXT,
}

/** Patterns of path parameters other than names. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  project: PROJECT,
  family: RESOURCE_NAME,
  zone: RESOURCE_NAME,
  region: RESOURCE_NAME,
}

const SCOPES = 'https://www.googleapis.com/auth/'
const WRITE = [`${SCOPES}cloud-platform`, `${SCOPES}compute`]
const READ = [...WRITE, `${SCOPES}compute.readonly`]
const READ_BY_POST: ReadonlySet<MethodId> = new Set([
  'globalOperations.wait',
  'images.testIamPermissions',
])

/**
 * The description as the service publishes its own.
 * @param origin where this API is reached: `http://127.0.0.1:8087`
 * @param without the methods that the universe lacks
 */
export function describeApi(origin: string, without: readonly string[]): object {
  const routes = ROUTES.filter(({ id }) => !without.includes(id))
  const collections = [...new Set(routes.map(({ id }) => cut(id)[0]))].sort()
  return {
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: 'compute:v1',
    name: 'compute',
    version: 'v1',
    title: 'Compute Engine API, emulated',
    description: 'Compute Engine images, and the related methods that clients of images need.',
    protocol: 'rest',
    rootUrl: `${origin}/`,
    servicePath: 'compute/v1/',
    basePath: '/compute/v1/',
    baseUrl: `${origin}/compute/v1/`,
    batchPath: 'batch/compute/v1',
    auth: {
      oauth2: { scopes: Object.fromEntries(READ.map((name) => [name, { description: name }])) },
    },
    parameters: inQuery(SYSTEM),
    resources: Object.fromEntries(
      collections.map((collection) => [
        collection,
        {
          methods: Object.fromEntries(
            routes
              .filter(({ id }) => cut(id)[0] === collection)
              .map((route) => [cut(route.id)[1], describeMethod(route)]),
          ),
        },
      ]),
    ),
    schemas: SCHEMAS,
  }
}

function describeMethod(route: Route): object {
  const { id, verb, query } = route
  const path = `projects/:project${route.path && `/${route.path}`}`
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const inPath = names.map((name) => {
    const pattern = (PATTERNS[name] ?? NAME_OR_ID).source.slice(1, -1)
    return [name, { ...TEXT, location: 'path', required: true, pattern }] as const
  })
  const { request, response } = BODIES[id]
  const url = path.replaceAll(/:(\w+)/g, '{$1}')
  const reads = verb === 'GET' || READ_BY_POST.has(id)
  return {
    id: `compute.${id}`,
    httpMethod: verb,
    path: url,
    flatPath: url,
    parameterOrder: names,
    parameters: {
      ...Object.fromEntries(inPath),
      ...inQuery(Object.fromEntries(query.map((name) => [name, QUERY[name] ?? TEXT]))),
    },
    ...(request && { request: { $ref: request } }),
    ...(response && { response: { $ref: response } }),
    scopes: reads ? READ : WRITE,
  }
}

const inQuery = (parameters: Readonly<Record<string, object>>) =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, rest]) => [name, { ...rest, location: 'query' }]),
  )

/** `images.list` → `images`, `list`. */
function cut(id: string): [collection: string, name: string] {
  const [collection = '', name = ''] = id.split('.')
  return [collection, name]
}
