/** images.insert */
import { imagePath } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { alreadyExists, imageQuota, invalidValue, requiredField } from '../base/errors.ts'
import { labelFingerprint, formatTime } from '../base/wire.ts'
import { startOnce, type Prepared } from './change.ts'
import {
  checkFamily,
  checkGuestOsFeatures,
  checkName,
  checkSourceType,
  checkStorageLocations,
  readArchitecture,
  readInitialState,
} from './checks.ts'
import { link, type Answer, type Call } from './context.ts'
import { inOrder } from './effects.ts'
import { readKeys, type SafeKeys } from './encryption.ts'
import { IMAGE } from './fields.ts'
import { checkLabels } from './labels.ts'
import { codesOf, readLicenses } from './licenses.ts'
import { demand } from './permission.ts'
import { readFields, readObject, type ReadFields } from './shape.ts'
import { resolveSource, type Inherited } from './source.ts'

type Request = ReadFields<typeof IMAGE>

/** Creates an image: PENDING immediately, READY when the operation has ended. Output-only fields are ignored. */
export async function insertImage(call: Call): Promise<Answer> {
  const body = readObject(call.body ?? {}, 'resource')
  if (Object.keys(body).length === 0) throw requiredField('resource')
  const request = readFields(IMAGE, body, 'resource')
  const name = checkName(request.name)
  const keys = await readKeys(request)
  return startOnce(call, `insert ${name}`, () => prepare(call, name, request, keys))
}

function prepare(call: Call, name: string, request: Request, keys: SafeKeys): Prepared {
  const { world, project, caller } = call
  const path = imagePath(project, name)
  const labels = request.labels ?? {}
  if (Object.keys(labels).length > 0) {
    demand(world, caller, 'compute.images.setLabels', { project }, path)
  }
  checkFields(request)
  if (world.store.get('images', project, name)) throw alreadyExists(path)
  const source = resolveSource(call, request, keys)
  const limit = world.settings.of(project).imageQuota
  if (world.store.count('images', project) >= limit) throw imageQuota(limit)
  const image = newImage(call, name, request, keys, source)
  world.store.put('images', project, image)
  return { start: { type: 'insert', image, warnings: source.warnings }, change: { type: 'insert' } }
}

function checkFields(request: Request): void {
  checkFamily(request.family)
  checkSourceType(request.sourceType)
  checkGuestOsFeatures(request.guestOsFeatures)
  checkStorageLocations(request.storageLocations)
  checkLabels(request.labels ?? {}, 'resource.labels')
}

function newImage(
  call: Call,
  name: string,
  request: Request,
  keys: SafeKeys,
  { image: inherited }: Inherited,
): Image {
  const { world, project } = call
  const now = world.clock.now()
  const id = world.ids.next(now)
  const labels = request.labels ?? {}
  const licenses = readLicenses(call, [...(inherited.licenses ?? []), ...(request.licenses ?? [])])
  const codes = new Set([...codesOf(call, licenses), ...(request.licenseCodes ?? [])])
  return inOrder({
    ...inherited,
    kind: 'compute#image',
    id,
    creationTimestamp: formatTime(now),
    name,
    description: request.description || undefined,
    sourceType: 'RAW',
    status: 'PENDING',
    diskSizeGb: diskSize(request.diskSizeGb, inherited.diskSizeGb),
    licenses: filled(licenses),
    licenseCodes: filled([...codes]),
    family: request.family || undefined,
    ...keys,
    selfLink: link(world, imagePath(project, name)),
    labels: Object.keys(labels).length > 0 ? labels : undefined,
    labelFingerprint: labelFingerprint(labels, id),
    guestOsFeatures: filled(
      uniqueByType([...(inherited.guestOsFeatures ?? []), ...(request.guestOsFeatures ?? [])]),
    ),
    storageLocations: filled(request.storageLocations) ?? inherited.storageLocations,
    shieldedInstanceInitialState:
      readInitialState(request.shieldedInstanceInitialState) ??
      inherited.shieldedInstanceInitialState,
    architecture: readArchitecture(request.architecture) ?? inherited.architecture,
    enableConfidentialCompute: inherited.enableConfidentialCompute ?? false,
  })
}

const LARGEST_DISK = 65_536

/** The disk size in GB, as text: the requested size if the source fits, otherwise the source’s size. */
function diskSize(wish: string | undefined, source: string | undefined): string {
  if (wish === undefined || wish === '0') return source ?? '10'
  const size = Number(wish)
  if (size < Number(source ?? 1) || size > LARGEST_DISK) {
    const why = `The size must be between that of the source (${source ?? 1} GB) and ${LARGEST_DISK} GB.`
    throw invalidValue('resource.diskSizeGb', wish, why)
  }
  return wish
}

const filled = <T>(list: T[] | undefined) => (list && list.length > 0 ? list : undefined)

const uniqueByType = (features: NonNullable<Image['guestOsFeatures']>) => [
  ...new Map(features.map((feature) => [feature.type, feature])).values(),
]
