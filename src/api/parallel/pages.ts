/**
 * A project's list in parallel: after the first page, ranges of names are read at the same time, each to its
 * end. The ranges are complete by construction; one that can't be read is an error of the list.
 */
import type { Image } from '../../compute/schema.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import { ApiError } from '../http/error.ts'
import { send } from '../http/http.ts'
import { retrying } from '../http/pause.ts'
import type { Page } from '../http/read.ts'
import { retryDelay, shouldRetry } from '../http/retry.ts'
import { imagesRequest } from '../imagesRequest.ts'
import type { PageAsked } from '../pageSource.ts'
import { Pump } from './pump.ts'
import { isIn, patternOf, rangesOf, type Range } from './ranges.ts'

/** More than are read at a time: some turn out longer than others. */
const RANGES = 24

/** Before the number of a batch; never sent to the API. */
const TOKEN = 'parallel '

/** The list being read; one at a time. */
interface Reading {
  project: string
  first: Page<Image>
  /** It replaces a list that is shown: all of the rest comes as one page. */
  isRefresh: boolean
  pump?: Promise<Pump>
  batches: number
  /** The last batch requested, for a caller that asks for it again after giving up on it. */
  last?: { token: string; page: Promise<Page<Image>> }
}

let reading: Reading | undefined
/** Projects whose whole list was read before. */
const wholes = new Set<string>()

/**
 * A page of a project's list: the first like any other, then the batches as they arrive.
 * @param isRefresh something of that list is shown already
 * @returns undefined: the API is asked for the next page
 * @throws ApiError
 */
export async function parallelPage(
  asked: PageAsked,
  isRefresh: boolean,
): Promise<Page<Image> | undefined> {
  const { project, pageToken, signal, read } = asked
  if (pageToken === '') {
    const first = read(await send({ ...imagesRequest(project, '', ''), signal }))
    reading = { project, first, isRefresh: isRefresh || wholes.has(project), batches: 0 }
    return first
  }
  const now = reading
  if (now?.project === project && now.last?.token === pageToken) return now.last.page
  if (now?.project !== project || !isNext(now, pageToken)) {
    if (pageToken.startsWith(TOKEN)) throw lost()
    return undefined
  }
  // A name that isn't one would be in no range.
  if (!now.first.items.every(({ name }) => RESOURCE_NAME.test(name))) return undefined
  const page = nextBatch(now, asked)
  now.last = { token: pageToken, page }
  // The next attempt resumes with what is missing.
  page.catch(() => delete now.last)
  return page
}

async function nextBatch(now: Reading, asked: PageAsked): Promise<Page<Image>> {
  now.pump ??= startPump(now.first, asked)
  const { isLast, ...batch } = await (await now.pump).take(now.isRefresh)
  now.batches += 1
  if (isLast) wholes.add(asked.project)
  return { ...batch, nextPageToken: isLast ? undefined : TOKEN + now.batches }
}

const isNext = ({ first, batches }: Reading, token: string) =>
  token === (batches === 0 ? first.nextPageToken : TOKEN + batches)

const lost = () =>
  new ApiError({
    failure: 'unexpected',
    message: 'The list was being read elsewhere on this page. Refresh it.',
  })

async function startPump({ items }: Page<Image>, { project, read }: PageAsked): Promise<Pump> {
  const shown = items.map(({ name }) => name)
  const newest = await newestNames(project, read)
  const sample = newest.length > 0 ? newest : 'abcdefghijklmnopqrstuvwxyz'
  const ask = async (range: Range, pageToken: string) => {
    const request = imagesRequest(project, `name eq "${patternOf(range)}"`, pageToken)
    const page = read(await retrying(() => send(request), shouldRetry, retryDelay))
    if (page.items.every(({ name }) => isIn(range, name))) return page
    throw notFiltered()
  }
  return new Pump(rangesOf(sample, RANGES), ask, shown)
}

/** How names are spread, by the newest 500; none if the API can't tell. */
async function newestNames(project: string, read: PageAsked['read']): Promise<string[]> {
  const request = imagesRequest(project, '', '')
  const query = { ...request.query, orderBy: 'creationTimestamp desc', fields: 'items(name)' }
  try {
    return read(await send({ ...request, query })).items.map(({ name }) => name)
  } catch {
    return []
  }
}

const notFiltered = () =>
  new ApiError({
    failure: 'unexpected',
    message:
      'The API doesn’t filter by name as described, so the list can’t be read in parallel. Turn that off in Settings.',
  })
