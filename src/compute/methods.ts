/** The API methods in use: the one table that every request is built from. */

type Verb = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** The permission a method requires, without `compute.`; as named when it is refused. */
type Row = readonly [verb: Verb, path: string, permission: string]

const IMAGES = 'global/images'
const IMAGE = 'global/images/:image'
const OPERATIONS = 'global/operations'
const OPERATION = 'global/operations/:operation'

/** By the ids of the discovery document; paths are relative to `projects/:project/`. */
const TABLE = {
  'images.list': ['GET', IMAGES, 'images.list'],
  'images.get': ['GET', IMAGE, 'images.get'],
  'images.getFromFamily': ['GET', `${IMAGES}/family/:family`, 'images.get'],
  'images.insert': ['POST', IMAGES, 'images.create'],
  'images.delete': ['DELETE', IMAGE, 'images.delete'],
  'images.patch': ['PATCH', IMAGE, 'images.update'],
  'images.deprecate': ['POST', `${IMAGE}/deprecate`, 'images.deprecate'],
  'images.setLabels': ['POST', `${IMAGE}/setLabels`, 'images.setLabels'],
  'images.getIamPolicy': ['GET', `${IMAGE}/getIamPolicy`, 'images.getIamPolicy'],
  'images.setIamPolicy': ['POST', `${IMAGE}/setIamPolicy`, 'images.setIamPolicy'],
  'images.testIamPermissions': ['POST', `${IMAGE}/testIamPermissions`, 'images.list'],
  'globalOperations.list': ['GET', OPERATIONS, 'globalOperations.list'],
  'globalOperations.get': ['GET', OPERATION, 'globalOperations.get'],
  'globalOperations.wait': ['POST', `${OPERATION}/wait`, 'globalOperations.get'],
  'disks.get': ['GET', 'zones/:zone/disks/:name', 'disks.get'],
  'regionDisks.get': ['GET', 'regions/:region/disks/:name', 'disks.get'],
  'disks.aggregatedList': ['GET', 'aggregated/disks', 'disks.list'],
  'instances.aggregatedList': ['GET', 'aggregated/instances', 'instances.list'],
  'instanceTemplates.aggregatedList': [
    'GET',
    'aggregated/instanceTemplates',
    'instanceTemplates.list',
  ],
  'snapshots.get': ['GET', 'global/snapshots/:name', 'snapshots.get'],
  'snapshots.list': ['GET', 'global/snapshots', 'snapshots.list'],
  'licenses.list': ['GET', 'global/licenses', 'licenses.list'],
  'zones.list': ['GET', 'zones', 'zones.list'],
  'regions.list': ['GET', 'regions', 'regions.list'],
} as const satisfies Record<string, Row>

/** A method in use: `images.getIamPolicy`. */
export type MethodId = keyof typeof TABLE

export const METHODS: Readonly<Record<MethodId, Row>> = TABLE

type NamesIn<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** The parameters of a method's path: the project, and the other names in it. */
export type NamesOf<Id extends MethodId> = Record<
  'project' | NamesIn<(typeof TABLE)[Id][1]>,
  string
>

declare const built: unique symbol
/**
 * A path relative to the API base, segments encoded: `projects/p/global/images/i`. Only `callOf`
 * makes one.
 */
type ApiPath = string & { readonly [built]: true }

/** The verb and path of a method call. */
export interface MethodCall {
  method: Verb
  path: ApiPath
}

/** The call of a method on the named resource. */
export function callOf<Id extends MethodId>(id: Id, names: NamesOf<Id>): MethodCall {
  const { project, ...others }: Record<string, string> = names
  const [method, path] = METHODS[id]
  const below = path.replaceAll(/:(\w+)/g, (_, name: string) => segment(others[name] ?? ''))
  // Every character allowed in a project may appear in a path as it is: `example.com:p`.
  const home = segment(project ?? '').replaceAll('%3A', ':')
  return { method, path: `projects/${home}/${below}` as ApiPath }
}

/** @throws Error for what would lead to another path, encoded or not */
function segment(name: string): string {
  if (name === '.' || name === '..') throw new Error(`${name} is not the name of a resource.`)
  return encodeURIComponent(name)
}

/** The permission that a method requires, as named when it is refused: `compute.images.update`. */
export const permissionOf = <Id extends MethodId>(id: Id) =>
  `compute.${TABLE[id][2]}` as `compute.${(typeof TABLE)[Id][2]}`
