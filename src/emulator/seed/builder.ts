import { imagePath, selfLink } from '../../compute/links.ts'
import type { Image, Labels, Operation } from '../../compute/schema.ts'
import { createRandom, hashBytes } from '../base/random.ts'
import { inOrder } from '../resources/effects.ts'
import type { Doc, Kind, Store } from '../store/store.ts'
import { formatTime, labelFingerprint, newId, operationName } from '../base/wire.ts'

export const DAY = 86_400_000
export const HOUR = 3_600_000

/** A resource with whatever fields it has. */
export type Resource = Doc & Record<string, unknown>

/** Builds the resources of one project, reproducibly for the same project and time. */
export interface Builder {
  project: string
  /** The domain in links; undefined: the default one. */
  universe: string | undefined
  /** ms since the epoch; all ages are relative to it. */
  now: number
  random: () => number
  /** The full link for a path in this project or (starting with `projects/`) in any. */
  link(path: string): string
  id(): string
  put(kind: Kind, doc: Resource, scope?: string): void
}

export function createBuilder(
  store: Store,
  project: string,
  now: number,
  universe?: string,
): Builder {
  const seed = hashBytes(project).reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, 7)
  const random = createRandom(seed)
  return {
    project,
    universe,
    now,
    random,
    link: (path) =>
      selfLink(path.startsWith('projects/') ? path : `projects/${project}/${path}`, universe),
    id: () => newId(random),
    put: (kind, doc, scope) => store.put(kind, project, doc, scope),
  }
}

/** A finished image, with everything the service adds to the input. */
export function makeImage(
  builder: Builder,
  created: number,
  fields: Partial<Image> & { name: string },
): Image {
  const { labels } = fields
  const gb = Number(fields.diskSizeGb ?? 10)
  const archive = Math.round(gb * 2 ** 30 * (0.08 + 0.1 * builder.random()))
  return inOrder({
    kind: 'compute#image',
    id: builder.id(),
    creationTimestamp: formatTime(created),
    sourceType: 'RAW',
    status: 'READY',
    archiveSizeBytes: String(archive),
    selfLink: builder.link(imagePath(builder.project, fields.name)),
    storageLocations: ['us'],
    architecture: 'X86_64',
    enableConfidentialCompute: false,
    ...fields,
    diskSizeGb: String(gb),
    ...labelFields(labels, fields.name),
  })
}

/** Labels with their fingerprint; no `labels` field if there are none. */
export const labelFields = (labels: Labels | undefined, nonce: string) => ({
  ...(labels && Object.keys(labels).length > 0 && { labels }),
  labelFingerprint: labelFingerprint(labels, nonce),
})

export interface OperationSpec {
  type: string
  image: Image
  /** ms since the epoch. */
  at: number
  /** How long it took, in ms. */
  took: number
  user: string
}

/** An operation that has succeeded; `more` overrides its fields. */
export function makeOperation(
  builder: Builder,
  { type, image, at, took, user }: OperationSpec,
  more: Partial<Operation> = {},
): Operation {
  const name = operationName(at, builder.random)
  const { startTime = formatTime(at + Math.min(900, took)), endTime, ...rest } = more
  return {
    kind: 'compute#operation',
    id: builder.id(),
    name,
    operationType: type,
    targetLink: image.selfLink,
    targetId: image.id,
    status: 'DONE',
    user,
    progress: 100,
    insertTime: formatTime(at),
    startTime,
    endTime: 'endTime' in more ? endTime : formatTime(at + took),
    ...rest,
    selfLink: builder.link(`global/operations/${name}`),
  }
}

/** `20261124`: the date in Pacific time, as used in names. */
export const dayName = (time: number) => formatTime(time).slice(0, 10).replaceAll('-', '')
