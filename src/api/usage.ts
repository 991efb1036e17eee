/**
 * Reading what uses an image: each list separately, since permission to see one doesn't imply the
 * others.
 */
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { NOWHERE, parseLink, type ResourceLink } from '../compute/links.ts'
import { type MethodId, permissionOf } from '../compute/methods.ts'
import type { Disk, Image, Instance } from '../compute/schema.ts'
import { isUnread } from '../compute/unread.ts'
import {
  compareSource,
  instancesWith,
  madeFrom,
  replacedBy,
  sourceOf,
  templatesFor,
  type TemplateUse,
} from '../compute/usage.ts'
import { explainBriefly, isApiError, isNotFound } from './http/error.ts'
import { imageQuery } from './images.ts'
import { sourceKeys } from './keys.ts'
import {
  diskQuery,
  disksQuery,
  instancesQuery,
  snapshotQuery,
  templatesQuery,
  madeFromQuery,
} from './sources.ts'
import { useEveryPage, type EveryPage } from './useEveryPage.ts'
import { useImages } from './useImages.ts'
import { isWholeList } from './wholeList.ts'
import { doesNotHave } from './http/session.ts'

/** What one list returned. */
export interface Reading<T> {
  /**
   * `reading` until the whole list has arrived; `unknown` without permission, or when it failed.
   */
  state: 'reading' | 'known' | 'unknown'
  /** What was found; partial while reading. */
  found: T
  /** For `unknown`: why, as a sentence; for `known`: why it couldn't be refreshed. */
  why?: string
  /** The method that was called. */
  method: MethodId
  /** When the response arrived, ms since the epoch; 0 before. */
  readAt: number
  /** How many items couldn't be read: they might use the image too. */
  unreadable: number
  refresh(): void
}

/**
 * What creates new resources from an image, and what was made from it, in its own project only:
 * other projects aren't visible from there.
 */
export interface NearUsage {
  templates: Reading<TemplateUse>
  disks: Reading<readonly Disk[]>
}

/** Everything known to use an image. */
export interface Usage extends NearUsage {
  instances: Reading<readonly Instance[]>
  /** Images made from it. */
  images: Reading<readonly Image[]>
  /** Images that list it as their replacement. */
  replaced: Reading<readonly Image[]>
}

/** Whether some of it is still being read. */
export const isCounting = (usage: Usage): boolean =>
  readings(usage).some(({ state }) => state === 'reading')

/** Whether all of it is known: unread doesn't mean none. */
export const isAllKnown = (usage: Usage): boolean =>
  readings(usage).every(({ state, unreadable }) => state === 'known' && unreadable === 0)

const readings = (usage: Usage): Reading<unknown>[] => Object.values(usage)

/** The templates that name an image or its family, and the disks made from it. */
export const useNearUsage = (project: string, image: Image): NearUsage =>
  useNearUsages(project)(image)

/**
 * The same for any number of images of a project: both lists are read once.
 * @param enabled false: nothing is read, and all of it stays `reading`
 */
export function useNearUsages(project: string, enabled = true): (image: Image) => NearUsage {
  const templates = useEveryPage({ ...templatesQuery(project), enabled })
  const disks = useEveryPage({ ...disksQuery(project), enabled })
  const templatesOf = useMemo(
    () => templatesFor(templates.items, project),
    [templates.items, project],
  )
  const disksOf = useMemo(() => madeFrom(disks.items, project), [disks.items, project])
  return (image) => ({
    templates: readingOf(templates, 'instanceTemplates.aggregatedList', templatesOf(image)),
    disks: readingOf(disks, 'disks.aggregatedList', disksOf(image)),
  })
}

/** Finds what uses an image. Lists read less than half a minute ago aren't requested again. */
export function useUsage(project: string, image: Image): Usage {
  const near = useNearUsage(project, image)
  const instances = useEveryPage(instancesQuery(project))
  const { id = '' } = image
  const made = useEveryPage({ ...madeFromQuery(project, id), enabled: id !== '' })
  const list = useImages(project)
  const instancesOn = useMemo(
    () => instancesWith(instances.items, project),
    [instances.items, project],
  )
  const imagesOf = useMemo(() => madeFrom(made.items, project), [made.items, project])
  const replacedOf = useMemo(() => replacedBy(list.images, project), [list.images, project])
  return {
    ...near,
    instances: instancesReading(
      readingOf(instances, 'instances.aggregatedList', instancesOn(near.disks.found)),
      near.disks,
    ),
    images: id ? readingOf(made, 'images.list', imagesOf(image)) : nothingKnown(),
    replaced: readingOf(
      {
        ...list,
        whole: isWholeList(list),
        readAt: list.updatedAt,
        unreadable: list.unreadable + list.images.filter(isReplacementUnread).length,
      },
      'images.list',
      replacedOf(image),
    ),
  }
}

const isReplacementUnread = (image: Image) => isUnread(image, 'deprecated.replacement')

/** For an image from a list without ids: what was made from it can't be queried. */
const nothingKnown = (): Reading<readonly Image[]> => ({
  state: 'unknown',
  found: [],
  why: 'The image’s ID is unknown.',
  method: 'images.list',
  readAt: 0,
  unreadable: 0,
  refresh: () => {},
})

function readingOf<F>(
  { unreadable, loading, more, whole, error, readAt, refresh }: Omit<EveryPage<unknown>, 'items'>,
  method: MethodId,
  found: F,
): Reading<F> {
  const known = { found, method, readAt, unreadable, refresh }
  if (error) {
    // What was read earlier was true then, and the page says so.
    if (whole) return { ...known, state: 'known', why: `Not refreshed: ${reasonOf(error, method)}` }
    return { ...known, state: 'unknown', why: reasonOf(error, method) }
  }
  return { ...known, state: loading || more ? 'reading' : 'known' }
}

/** Instances are found through their disks: without those, nothing is known about them. */
function instancesReading<F>(reading: Reading<F>, { state }: NearUsage['disks']): Reading<F> {
  if (reading.state === 'unknown' || state === 'known') return reading
  if (state === 'reading') return { ...reading, state }
  return { ...reading, state, why: 'Instances are found by their disks, and those are unknown.' }
}

function reasonOf(error: Error, method: MethodId): string {
  if (isApiError(error, 403)) {
    return `You need ${error.permission ?? permissionOf(method)}.`
  }
  if (isApiError(error, 501)) return doesNotHave(method)
  return explainBriefly(error)
}

export interface SourceReading {
  /** Undefined while loading. */
  verdict?: ReturnType<typeof compareSource>
  /** When the resource that has the name today was created, in the API's time format. */
  created?: string | undefined
  /** For `unknown`: why, as a sentence. */
  why?: string
}

/** Whether the source of an image still exists, with the same name and id. */
export function useSource(project: string, image: Image): SourceReading {
  const source = sourceOf(image)
  const link = source && source.kind !== 'file' ? parseLink(source.link, project) : null
  const { data: today, error } = useQuery({
    ...todayQuery(link ?? NOWHERE),
    enabled: link !== null,
  })
  if (!source) return unknown('The image doesn’t say what it was created from.')
  if (source.kind === 'file') return unknown('Files can’t be checked from here.')
  if (!link) return unknown('Its link can’t be read.')
  if (error && today === undefined) return unknown(reasonOf(error, `${source.kind}s.get`))
  if (today === undefined) return {}
  const verdict = compareSource(source, today)
  if (verdict === 'unknown') return unknown('One of the two has no ID to compare.')
  return { verdict, created: today?.creationTimestamp }
}

const unknown = (why: string): SourceReading => ({ verdict: 'unknown', why })

/** What has a name today; null when nothing does. */
export const todayQuery = (link: ResourceLink) =>
  queryOptions({
    queryKey: sourceKeys.today(link),
    queryFn: ({ client }) => readToday(client, link),
  })

async function readToday(
  client: QueryClient,
  { project, scope, collection, name }: ResourceLink,
): Promise<Pick<Image, 'id' | 'creationTimestamp'> | null> {
  try {
    if (collection === 'disks') return await client.fetchQuery(diskQuery(project, scope, name))
    if (collection === 'snapshots') return await client.fetchQuery(snapshotQuery(project, name))
    return await client.fetchQuery(imageQuery(project, name))
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}
