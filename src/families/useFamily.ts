import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { familyQuery } from '../api/images.ts'
import { membersFilter, membersFromLists } from '../api/members.ts'
import { useImages } from '../api/useImages.ts'
import type { Image } from '../compute/schema.ts'
import { differenceOf, membersOf, type Difference, type Members } from './members.ts'

export interface Family {
  /** What `getFromFamily` returned: null for nothing, undefined before it has. */
  resolved: Image | null | undefined
  /** When it responded, ms since the epoch. */
  askedAt: number
  asking: boolean
  headError: Error | null
  /** Undefined until the first has arrived. */
  members: Members | undefined
  /** All members have been loaded. */
  complete: boolean
  membersError: Error | null
  /** How many members could not be read at all. */
  unreadable: number
  /** When all members had been loaded, ms since the epoch; 0 while some are missing. */
  membersReadAt: number
  difference: Difference | null
  /** Reads both again. */
  ask(): void
}

/**
 * A family: its head, and its members, read with a server-side filter. Until they arrive, members
 * are taken from a list read earlier.
 */
export function useFamily(project: string, family: string): Family {
  const client = useQueryClient()
  const head = useQuery({ ...familyQuery(project, family), retryOnMount: false })
  const list = useImages(project, membersFilter(family))
  const known = list.loading ? membersFromLists(client, project, family) : list.images
  // An empty list is an answer too, and stays if a refresh fails. A first page may be empty even
  // though more follow.
  const failed = list.error !== null && list.updatedAt === 0
  const none = failed || (list.images.length === 0 && list.more)
  const images = none && !list.loading ? undefined : known
  const { unreadable } = list
  const members = useMemo(() => images && membersOf(images, unreadable), [images, unreadable])
  const complete = !list.loading && !list.more && !list.error
  // While one of the two is being read, they are from different times.
  const comparable = complete && !list.refreshing && !head.isFetching
  return {
    resolved: head.data,
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
