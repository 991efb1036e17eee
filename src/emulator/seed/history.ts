/** Recent operations on the demo images, and their policies. */
import { linkName } from '../../compute/links.ts'
import type { Image, Operation, Policy } from '../../compute/schema.ts'
import type { PendingOperation } from '../resources/pending.ts'
import { OPERATION_RETENTION } from '../resources/retention.ts'
import { base64 } from '../base/wire.ts'
import { hashBytes } from '../base/random.ts'
import { DAY, HOUR, makeOperation, type Builder, type OperationSpec } from './builder.ts'
import { PENDING_FOR, PENDING_TIME, type Estate } from './families.ts'

const ANN = 'ann.keller@example.com'
const RAJ = 'raj.patel@example.com'
const robot = ({ project }: Builder) => `image-builder@${project}.iam.gserviceaccount.com`

/** Stores the operations of the last days, including a pending one, and policies. */
export function putHistory(builder: Builder, estate: Estate): void {
  const images = [...estate.values()].flat()
  for (const image of images) {
    const at = Date.parse(image.creationTimestamp ?? '')
    if (builder.now - at < OPERATION_RETENTION) putInsert(builder, image, at)
  }
  putChanges(builder, estate)
  putPolicies(builder, estate)
}

function putInsert(builder: Builder, image: Image, at: number): void {
  const user = image.family ? robot(builder) : RAJ
  const spec: OperationSpec = { type: 'insert', image, at, took: 95_000, user }
  if (image.status === 'PENDING') putPending(builder, spec)
  else if (image.status === 'FAILED') {
    const error = notFound(builder, image.sourceSnapshot ?? '')
    builder.put('operations', makeOperation(builder, spec, error))
  } else builder.put('operations', makeOperation(builder, spec))
}

/** The operation of the PENDING image, as a resource and as a pending operation. */
function putPending(builder: Builder, spec: OperationSpec): void {
  const progress = Math.floor((100 * PENDING_FOR) / PENDING_TIME)
  const more = { status: 'RUNNING', progress, endTime: undefined } as const
  const operation = makeOperation(builder, spec, more)
  const pending: PendingOperation = {
    name: operation.name,
    project: builder.project,
    target: spec.image.name,
    targetId: spec.image.id ?? '',
    begins: spec.at,
    ends: spec.at + PENDING_TIME,
    change: { type: 'insert' },
  }
  builder.put('operations', operation)
  builder.put('work', { ...pending })
}

function notFound({ project }: Builder, link: string): Partial<Operation> {
  const message = `The resource 'projects/${project}/global/snapshots/${linkName(link)}' was not found`
  return {
    error: { errors: [{ code: 'RESOURCE_NOT_FOUND', message }] },
    httpErrorStatusCode: 404,
    httpErrorMessage: 'NOT FOUND',
  }
}

/** Recent changes: type, image (family and index from the newest), days ago, user. */
const CHANGES: readonly [string, string, number, number, string][] = [
  ['setDeprecation', 'web-base', 2, 2, ANN],
  ['setDeprecation', 'web-base', 3, 2, ANN],
  ['setLabels', 'web-base', 0, 1.5, RAJ],
  ['setLabels', 'db-postgres-16', 0, 6, ANN],
  ['setDeprecation', 'k8s-node', 2, 4.9, ANN],
  ['setDeprecation', 'k8s-node', 3, 4.9, ANN],
  ['setDeprecation', 'edge-proxy', 2, 3.2, RAJ],
  ['setDeprecation', 'windows-2025-hardened', 2, 5.5, RAJ],
  ['patch', 'gpu-cuda-13', 0, 7, RAJ],
]

function putChanges(builder: Builder, estate: Estate): void {
  for (const [type, family, place, days, user] of CHANGES) {
    const image = estate.get(family)?.[place]
    const at = Math.round(builder.now - days * DAY)
    if (!image) continue
    const took = type === 'setLabels' ? 0 : 1300
    builder.put('operations', makeOperation(builder, { type, image, at, took, user }))
  }
  const busy = estate.get('ci-runner')?.[24]
  if (busy) putFailedDelete(builder, busy)
}

function putFailedDelete(builder: Builder, image: Image): void {
  const at = builder.now - 26 * HOUR
  const message = `The resource 'projects/${builder.project}/global/images/${image.name}' is not ready`
  const error = {
    error: { errors: [{ code: 'RESOURCE_NOT_READY', message }] },
    httpErrorStatusCode: 400,
    httpErrorMessage: 'BAD REQUEST',
  }
  const spec: OperationSpec = { type: 'delete', image, at, took: 2100, user: RAJ }
  builder.put('operations', makeOperation(builder, spec, error))
}

function putPolicies(builder: Builder, estate: Estate): void {
  const policy = (family: string, place: number, version: number, bindings: Policy['bindings']) => {
    const name = estate.get(family)?.[place]?.name
    if (name === undefined) return
    const etag = base64([7, 6, ...hashBytes(name).slice(0, 6)])
    builder.put('policies', { name, version, etag, bindings })
  }
  const imageUser = 'roles/compute.imageUser'
  policy('web-base', 0, 1, [
    {
      role: imageUser,
      members: [
        'group:platform@example.com',
        'serviceAccount:deploy@shop-prod.iam.gserviceaccount.com',
      ],
    },
    { role: 'roles/compute.viewer', members: [`user:${ANN}`] },
  ])
  policy('edge-proxy', 0, 1, [{ role: imageUser, members: ['allAuthenticatedUsers'] }])
  policy('gpu-cuda-13', 0, 3, [
    {
      role: imageUser,
      members: ['domain:example.com'],
    },
    {
      role: imageUser,
      members: ['user:contractor@partner.example'],
      condition: {
        title: 'until-end-of-quarter',
        description: 'Evaluation by the partner',
        expression: `request.time < timestamp("${new Date(builder.now + 40 * DAY).toISOString().slice(0, 10)}T00:00:00Z")`,
      },
    },
  ])
}
