/** Reading what images are made from: one options factory a query. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { Disk, Instance, InstanceTemplate, License, Snapshot } from '../compute/schema.ts'
import { isApiError } from './http/error.ts'
import { everyPage } from './everyPage.ts'
import { send } from './http/http.ts'
import { imageKeys } from './images.ts'
import { nextToken, read, readImages, readPage, type Page } from './http/read.ts'
import type { Query } from './http/requestUrl.ts'

/** A zone or a region: its name is all that is wanted. */
const Place = z.object({ name: z.string(), status: z.optional(z.string()) })
type Place = z.infer<typeof Place>

const DISK_FIELDS =
  'name,zone,status,sizeGb,creationTimestamp,users,selfLink,architecture,sourceImage,sourceImageId'

/** All disks of a project, in all zones (`disks.aggregatedList`, 500 a page). */
export const disksQuery = (project: string) => aggregatedQuery(project, 'disks', DISK_FIELDS, Disk)

/** All instances of a project: whether one runs, and on which disks (`instances.aggregatedList`). */
export const instancesQuery = (project: string) =>
  aggregatedQuery(project, 'instances', 'name,zone,status,selfLink,disks(source)', Instance)

/** All global instance templates of a project, for the images that they name (`instanceTemplates.list`). */
export const templatesQuery = (project: string) =>
  listQuery(
    project,
    'global/instanceTemplates',
    'name,selfLink,properties(disks(initializeParams(sourceImage)))',
    InstanceTemplate,
  )

/** The images of a project that were made from the image of this id (`images.list` with a filter). */
export const madeFromQuery = (project: string, id: string) =>
  pagesQuery([...imageKeys.project(project), 'from', id], async (page, signal) => {
    const path = `projects/${project}/global/images`
    const filter = `sourceImageId = ${JSON.stringify(id)}`
    const query = { filter, ...page('items(name,creationTimestamp,sourceImage,sourceImageId)') }
    return readImages(await send({ path, query, signal }))
  })

/** All snapshots of a project (`snapshots.list`). */
export const snapshotsQuery = (project: string) =>
  listQuery(
    project,
    'global/snapshots',
    'name,status,diskSizeGb,storageBytes,creationTimestamp,selfLink,sourceDisk,architecture',
    Snapshot,
  )

/** All licenses of a project (`licenses.list`). */
export const licensesQuery = (project: string) =>
  listQuery(project, 'global/licenses', 'name,description,licenseCode,selfLink', License)

/** All zones (`zones.list`). */
export const zonesQuery = (project: string) => listQuery(project, 'zones', 'name,status', Place)

/** All regions (`regions.list`). */
export const regionsQuery = (project: string) => listQuery(project, 'regions', 'name,status', Place)

/** One disk, whole (`disks.get`). */
export const diskQuery = (project: string, scope: string, disk: string) =>
  oneQuery(project, `${scope}/disks`, disk, Disk)

/** One snapshot, whole (`snapshots.get`). */
export const snapshotQuery = (project: string, snapshot: string) =>
  oneQuery(project, 'global/snapshots', snapshot, Snapshot)

/**
 * Whether a project has an image of this name; null when one may not look. Asked by `images.list`:
 * that a name is free is no error.
 */
export const nameTakenQuery = (project: string, name: string) =>
  queryOptions({
    queryKey: [...imageKeys.project(project), 'taken', name] as const,
    staleTime: 0,
    queryFn: async ({ signal }): Promise<boolean | null> => {
      const path = `projects/${project}/global/images`
      const filter = `name = ${JSON.stringify(name)}`
      const fields = 'items(name),nextPageToken'
      const pages = everyPage(async (pageToken) =>
        readImages(await send({ path, query: { filter, fields, pageToken }, signal })),
      )
      try {
        for await (const { items } of pages) if (items.length > 0) return true
        return false
      } catch (error) {
        if (isApiError(error, 403)) return null
        throw error
      }
    },
  })

const oneQuery = <T>(project: string, collection: string, name: string, schema: z.ZodMiniType<T>) =>
  queryOptions({
    queryKey: ['source', project, collection, name] as const,
    queryFn: async ({ signal }) => {
      const path = `projects/${project}/${collection}/${encodeURIComponent(name)}`
      return read(schema, await send({ path, signal }))
    },
  })

const listQuery = <T>(
  project: string,
  collection: string,
  fields: string,
  schema: z.ZodMiniType<T>,
) =>
  pagesQuery(['sources', project, collection], async (page, signal) => {
    const path = `projects/${project}/${collection}`
    return readPage(schema, await send({ path, query: page(`items(${fields})`), signal }))
  })

const aggregatedQuery = <T>(
  project: string,
  collection: string,
  fields: string,
  schema: z.ZodMiniType<T>,
) =>
  pagesQuery(['sources', project, collection], async (page, signal) => {
    const path = `projects/${project}/aggregated/${collection}`
    const query = page(`items/*/${collection}(${fields})`)
    const answer = read(AggregatedPage, await send({ path, query, signal }))
    const items = Object.values(answer.items ?? {}).flatMap((scope) => scope[collection] ?? [])
    return readPage(schema, { ...answer, items })
  })

/** Items by scope (`zones/us-central1-a`), each with a list under the collection's name, or a warning. */
const AggregatedPage = z.object({
  items: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
  nextPageToken: z.optional(z.string()),
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

/** Options of a list that comes page by page. */
export type PagesQuery<T> = ReturnType<typeof pagesQuery<T>>
