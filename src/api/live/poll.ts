/**
 * Looks for what is changed elsewhere: the newest images and operations of a project, in two small
 * requests.
 */
import { hashKey, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { Image, Operation } from '../../compute/schema.ts'
import { isFollowed } from '../changes/follow.ts'
import { ApiError } from '../http/error.ts'
import { send } from '../http/http.ts'
import { isLoopback } from '../http/loopback.ts'
import { readImages, type Page } from '../http/read.ts'
import { isRateLimit } from '../http/retry.ts'
import { session } from '../http/session.ts'
import { imagesQuery } from '../images.ts'
import { imagesRequest } from '../imagesRequest.ts'
import { imageKeys, liveKey, operationKeys } from '../keys.ts'
import { readOperations } from '../operations.ts'
import { differingFrom, newsIn, recentIn, targetsOf, type Seen } from './changed.ts'

/** ms until the first look, and between looks while something happens. */
const SOON = 30_000
/** ms between looks when nothing happens, or the API fails. */
const RARELY = 5 * 60_000

const NEWEST = { maxResults: 50, orderBy: 'creationTimestamp desc' }
const FIELDS = 'items(name,status,operationType,targetLink,insertTime,endTime),nextPageToken'

type Part = 'operations' | 'newest'

/** What the last look found. */
export interface Look {
  /** The newest operations; undefined before the first look, and while they are refused. */
  seen: Seen | undefined
  /** Names of images that have changed since the look before. */
  changed: readonly string[]
  /** Some operations are new, or have ended. */
  news: boolean
  /** How many looks in a row have found nothing. */
  quiet: number
  /** What the API refuses, and isn't asked for again until {@link resumeLooks} finds that it may be read. */
  refused: readonly Part[]
  /** How often looking had failed by then. */
  failures: number
}

const NOTHING: Look = {
  seen: undefined,
  changed: [],
  news: false,
  quiet: 0,
  refused: [],
  failures: 0,
}

/**
 * Looks after half a minute, then less and less often while nothing happens or the API fails, down to
 * every five minutes. Not while the page is hidden, nor while there is no network.
 */
export const liveQuery = (client: QueryClient, project: string) =>
  queryOptions({
    queryKey: liveKey(project),
    queryFn: ({ signal }) => look(client, project, signal),
    // The page has just been read.
    initialData: NOTHING,
    initialDataUpdatedAt: () => Date.now(),
    structuralSharing: false,
    retry: false,
    networkMode: isLoopback(session().base) ? 'always' : 'online',
    refetchInterval: ({ state }) =>
      lookDelay(state.data ?? NOTHING, state.errorUpdateCount - (state.data?.failures ?? 0)),
  })

/**
 * ms until the next look; false for never.
 * @param failures how often it has failed since the last one that worked
 */
export const lookDelay = ({ quiet, refused }: Look, failures: number): number | false =>
  refused.length < 2 && Math.min(SOON * 1.5 ** (quiet + 2 * failures), RARELY)

/**
 * Asks again for what the API refused once the page has read something of the kind: a permission may have
 * been granted, or the user has signed in again.
 * @returns stops that
 */
export function resumeLooks(client: QueryClient, project: string): () => void {
  const hashes: Record<Part, string> = {
    newest: hashKey(imageKeys.list(project, '')),
    operations: hashKey(operationKeys.list(project)),
  }
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return
    const { queryHash } = event.query
    client.setQueryData<Look>(liveKey(project), (look) =>
      look?.refused.some((part) => hashes[part] === queryHash)
        ? { ...look, refused: [], changed: [], news: false, quiet: 0 }
        : undefined,
    )
  })
}

async function look(client: QueryClient, project: string, signal: AbortSignal): Promise<Look> {
  const key = liveKey(project)
  const before = client.getQueryData<Look>(key) ?? NOTHING
  const failures = client.getQueryState(key)?.errorUpdateCount ?? 0
  // Before the first look, its own time is when the page was read.
  const readAt =
    client.getQueryState(imagesQuery(project).queryKey)?.dataUpdatedAt ||
    (client.getQueryState(key)?.dataUpdatedAt ?? 0)
  const refused = new Set(before.refused)
  const [operations, newest] = await Promise.all([
    unlessRefused(refused, 'operations', () => readOperations(project, { fields: FIELDS }, signal)),
    unlessRefused(refused, 'newest', () => readNewest(project, signal)),
  ])
  const news = newsOf(operations?.items ?? [], before.seen, readAt)
  const changed = [...targetsOf(news, project), ...differing(client, project, newest?.items ?? [])]
  const quiet = news.length === 0 && changed.length === 0 ? before.quiet + 1 : 0
  return {
    seen: operations && new Map(operations.items.map(({ name = '', status }) => [name, status])),
    changed: [...new Set(changed)],
    news: news.length > 0,
    quiet,
    refused: [...refused],
    failures,
  }
}

/** What something here has waited for is shown already. */
function newsOf(operations: readonly Operation[], seen: Seen | undefined, readAt: number) {
  const news = seen ? newsIn(operations, seen) : recentIn(operations, readAt)
  return news.filter(({ name = '' }) => !isFollowed(name))
}

/** Compared only with a list that is shown as it is now: whole, and not being read. */
function differing(client: QueryClient, project: string, newest: readonly Image[]): string[] {
  const state = client.getQueryState(imagesQuery(project).queryKey)
  const pages = state?.data?.pages
  if (!pages || state.fetchStatus !== 'idle' || pages.at(-1)?.nextPageToken !== undefined) return []
  if (pages.some(({ at }) => at !== undefined)) return []
  return differingFrom(
    pages.flatMap(({ items }) => items),
    newest,
  )
}

const readNewest = async (project: string, signal: AbortSignal): Promise<Page<Image>> => {
  const request = imagesRequest(project, '', '')
  return readImages(await send({ ...request, query: { ...request.query, ...NEWEST }, signal }))
}

/** Reads a part; undefined once the API has refused it. @throws ApiError for what may pass */
async function unlessRefused<T>(
  refused: Set<Part>,
  part: Part,
  read: () => Promise<T>,
): Promise<T | undefined> {
  if (refused.has(part)) return undefined
  try {
    return await read()
  } catch (error) {
    if (!isRefusal(error)) throw error
    refused.add(part)
    return undefined
  }
}

const isRefusal = (error: unknown) =>
  error instanceof ApiError && [400, 403, 404, 501].includes(error.status) && !isRateLimit(error)
