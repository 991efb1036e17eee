/** All emulated methods: route, parameters, required permissions, and handler. */
import type { Answer, Call } from '../resources/context.ts'
import { deprecateImage } from '../resources/deprecate.ts'
import { getIamPolicy, setIamPolicy, testIamPermissions } from '../resources/iam.ts'
import { deleteImage, getFamilyView, getFromFamily, getImage } from '../resources/images.ts'
import { insertImage } from '../resources/insert.ts'
import { setLabels } from '../resources/labels.ts'
import * as lists from '../resources/listings.ts'
import { deleteOperation, getOperation, waitForOperation } from '../resources/operations.ts'
import { patchImage } from '../resources/patch.ts'
import { getProject } from '../resources/projects.ts'
import { getDisk, getInstance, getLicense, getSnapshot } from '../resources/reads.ts'

export interface Route {
  /** `images.list`: as named in faults and the discovery document. */
  id: MethodId
  verb: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/compute/v1/projects/:project`. */
  path: string
  /** The method’s name in errors: `ImagesService.List`. */
  service: string
  permissions: readonly string[]
  /** Query parameters in addition to the standard ones. */
  query: readonly string[]
  run(call: Call): Answer | Promise<Answer>
}

const LIST = ['filter', 'maxResults', 'orderBy', 'pageToken', 'returnPartialSuccess']
const AGGREGATED = [...LIST, 'includeAllScopes', 'serviceProjectNumber']
const REQUEST_ID = ['requestId']

const IMAGES = 'global/images'
const IMAGE = 'global/images/:image'
/** The same, as the API names it in methods that all resources have. */
const RESOURCE = 'global/images/:resource'
const OPERATIONS = 'global/operations'
const OPERATION = 'global/operations/:operation'

type Row = readonly [
  id: string,
  verb: Route['verb'],
  path: string,
  service: string,
  permissions: string,
  query: readonly string[],
  run: Route['run'],
]

// prettier-ignore
const TABLE = [
  ['images.list', 'GET', IMAGES, 'ImagesService.List', 'images.list', LIST, lists.listImages],
  ['images.insert', 'POST', IMAGES, 'ImagesService.Insert', 'images.create', ['forceCreate', 'requestId'], insertImage],
  ['images.get', 'GET', IMAGE, 'ImagesService.Get', 'images.get', [], getImage],
  // Before that of a family: an image may be named family, but no family getIamPolicy.
  ['images.getIamPolicy', 'GET', `${RESOURCE}/getIamPolicy`, 'ImagesService.GetPolicy', 'images.getIamPolicy', ['optionsRequestedPolicyVersion'], getIamPolicy],
  ['images.getFromFamily', 'GET', `${IMAGES}/family/:family`, 'ImagesService.GetFromFamily', 'images.get', [], getFromFamily],
  ['images.delete', 'DELETE', IMAGE, 'ImagesService.Delete', 'images.delete', REQUEST_ID, deleteImage],
  ['images.patch', 'PATCH', IMAGE, 'ImagesService.Patch', 'images.get images.update', REQUEST_ID, patchImage],
  ['images.deprecate', 'POST', `${IMAGE}/deprecate`, 'ImagesService.Deprecate', 'images.deprecate', REQUEST_ID, deprecateImage],
  ['images.setLabels', 'POST', `${RESOURCE}/setLabels`, 'ImagesService.SetLabels', 'images.setLabels', [], setLabels],
  ['images.setIamPolicy', 'POST', `${RESOURCE}/setIamPolicy`, 'ImagesService.SetPolicy', 'images.setIamPolicy', [], setIamPolicy],
  ['images.testIamPermissions', 'POST', `${RESOURCE}/testIamPermissions`, 'ImagesService.TestPermissions', 'images.list', [], testIamPermissions],
  ['imageFamilyViews.get', 'GET', 'zones/:zone/imageFamilyViews/:family', 'ImageFamilyViewsService.Get', 'imageFamilyViews.get', [], getFamilyView],
  ['globalOperations.list', 'GET', OPERATIONS, 'GlobalOperationsService.List', 'globalOperations.list', LIST, lists.listOperations],
  ['globalOperations.get', 'GET', OPERATION, 'GlobalOperationsService.Get', 'globalOperations.get', [], getOperation],
  ['globalOperations.delete', 'DELETE', OPERATION, 'GlobalOperationsService.Delete', 'globalOperations.delete', [], deleteOperation],
  ['globalOperations.wait', 'POST', `${OPERATION}/wait`, 'GlobalOperationsService.Wait', 'globalOperations.get', [], waitForOperation],
  ['globalOperations.aggregatedList', 'GET', 'aggregated/operations', 'GlobalOperationsService.AggregatedList', 'globalOperations.list', AGGREGATED, lists.aggregatedOperations],
  ['disks.list', 'GET', 'zones/:zone/disks', 'DisksService.List', 'disks.list', LIST, lists.listDisks],
  ['disks.get', 'GET', 'zones/:zone/disks/:disk', 'DisksService.Get', 'disks.get', [], getDisk],
  ['disks.aggregatedList', 'GET', 'aggregated/disks', 'DisksService.AggregatedList', 'disks.list', AGGREGATED, lists.aggregatedDisks],
  ['snapshots.list', 'GET', 'global/snapshots', 'SnapshotsService.List', 'snapshots.list', LIST, lists.listSnapshots],
  ['snapshots.get', 'GET', 'global/snapshots/:snapshot', 'SnapshotsService.Get', 'snapshots.get', [], getSnapshot],
  ['licenses.list', 'GET', 'global/licenses', 'LicensesService.List', 'licenses.list', LIST, lists.listLicenses],
  ['licenses.get', 'GET', 'global/licenses/:license', 'LicensesService.Get', 'licenses.get', [], getLicense],
  ['instances.list', 'GET', 'zones/:zone/instances', 'InstancesService.List', 'instances.list', LIST, lists.listInstances],
  ['instances.get', 'GET', 'zones/:zone/instances/:instance', 'InstancesService.Get', 'instances.get', [], getInstance],
  ['instances.aggregatedList', 'GET', 'aggregated/instances', 'InstancesService.AggregatedList', 'instances.list', AGGREGATED, lists.aggregatedInstances],
  ['instanceTemplates.list', 'GET', 'global/instanceTemplates', 'InstanceTemplatesService.List', 'instanceTemplates.list', LIST, lists.listInstanceTemplates],
  ['instanceTemplates.aggregatedList', 'GET', 'aggregated/instanceTemplates', 'InstanceTemplatesService.AggregatedList', 'instanceTemplates.list', AGGREGATED, lists.aggregatedInstanceTemplates],
  ['projects.get', 'GET', '', 'ProjectsService.Get', 'projects.get', [], getProject],
  ['zones.list', 'GET', 'zones', 'ZonesService.List', 'zones.list', LIST, lists.zones.list],
  ['zones.get', 'GET', 'zones/:zone', 'ZonesService.Get', 'zones.get', [], lists.zones.get],
  ['regions.list', 'GET', 'regions', 'RegionsService.List', 'regions.list', LIST, lists.regions.list],
  ['regions.get', 'GET', 'regions/:region', 'RegionsService.Get', 'regions.get', [], lists.regions.get],
] as const satisfies readonly Row[]

/** The ids of the emulated methods. */
export type MethodId = (typeof TABLE)[number][0]

export const ROUTES: readonly Route[] = TABLE.map(
  ([id, verb, path, service, permissions, query, run]) => ({
    id,
    verb,
    path,
    service,
    permissions: permissions.split(' ').map((permission) => `compute.${permission}`),
    query,
    run,
  }),
)

/**
 * A method by its id (`disks.list`), or a method of images by its name alone (`deprecate`); undefined if it
 * isn’t emulated.
 */
export const methodNamed = (name: string): MethodId | undefined =>
  ROUTES.find(({ id }) => id === name || id === `images.${name}`)?.id
