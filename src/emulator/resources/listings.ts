/** Each list method of the emulator: what it lists, in which fields. */
import type { Kind, Order, Page, Position } from '../store/store.ts'
import { notFound } from '../base/errors.ts'
import { isTrue, link, JsonText, type Call } from './context.ts'
import { IMAGE } from './fields.ts'
import {
  DISK,
  INSTANCE,
  INSTANCE_TEMPLATE,
  LICENSE,
  OPERATION,
  REGION,
  SNAPSHOT,
  ZONE,
} from './relatedFields.ts'
import { aggregatedList, list, type Listing, type Rows } from './lists.ts'
import { region, REGIONS, zone, ZONES } from './places.ts'
import type { Fields } from './shape.ts'

const SCOPES = {
  global: ['global'],
  regions: REGIONS.map((r) => `regions/${r}`),
  zones: ZONES.map((z) => `zones/${z}`),
}
type ScopeType = keyof typeof SCOPES
const ALL: readonly ScopeType[] = ['global', 'regions', 'zones']

/** All scopes if the call asks for them, otherwise those of the types where the resource is expected. */
const scopesOf = ({ query }: Call, expected: readonly ScopeType[]) =>
  (isTrue(query.get('includeAllScopes')) ? ALL : expected).flatMap((type) => SCOPES[type])

/** Rows of the store, of one scope or, if `everywhere`, of all. */
function stored(kind: Kind, everywhere: boolean) {
  const scanOf = ({ scope }: Call, order: Order, after: Position | undefined, limit: number) => ({
    order,
    limit,
    ...(!everywhere && { scope }),
    ...(after && { after }),
  })
  return {
    rows: (call: Call, order: Order, after: Position | undefined): Rows =>
      call.world.store.scan(kind, call.project, scanOf(call, order, after, Infinity)),
    page: (call: Call, order: Order, after: Position | undefined, limit: number): Page =>
      call.world.store.page(kind, call.project, scanOf(call, order, after, limit)),
  }
}

function oneScope(kind: string | undefined, collection: Kind, fields: Fields) {
  const listing: Listing = { kind, collection, fields, ...stored(collection, false) }
  return (call: Call) => list(call, listing)
}

function allScopes(kind: string, collection: Kind, fields: Fields, types: readonly ScopeType[]) {
  const listing: Listing = { kind, collection, fields, ...stored(collection, true) }
  return (call: Call) => aggregatedList(call, listing, scopesOf(call, types))
}

export const listImages = oneScope('compute#imageList', 'images', IMAGE)
export const listDisks = oneScope('compute#diskList', 'disks', DISK)
export const listSnapshots = oneScope('compute#snapshotList', 'snapshots', SNAPSHOT)
export const listLicenses = oneScope(undefined, 'licenses', LICENSE)
export const listInstances = oneScope('compute#instanceList', 'instances', INSTANCE)
export const listInstanceTemplates = oneScope(
  'compute#instanceTemplateList',
  'instanceTemplates',
  INSTANCE_TEMPLATE,
)
export const aggregatedInstanceTemplates = allScopes(
  'compute#instanceTemplateAggregatedList',
  'instanceTemplates',
  INSTANCE_TEMPLATE,
  ['global', 'regions'],
)
export const aggregatedDisks = allScopes('compute#diskAggregatedList', 'disks', DISK, [
  'regions',
  'zones',
])
export const aggregatedInstances = allScopes(
  'compute#instanceAggregatedList',
  'instances',
  INSTANCE,
  ['zones'],
)

/** Pending operations are listed in their current state. */
function operations(kind: string, everywhere: boolean): Listing {
  const { rows } = stored('operations', everywhere)
  return {
    kind,
    collection: 'operations',
    fields: OPERATION,
    *rows(call, order, after) {
      const { world, project } = call
      for (const row of rows(call, order, after)) {
        yield { ...row, json: world.runner.current(project, row) }
      }
    },
  }
}
const globalOperations = operations('compute#operationList', false)
export const listOperations = (call: Call) => list(call, globalOperations)
const allOperations = operations('compute#operationAggregatedList', true)
export const aggregatedOperations = (call: Call) =>
  aggregatedList(call, allOperations, scopesOf(call, ALL))

type Place = (project: string, name: string, link: (path: string) => string) => object

/** Zones or regions: the same for every project, sorted by name, all with the same timestamp. */
function places(
  kind: string,
  collection: string,
  fields: Fields,
  names: readonly string[],
  place: Place,
) {
  const describe = ({ world, project }: Call, name: string) =>
    JSON.stringify(place(project, name, (path) => link(world, path)))
  const listing: Listing = {
    kind,
    collection,
    fields,
    *rows(call, _order, after) {
      for (const name of [...names].sort()) {
        if (after && name <= after.name) continue
        yield { scope: '', name, json: describe(call, name), created: 0, id: '' }
      }
    },
  }
  return {
    // In no scope: `projects/P/zones`.
    list: (call: Call) => list({ ...call, scope: '' }, listing),
    get(call: Call): JsonText {
      if (names.includes(call.name)) return new JsonText(describe(call, call.name))
      throw notFound(`projects/${call.project}/${collection}/${call.name}`)
    },
  }
}

export const zones = places('compute#zoneList', 'zones', ZONE, ZONES, zone)
export const regions = places('compute#regionList', 'regions', REGION, REGIONS, region)
