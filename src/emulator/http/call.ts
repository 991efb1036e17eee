/** From a request to a call: checks path, query, caller, permissions and body, in that order. */
import { ANY_NAME_OR_ID, NAME_OR_ID, PROJECT, RESOURCE_NAME } from '../../compute/names.ts'
import {
  ApiError,
  invalidName,
  invalidProject,
  invalidValue,
  notEmulated,
  notInUniverse,
  parseError,
  wrongType,
} from '../base/errors.ts'
import type { Call, Caller, World } from '../resources/context.ts'
import { demand } from '../resources/permission.ts'
import { ZONES } from '../resources/places.ts'
import { isObject } from '../../compute/isObject.ts'
import { storeProblem } from '../store/store.ts'
import { readJson } from './body.ts'
import { BODIES } from './description.ts'
import { readCaller, type Auth } from './principal.ts'
import { checkWanted } from './respond.ts'
import type { Route } from './routes.ts'
import { SCHEMAS, type Schema, type SchemaName } from './schemas.ts'

const SYSTEM_PARAMETERS = new Set([
  'alt',
  '$alt',
  'fields',
  'prettyPrint',
  'key',
  'access_token',
  'oauth_token',
  'callback',
  'quotaUser',
  'userIp',
  '$.xgafv',
  'uploadType',
  'upload_protocol',
])

const BOOLEANS = ['forceCreate', 'returnPartialSuccess', 'includeAllScopes', 'prettyPrint']

/** The parameters of a path, by name: `project`, `image`. */
export type PathParameters = Readonly<Record<string, string>>

/** @throws ApiError if the method doesn’t accept the request, or the caller isn’t permitted */
export async function readCall(
  world: World,
  route: Route,
  path: PathParameters,
  request: Request,
  query: URLSearchParams,
  auth: Auth,
): Promise<Call> {
  const { project = '', ...rest } = path
  if (!PROJECT.test(project)) throw invalidProject(route.service)
  if (isMissing(world, project, route)) throw notInUniverse(route.service, world.universe)
  checkQuery(query, route)
  const caller = await readCaller(request, query, auth, route.service)
  const reads = route.verb === 'GET' || route.verb === 'DELETE'
  const body = reads ? undefined : await readJson(request)
  const { signal } = request
  const call = { world, caller, project, query, body, signal, ...readPlace(rest) }
  // If the zone is itself the requested resource, its method looks it up.
  if (route.path.startsWith('zones/:zone/')) checkZone(rest['zone'] ?? '')
  for (const permission of route.permissions) allow(caller, permission, route, call, rest)
  return call
}

/** Whether the emulated universe lacks the method, in all projects or in this one. */
const isMissing = (world: World, project: string, { id }: Route) =>
  (world.settings.of(project).without ?? world.without).includes(id)

function checkQuery(query: URLSearchParams, route: Route): void {
  for (const name of query.keys()) {
    if (SYSTEM_PARAMETERS.has(name) || route.query.includes(name)) continue
    const shown = JSON.stringify(name.slice(0, 100))
    throw parseError(
      `Unknown name ${shown}: Cannot bind query parameter. Field ${shown} could not be found in request message.`,
    )
  }
  for (const name of BOOLEANS) {
    const value = query.get(name)
    if (value && !/^(?:true|false|1|0)$/i.test(value)) throw wrongType(name, 'TYPE_BOOL', value)
  }
  const number = query.get('serviceProjectNumber')
  if (number && !/^-?\d{1,19}$/.test(number)) {
    throw wrongType('serviceProjectNumber', 'TYPE_INT64', number)
  }
  if (query.get('callback')) throw notEmulated('callback')
  // Errors have the format of version 1.
  const format = query.get('$.xgafv') || '1'
  if (format !== '1') throw notEmulated(`$.xgafv=${format.slice(0, 50)}`)
  const alt = query.get('alt') || query.get('$alt') || 'json'
  if (!/^json(?:;|$)/.test(alt)) throw notEmulated(`alt=${alt.slice(0, 50)}`)
  checkWanted(query, knownResponse(route))
}

/** The schemas that have all fields the API has: those of images. */
const COMPLETE: readonly (SchemaName | undefined)[] = [
  'Image',
  'ImageList',
  'ImageFamilyView',
  'Policy',
  'TestPermissionsResponse',
]

function knownResponse({ id }: Route): Schema | undefined {
  const { response } = BODIES[id]
  return response && COMPLETE.includes(response) ? SCHEMAS[response] : undefined
}

/** Splits a path into scope and name, validating each part. */
function readPlace(parts: PathParameters): { scope: string; name: string } {
  const { zone, region, ...rest } = parts
  const [last] = Object.entries(rest)
  if (!last) {
    if (region !== undefined) {
      return { scope: `regions/${checked('region', region, RESOURCE_NAME)}`, name: region }
    }
    if (zone === undefined) return { scope: 'global', name: '' }
    return { scope: `zones/${checked('zone', zone, RESOURCE_NAME)}`, name: zone }
  }
  const [part, text] = last
  const name = checked(part, text, part === 'resource' ? ANY_NAME_OR_ID : NAME_OR_ID)
  if (zone === undefined) return { scope: 'global', name }
  return { scope: `zones/${checked('zone', zone, RESOURCE_NAME)}`, name }
}

function checkZone(zone: string): void {
  if (!ZONES.includes(zone)) throw invalidValue('zone', zone, 'Unknown zone.')
}

function checked(part: string, text: string, rule: RegExp): string {
  if (!rule.test(text)) throw invalidName(part, text.slice(0, 200))
  return text
}

/** Checks the permission on the image named by the path (or by the body, for a new one), otherwise on the project. */
function allow(
  caller: Caller,
  permission: string,
  route: Route,
  call: Call,
  parts: PathParameters,
): void {
  const { world, project, name, body } = call
  if (!route.path.startsWith('global/images')) {
    demand(world, caller, permission, { project }, `projects/${project}${pathOf(route, parts)}`)
    return
  }
  const fresh = route.id === 'images.insert' && isObject(body) ? body['name'] : undefined
  const image = typeof fresh === 'string' ? fresh : name
  const family = route.id === 'images.getFromFamily' ? 'family/' : ''
  const path = image ? `/global/images/${family}${image}` : ''
  const row = family || !image ? undefined : world.store.get('images', project, image)
  const target = row ? { project, image: row.name } : { project }
  demand(world, caller, permission, target, `projects/${project}${path}`)
}

/** The path of the resource that a route names; empty for a list. */
function pathOf({ path }: Route, parts: PathParameters): string {
  const own = path.replace(/\/wait$/, '')
  if (!/:\w+$/.test(own)) return ''
  return `/${own.replaceAll(/:(\w+)/g, (_, part: string) => parts[part] ?? '')}`
}

/** The response to an error that isn’t the API’s: a failing data file, or a bug. */
export function internalError(error: unknown): ApiError {
  const problem = storeProblem(error)
  const message = problem ? `The data file cannot be used: ${problem}.` : 'Internal error'
  return new ApiError(500, 'backendError', message)
}
