/** The members of many families, read in few requests: one per family would take minutes. */
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Image } from '../compute/schema.ts'
import { isUnread } from '../compute/unread.ts'
import { fewAtOnce } from './atOnce.ts'
import { ApiError } from './http/error.ts'
import { retrying } from './http/pause.ts'
import { retryDelay, shouldRetry } from './http/retry.ts'
import { manyMembersKey } from './keys.ts'
import { listMembers, membersFilter, membersQuery } from './members.ts'

/** Families per request: its URL names them all. */
const IN_ONE = 40

export interface ManyMembers {
  /** By family; those that couldn't be read are missing. */
  members: ReadonlyMap<string, readonly Image[]>
  /** Why the first of them couldn't be read. */
  error: Error | null
}

/**
 * The members of many families, as {@link membersQuery} gives them for one, and in its cache. Fails
 * for no family: see {@link ManyMembers}.
 * @param from ms since the epoch; members that were read after that aren't read again
 */
export const manyMembersQuery = (project: string, families: readonly string[], from: number) =>
  queryOptions({
    queryKey: manyMembersKey(project, families),
    queryFn: async ({ client, signal }): Promise<ManyMembers> => {
      const members = new Map<string, readonly Image[]>()
      let error: Error | null = null
      const keep = (family: string, read: Image[]) => {
        client.setQueryData(membersQuery(project, family).queryKey, read)
        members.set(family, read)
      }
      const readSome = async (some: readonly string[]): Promise<void> => {
        try {
          for (const [family, read] of await readTogether(project, some, signal)) keep(family, read)
        } catch (failure) {
          if (signal.aborted || !(failure instanceof Error)) throw failure
          if (some.length > 1 && isOfOne(failure)) {
            await fewAtOnce(some, (family) => readSome([family]))
          } else error ??= failure
        }
      }
      const unread = families.filter((family) => {
        const known = readSince(client, project, family, from)
        if (known) members.set(family, known)
        return !known
      })
      await fewAtOnce(inParts(unread), readSome)
      return { members, error }
    },
    gcTime: 0,
    structuralSharing: false,
    retry: false,
  })

/** The members of a family in the cache, if they were read after a time in ms. */
export function readSince(
  client: QueryClient,
  project: string,
  family: string,
  from: number,
): readonly Image[] | undefined {
  const state = client.getQueryState(membersQuery(project, family).queryKey)
  return state && state.dataUpdatedAt > from ? state.data : undefined
}

/** A list of all these families' members, retried like any other read. */
async function readTogether(project: string, families: readonly string[], signal: AbortSignal) {
  const filter = families.map((family) => `(${membersFilter(family)})`).join(' OR ')
  const read = () => listMembers(project, filter, families.join(', '), signal)
  const images = await retrying(read, shouldRetry, retryDelay, signal)
  const members = new Map<string, Image[]>(families.map((family) => [family, []]))
  const [only, ...others] = families
  for (const image of images) {
    const isOdd = isUnread(image, 'family')
    if (isOdd && others.length > 0) throw familyUnread(image)
    members.get((isOdd ? only : image.family) ?? '')?.push(image)
  }
  return members
}

/** Which of several families it is in isn't known; if only one was asked for, the service says that it is. */
const familyUnread = ({ name }: Image) =>
  new ApiError({ failure: 'unexpected', message: `The family of ${name} could not be read.` })

/**
 * Whether the others can be read although these together can't: one has no name or no family, or the service
 * knows no OR.
 */
const isOfOne = (failure: unknown): boolean =>
  failure instanceof ApiError && (failure.failure === 'unexpected' || failure.status === 400)

const inParts = (families: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(families.length / IN_ONE) }, (_, part) =>
    families.slice(part * IN_ONE, (part + 1) * IN_ONE),
  )
