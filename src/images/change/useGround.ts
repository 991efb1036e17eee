import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type ManyMembers, manyMembersQuery, readSince } from '../../api/manyMembers.ts'
import { membersQuery } from '../../api/members.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import { familiesTouched, type Ground } from '../../compute/changes/preview.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import type { Image } from '../../compute/schema.ts'

/** ms; cached data may be stale, but not if another part of the page has just read it. */
const FRESH = 10_000

/**
 * More families than this are read together, and given once all are: otherwise each response would
 * have a dialog of thousands of images planned and rendered again.
 */
const FEW = 8

interface GroundReading {
  ground: Ground
  /** Members are still being read. */
  waiting: boolean
  /** Of how many families the members have been read so far; it changes without rendering anything. */
  countRead(): number
  /** Why the members of a family couldn't be read. */
  error: Error | null
}

/**
 * What steps are based on: their images, as given, and the members of the affected families, read
 * since this was mounted or just before. It stays the same object until one of these changes.
 */
export function useGround(
  project: string,
  images: Image | readonly Image[],
  steps: readonly ImageChange[],
): GroundReading {
  const client = useQueryClient()
  const [since] = useState(() => Date.now())
  const byName = useMemo(
    () => new Map([images].flat().map((image) => [image.name, image])),
    [images],
  )
  const families = useMemo(
    () => [...familiesTouched(steps, byName).keys()].filter((family) => RESOURCE_NAME.test(family)),
    [steps, byName],
  )
  const from = since - FRESH
  const isMany = families.length > FEW
  const few = useQueries({
    queries: (isMany ? [] : families).map((family) => ({
      ...membersQuery(project, family),
      staleTime: FRESH,
    })),
    combine: (queries) => {
      const isRead = queries.map(({ dataUpdatedAt }) => dataUpdatedAt > from)
      const members = queries.map(({ data }, index) => (isRead[index] ? data : undefined))
      return {
        read: members,
        waiting: queries.some((query, index) => !isRead[index] && query.errorUpdatedAt <= from),
        error: queries.find((query, index) => !members[index] && query.error)?.error ?? null,
      }
    },
  })
  const { data: many, isPlaceholderData } = useQuery({
    ...manyMembersQuery(project, families, from),
    enabled: isMany,
    placeholderData: keepPreviousData,
  })
  const ground = useMemo(
    () => ({
      images: byName,
      families: new Map(
        families.map((family, index) => [
          family,
          isMany ? many?.members.get(family) : few.read[index],
        ]),
      ),
    }),
    [byName, families, isMany, many, few],
  )
  return {
    ground,
    waiting: isMany ? !many || (isPlaceholderData && !hasAll(many, families)) : few.waiting,
    countRead: () =>
      families.filter((family) => readSince(client, project, family, from) !== undefined).length,
    error: isMany ? (many?.error ?? null) : few.error,
  }
}

/** Whether members that were read for other families are those of all these, too. */
const hasAll = ({ members }: ManyMembers, families: readonly string[]) =>
  families.every((family) => members.has(family))
