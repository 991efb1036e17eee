/** Reading what images are made from: one options factory per query. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { callOf, type MethodCall, type MethodId } from '../compute/methods.ts'
import { Disk, Image, Instance, InstanceTemplate, License, Snapshot } from '../compute/schema.ts'
import { isObject } from '../compute/isObject.ts'
import {
  array,
  map,
  object,
  optional,
  string,
  unknown,
  type Infer,
  type Shape,
} from '../compute/shape.ts'
import { isApiError } from './http/error.ts'
import { everyPage } from './everyPage.ts'
import { send } from './http/http.ts'
import { imageKeys, sourceKeys } from './keys.ts'
import { nextToken, read, readImages, readPage, type Page } from './http/read.ts'
import type { Query } from './http/requestUrl.ts'

/** A zone or a region; only its name is used. */
const Place = object({ name: string, status: optional(string) })
type Place = Infer<typeof Place>

const DISK_FIELDS =
  'name,zone,status,sizeGb,creationTimestamp,users,selfLink,architecture,sourceImage,sourceImageId'

/** All disks of a project, in all zones (500 a page). */
export const disksQuery = (project: string) =>
  aggregatedQuery(project, 'disks.aggregatedList', DISK_FIELDS, Disk)

/** All instances of a project: whether each is running, and its disks. */
export const instancesQuery = (project: string) =>
  aggregatedQuery(
    project,
    'instances.aggregatedList',
    'name,zone,status,selfLink,disks(source)',
    Instance,
  )

/** All instance templates of a project, regional ones too, for the images they name. */
export const templatesQuery = (project: string) =>
  aggregatedQuery(
    project,
    'instanceTemplates.aggregatedList',
    'name,selfLink,properties(disks(initializeParams(sourceImage)))',
    InstanceTemplate,
  )

/**
 * The images of a project made from the image with this id (`images.list` with a filter). One that can’t be
 * read completely counts as unreadable: what it was made from may be missing.
 */
export const madeFromQuery = (project: string, id: string) =>
  pagesQuery(imageKeys.madeFrom(project, id), async (page, signal) => {
    const filter = `sourceImageId = ${JSON.stringify(id)}`
    const query = { filter, ...page('items(name,creationTimestamp,sourceImage,sourceImageId)') }
    return readPage(Image, await send({ ...callOf('images.list', { project }), query, signal }))
  })

/** All snapshots of a project. */
export const snapshotsQuery = (project: string) =>
  listQuery(
    project,
    'snapshots.list',
    'name,status,diskSizeGb,storageBytes,creationTimestamp,selfLink,sourceDisk,architecture',
    Snapshot,
  )

/** All licenses of a project (`licenses.list`). */
export const licensesQuery = (project: string) =>
  listQuery(project, 'licenses.list', 'name,description,licenseCode,selfLink', License)

/** Which of a project’s images a key in Cloud KMS encrypts; lists of images don’t have it. */
export const encryptionQuery = (project: string) =>
  listQuery(project, 'images.list', 'id,imageEncryptionKey(kmsKeyName)', Encrypted)

const Encrypted = object({
  id: string,
  imageEncryptionKey: optional(object({ kmsKeyName: optional(string) })),
})

/** By the ids of images: whether one is encrypted with such a key. */
export const encryptedIds = (images: readonly Infer<typeof Encrypted>[]): Map<string, boolean> =>
  new Map(images.map(({ id, imageEncryptionKey }) => [id, Boolean(imageEncryptionKey?.kmsKeyName)]))

/** All zones. */
export const zonesQuery = (project: string) =>
  listQuery(project, 'zones.list', 'name,status', Place)

/** All regions. */
export const regionsQuery = (project: string) =>
  listQuery(project, 'regions.list', 'name,status', Place)

/**
 * One disk with all its fields.
 * @param scope `zones/us-central1-a`, or `regions/us-central1` for a regional disk
 */
export function diskQuery(project: string, scope: string, name: string) {
  const [kind, place = ''] = scope.split('/')
  const call =
    kind === 'regions'
      ? () => callOf('regionDisks.get', { project, region: place, name })
      : () => callOf('disks.get', { project, zone: place, name })
  return oneQuery(sourceKeys.one(project, `${scope}/disks`, name), call, Disk)
}

/** One snapshot with all its fields. */
export const snapshotQuery = (project: string, name: string) =>
  oneQuery(
    sourceKeys.one(project, 'global/snapshots', name),
    () => callOf('snapshots.get', { project, name }),
    Snapshot,
  )

/**
 * Whether a project has an image of this name; null when that isn't known: without permission to list, or
 * if one of the images found has no name. Uses `images.list`, so that a free name isn't an error.
 */
export const nameTakenQuery = (project: string, name: string) =>
  queryOptions({
    queryKey: imageKeys.taken(project, name),
    staleTime: 0,
    queryFn: async ({ signal }): Promise<boolean | null> => {
      const call = callOf('images.list', { project })
      const filter = `name = ${JSON.stringify(name)}`
      const fields = 'items(name),nextPageToken'
      const pages = everyPage(async (pageToken) =>
        readImages(await send({ ...call, query: { filter, fields, pageToken }, signal })),
      )
      try {
        let isKnown = true
        for await (const { items, unreadable } of pages) {
          if (items.length > 0) return true
          isKnown &&= unreadable === 0
        }
        return isKnown ? false : null
      } catch (error) {
        if (isApiError(error, 403)) return null
        throw error
      }
    },
  })

const oneQuery = <T>(queryKey: readonly string[], call: () => MethodCall, shape: Shape<T>) =>
  queryOptions({
    queryKey,
    queryFn: async ({ signal }) => read(shape, await send({ ...call(), signal })),
  })

type ListMethod = Extract<MethodId, `${string}.list`>
type AggregatedMethod = Extract<MethodId, `${string}.aggregatedList`>

const listQuery = <T>(project: string, method: ListMethod, fields: string, shape: Shape<T>) =>
  pagesQuery(sourceKeys.list(project, method), async (page, signal) => {
    const query = page(`items(${fields})`)
    return readPage(shape, await send({ ...callOf(method, { project }), query, signal }))
  })

const aggregatedQuery = <T>(
  project: string,
  method: AggregatedMethod,
  fields: string,
  shape: Shape<T>,
) =>
  pagesQuery(sourceKeys.list(project, method), async (page, signal) => {
    const [collection = ''] = method.split('.')
    const query = page(`items/*/${collection}(${fields}),items/*/warning/code,unreachables`)
    const answer = read(
      AggregatedPage,
      await send({ ...callOf(method, { project }), query, signal }),
    )
    const scopes = Object.values(answer.items ?? {})
    const items = scopes.flatMap((scope) => scope[collection] ?? [])
    const list = readPage(shape, { ...answer, items })
    const left = scopes.filter(isLeftOut).length + (answer.unreachables?.length ?? 0)
    return { ...list, unreadable: list.unreadable + left }
  })

/** Whether the items of a scope are missing for another reason than that it has none on this page. */
const isLeftOut = ({ warning }: Readonly<Record<string, unknown>>): boolean =>
  warning !== undefined && !(isObject(warning) && warning['code'] === 'NO_RESULTS_ON_PAGE')

/**
 * Items by scope (`zones/us-central1-a`), each a list under the collection's name, or a warning.
 */
const AggregatedPage = object({
  items: optional(map(map(unknown))),
  unreachables: optional(array(string)),
  nextPageToken: optional(string),
})

type PageQuery = (fields: string) => Query

function pagesQuery<T>(
  queryKey: readonly string[],
  readOne: (page: PageQuery, signal: AbortSignal) => Promise<Page<T>>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      readOne(
        (fields) => ({
          maxResults: 500,
          pageToken: pageParam,
          fields: `${fields},nextPageToken`,
        }),
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last, _all, _param, given) => nextToken(last, given),
  })
}

/** Options of a paged list. */
export type PagesQuery<T> = ReturnType<typeof pagesQuery<T>>
