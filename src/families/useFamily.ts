import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { familyQuery } from '../api/images.ts'
import { membersFilter, membersFromLists } from '../api/members.ts'
import { useImages } from '../api/useImages.ts'
import type { Image } from '../compute/schema.ts'
import { differenceOf, membersOf, type Difference, type Members } from './members.ts'

export interface Family {
  /** What `getFromFamily` answered: null for nothing, undefined before it has. */
  told: Image | null | undefined
  /** When it answered, ms since the epoch. */
  askedAt: number
  asking: boolean
  headError: Error | null
  /** Undefined before any has come. */
  members: Members | undefined
  /** All members are there. */
  complete: boolean
  membersError: Error | null
  /** How many members could not be read at all. */
  unreadable: number
  /** When all members had come, ms since the epoch; 0 while some are missing. */
  membersReadAt: number
  difference: Difference | null
  /** Asks for both anew. */
  ask(): void
}

/**
 * A family: what it resolves to, asked, and its members, asked for with a filter on the server. Until
 * they come, members are those of a list that was read before.
 */
export function useFamily(project: string, family: string): Family {
  const client = useQueryClient()
  const head = useQuery({ ...familyQuery(project, family), retryOnMount: false })
  const list = useImages(project, membersFilter(family))
  const known = list.loading ? membersFromLists(client, project, family) : list.images
  // None is an answer, too, and stays when it cannot be asked for again. A first page may be empty,
  // and others still follow.
  const failed = list.error !== null && list.updatedAt === 0
  const none = failed || (list.images.length === 0 && list.more)
  const images = none && !list.loading ? undefined : known
  const { unreadable } = list
  const members = useMemo(() => images && membersOf(images, unreadable), [images, unreadable])
  const complete = !list.loading && !list.more && !list.error
  // While one of the two is being asked, they are of different times.
  const comparable = complete && !list.refreshing && !head.isFetching
  return {
    told: head.data,
    askedAt: head.dataUpdatedAt,
    asking: head.isFetching || list.refreshing,
    headError: head.error,
    members,
    complete,
    membersError: list.error,
    unreadable,
    membersReadAt: list.more ? 0 : list.updatedAt,
    difference: differenceOf(head.data, comparable ? members : undefined),
    ask: () => {
      void head.refetch()
      if (list.error) list.resume()
      else list.refresh()
    },
  }
}
